/** A move that is about to leave: a moment to take it back, and the truth when it could not leave. */
import type { JSX } from "preact";
import { t } from "../../../../kernel/words";
import { Button, problemWords } from "../../../../ui";
import { moving, sendNow, undo } from "../moves";

export function UndoBar(): JSX.Element {
  const now = moving.value;
  return (
    <div class="pv-undo" role="status" data-shown={now.kind !== "none"}>
      {now.kind !== "none" && (
        <>
          <p>
            {now.kind === "failed"
              ? `${problemWords(now.problem)} ${t("requests.staff.undo.kept")}`
              : t(`requests.staff.undo.${now.kind}`, {
                  title: now.pending.title,
                  state: t(`requests.staff.state.${now.pending.move.to}`),
                })}
          </p>
          {now.kind !== "sending" && (
            <div class="pv-actions">
              <Button variant="secondary" onClick={undo}>
                {t("requests.staff.undo.do")}
              </Button>
              <Button variant="tertiary" onClick={() => void sendNow()}>
                {t(now.kind === "failed" ? "ui.retry" : "requests.staff.undo.now")}
              </Button>
            </div>
          )}
        </>
      )}
    </div>
  );
}
