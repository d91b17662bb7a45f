/** How many marks this phone still has to send, and what the town refused: nothing is lost without a word. */
import type { JSX } from "preact";
import { hasWords, t } from "../../../../../kernel/words";
import { offline } from "../../../../../store/datasets";
import type { StoredMark } from "../../../../../store/schema";
import { Button, Icon, Notification } from "../../../../../ui";
import type { Stream } from "../../../api";
import { StaffTrouble } from "../../views/StaffTrouble";
import { type Round, refusedOf, waitingOf } from "../marks";
import { dropMark, ownMarks, sendMarks, trouble } from "../state";
import { roundWords } from "../words";

export interface UnsentBarProps {
  rounds: readonly Round[];
  streams: readonly Stream[];
}

export function UnsentBar({ rounds, streams }: UnsentBarProps): JSX.Element {
  const own = ownMarks.value ?? [];
  const waiting = waitingOf(own).length;
  return (
    <>
      {refusedOf(own).map((mark) => (
        <Refused key={mark.id} mark={mark} rounds={rounds} streams={streams} />
      ))}
      {trouble.value !== undefined && <StaffTrouble trouble={trouble.value} onRetry={() => void sendMarks()} />}
      <div class="pv-crew-bar" role="status" data-waiting={waiting > 0}>
        {waiting > 0 ? (
          <>
            <Icon name={offline.value ? "offline" : "send"} />
            <p>
              {t(offline.value ? "waste_crew_staff.waiting_offline" : "waste_crew_staff.waiting", { count: waiting })}
            </p>
          </>
        ) : (
          own.length > 0 && (
            <>
              <Icon name="circle-check" />
              <p>{t("waste_crew_staff.all_sent")}</p>
            </>
          )
        )}
      </div>
    </>
  );
}

function Refused({ mark, rounds, streams }: UnsentBarProps & { mark: StoredMark }): JSX.Element {
  const round = rounds.find((one) => one.uid === mark.uid);
  const where = mark.body.street || (round ? roundWords(round, streams) : mark.body.sector);
  const exact = `problem.${mark.problem}`;
  return (
    <Notification
      severity="warning"
      title={t("waste_crew_staff.refused", { street: where })}
      actions={
        <Button variant="secondary" onClick={() => void dropMark(mark.id)}>
          {t("waste_crew_staff.drop")}
        </Button>
      }
    >
      <p>{t(hasWords(exact) ? exact : "problem.unknown")}</p>
    </Notification>
  );
}
