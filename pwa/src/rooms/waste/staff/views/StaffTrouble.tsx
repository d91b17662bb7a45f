/** What went wrong, as staff read it: they are the town hall, so nobody tells them to phone it. */
import type { JSX } from "preact";
import { t } from "../../../../kernel/words";
import { Button, Notification, problemWords } from "../../../../ui";
import { Problem } from "../../../../wire/problems";
import { PasskeyRefusal } from "../../../people/staff/passkeys";
import { Trouble } from "../../../people/staff/views/work";

export interface StaffTroubleProps {
  trouble: unknown;
  onRetry?: (() => void) | undefined;
}

export function StaffTrouble({ trouble, onRetry }: StaffTroubleProps): JSX.Element | null {
  const isAtTheDoor = trouble instanceof PasskeyRefusal || (trouble instanceof Problem && trouble.status === 401);
  if (trouble === undefined || isAtTheDoor) return <Trouble trouble={trouble} />;
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
