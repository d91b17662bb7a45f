/** The text on one side, what it becomes on the other, and the one act that sends it. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { formatClock } from "../../../../kernel/dates";
import { t } from "../../../../kernel/words";
import { Button, Notification } from "../../../../ui";
import type { Desk } from "../desk";
import { actionsOf } from "../rules";
import { EndDialog } from "./EndDialog";
import { NatureFields } from "./NatureFields";
import { Preview } from "./Preview";
import { PublishDialog } from "./PublishDialog";
import { TextFields } from "./TextFields";
import { WhereWhenFields } from "./WhereWhenFields";

export function Editor({ desk }: { desk: Desk }): JSX.Element {
  return (
    <div class="pv-editor">
      <form class="pv-editor-form" onSubmit={(event) => event.preventDefault()}>
        <NatureFields desk={desk} />
        <TextFields desk={desk} language="fr" />
        <TextFields desk={desk} language="en" />
        <WhereWhenFields desk={desk} />
      </form>
      <div class="pv-editor-side">
        <Preview desk={desk} />
      </div>
      <ActionBar desk={desk} />
    </div>
  );
}

function ActionBar({ desk }: { desk: Desk }): JSX.Element {
  const [asking, setAsking] = useState<"publish" | "end">();
  const { notice, saving } = desk.state.value;
  const actions = actionsOf(notice.state, notice.has_changes || saving !== "saved");
  return (
    <div class="pv-editor-bar">
      <SavingLine desk={desk} />
      <div class="pv-actions">
        {actions.includes("end") && (
          <Button variant="secondary" onClick={() => setAsking("end")}>
            {t("notices_staff.end.action")}
          </Button>
        )}
        {(actions.includes("publish") || actions.includes("update")) && (
          <Button icon="send" onClick={() => setAsking("publish")}>
            {t(actions.includes("update") ? "notices_staff.update.action" : "notices_staff.publish.action")}
          </Button>
        )}
      </div>
      <PublishDialog desk={desk} open={asking === "publish"} onClose={() => setAsking(undefined)} />
      <EndDialog desk={desk} open={asking === "end"} onClose={() => setAsking(undefined)} />
    </div>
  );
}

/** Where the text is: here, on its way, at the town. */
function SavingLine({ desk }: { desk: Desk }): JSX.Element {
  const { notice, saving, by } = desk.state.value;
  if (saving === "elsewhere") {
    return (
      <Notification
        severity="warning"
        live
        title={t("notices_staff.elsewhere.title", { name: by ?? "" })}
        actions={
          <>
            <Button variant="secondary" onClick={() => void desk.takeTheirs()}>
              {t("notices_staff.elsewhere.theirs")}
            </Button>
            <Button variant="secondary" onClick={() => void desk.keepMine()}>
              {t("notices_staff.elsewhere.mine")}
            </Button>
          </>
        }
      />
    );
  }
  return (
    <p class="pv-saving" role="status" data-saving={saving}>
      {saving === "saved"
        ? t("notices_staff.saved", { time: formatClock(notice.saved_at), name: notice.saved_by })
        : t(`notices_staff.saving.${saving}`)}
    </p>
  );
}
