/** Step three: it is done, phones will see it, and it can be undone. */
import type { JSX } from "preact";
import { t } from "../../../../../kernel/words";
import { Button, LinkButton, Notification } from "../../../../../ui";
import type { Import } from "../api";
import { choose } from "../state";
import { CoverageLine } from "./Summary";
import { Undo } from "./Undo";

export function DoneStep({ taken }: { taken: Import }): JSX.Element {
  if (taken.undone_at) {
    return (
      <Notification
        severity="success"
        live
        title={t("waste_import_staff.undone", { name: taken.file_name })}
        actions={<Button onClick={() => choose(undefined)}>{t("waste_import_staff.another")}</Button>}
      />
    );
  }
  return (
    <Notification
      severity="success"
      live
      title={t("waste_import_staff.taken", { name: taken.file_name })}
      actions={
        <>
          <LinkButton href="/staff/collectes/couverture">{t("waste_import_staff.see_coverage")}</LinkButton>
          <Undo past={taken} />
          <Button variant="tertiary" onClick={() => choose(undefined)}>
            {t("waste_import_staff.another")}
          </Button>
        </>
      }
    >
      <p>{t("waste_import_staff.seen_when")}</p>
      <CoverageLine stream={taken.stream} coverage={taken.coverage} />
    </Notification>
  );
}
