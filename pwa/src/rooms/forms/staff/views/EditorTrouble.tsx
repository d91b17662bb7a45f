/** What went wrong, as staff read it: they are the town hall, so nobody tells them to phone it. */
import type { JSX } from "preact";
import { t } from "../../../../kernel/words";
import { Button, Notification, problemWords } from "../../../../ui";

export interface EditorTroubleProps {
  trouble: unknown;
  onRetry?: (() => void) | undefined;
}

export function EditorTrouble({ trouble, onRetry }: EditorTroubleProps): JSX.Element | null {
  if (trouble === undefined) return null;
  return (
    <Notification
      severity="warning"
      live
      title={problemWords(trouble)}
      actions={
        onRetry && (
          <Button variant="secondary" icon="refresh" onClick={onRetry}>
            {t("ui.retry")}
          </Button>
        )
      }
    />
  );
}
