/** What was just decided and who was told; to be taken back at once if it was not meant. */
import type { JSX } from "preact";
import { t } from "../../../../../kernel/words";
import { Button } from "../../../../../ui";
import { useWork } from "../../../../people/staff/views/work";
import type { Stream } from "../../../api";
import { StaffTrouble } from "../../views/StaffTrouble";
import { daysWords, scopeWords } from "../../words";
import { decided, takeBack } from "../state";

export function TakeBackBar({ streams }: { streams: readonly Stream[] }): JSX.Element {
  const change = decided.value;
  const { busy, trouble, work } = useWork();
  return (
    <div class="pv-take-back" role="status" data-shown={change !== undefined}>
      {change && (
        <>
          <div>
            <p>
              <strong>
                {scopeWords(change, streams)}. {daysWords(change)}.
              </strong>
            </p>
            <p>
              {change.told
                ? t("waste_month_staff.done_and_told", { count: change.told.targeted })
                : t("waste_month_staff.done")}
            </p>
            <StaffTrouble trouble={trouble} />
          </div>
          <div class="pv-actions">
            <Button variant="secondary" busy={busy} onClick={() => void work(() => takeBack(change.id))}>
              {t("waste_month_staff.take_back")}
            </Button>
            <Button
              variant="tertiary"
              icon="x"
              label={t("waste_month_staff.close")}
              onClick={() => {
                decided.value = undefined;
              }}
            />
          </div>
        </>
      )}
    </div>
  );
}
