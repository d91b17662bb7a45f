/** A street (or the whole sector): what was said of it last, and what to say now. Made for gloves. */
import type { JSX } from "preact";
import { t } from "../../../../../kernel/words";
import { Button, Icon } from "../../../../../ui";
import { EVERY_STREET, type Mark, markBody, markOf, ownMarkOf, type Round } from "../marks";
import { takeBack } from "../state";
import { markWords } from "../words";

export interface StreetRowProps {
  round: Round;
  street: string;
  marks: readonly Mark[];
  today: string;
  onDone: (street: string) => void;
  onLate: (street: string) => void;
}

export function StreetRow({ round, street, marks, today, onDone, onLate }: StreetRowProps): JSX.Element {
  const said = street === EVERY_STREET ? ownMarkOf(marks, round.uid, street) : markOf(marks, round.uid, street);
  const own = ownMarkOf(marks, round.uid, street);
  const name = street || t("waste_crew_staff.whole_sector");
  const undo = (mark: Mark): void => {
    void takeBack(mark.id, round.uid, markBody(round, street, { state: mark.state }, mark.marked_at));
  };
  return (
    <li class="pv-crew-street" data-state={said?.state}>
      <div class="pv-crew-said">
        <p class="pv-row-title">{name}</p>
        {said && (
          <p class="pv-crew-mark">
            <Icon name={said.state === "done" ? "circle-check" : "clock"} />
            <span>
              {markWords(said, today)}
              {said.sending === "waiting" && <span class="pv-crew-unsent"> {t("waste_crew_staff.unsent")}</span>}
            </span>
          </p>
        )}
      </div>
      <div class="pv-crew-buttons">
        <Button
          variant={said?.state === "done" ? "primary" : "secondary"}
          pressed={said?.state === "done"}
          icon="check"
          label={t("waste_crew_staff.done_of", { street: name })}
          onClick={() => onDone(street)}
        >
          {t("waste_crew_staff.done")}
        </Button>
        <Button
          variant={said?.state === "late" ? "primary" : "secondary"}
          pressed={said?.state === "late"}
          icon="clock"
          label={t("waste_crew_staff.late_of", { street: name })}
          onClick={() => onLate(street)}
        >
          {t("waste_crew_staff.late")}
        </Button>
        {own && (
          <Button variant="tertiary" label={t("waste_crew_staff.undo_of", { street: name })} onClick={() => undo(own)}>
            {t("waste_crew_staff.undo")}
          </Button>
        )}
      </div>
    </li>
  );
}
