/** « Jours fériés »: what happens to the collections of each, and the days that move because of it. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../../../../../kernel/words";
import { useDataset } from "../../../../../store/datasets";
import { Button, Notification, Page, Skeleton } from "../../../../../ui";
import { csrf, leaveIfSignedOut } from "../../../../people/staff/session";
import { useWork } from "../../../../people/staff/views/work";
import { useLook } from "../../look";
import { CollectionsNav } from "../../views/CollectionsNav";
import { StaffTrouble } from "../../views/StaffTrouble";
import { decideHolidays, previewHolidays, readHolidays, type TownHolidays } from "../api";
import { type Choices, choicesOf, choose, isSame, wantedOf } from "../rules";
import { HolidayRow } from "./HolidayRow";
import { HolidaysPreviewList } from "./HolidaysPreviewList";
import "../holidays.css";

export function HolidaysDesk(): JSX.Element {
  const [known, setKnown] = useState<TownHolidays>();
  const [trouble, setTrouble] = useState<unknown>();
  const load = async (): Promise<void> => {
    try {
      setKnown(await readHolidays());
      setTrouble(undefined);
    } catch (problem) {
      if (!leaveIfSignedOut(problem)) setTrouble(problem);
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it appears
  useEffect(() => void load(), []);
  return (
    <Page title={t("waste_holidays_staff.title")} lead={t("waste_holidays_staff.lead")} wide>
      <CollectionsNav />
      {!known && trouble !== undefined && <StaffTrouble trouble={trouble} onRetry={() => void load()} />}
      {!known && trouble === undefined && <Skeleton lines={8} />}
      {known && <Choosing key={known.seen} known={known} onDecided={setKnown} />}
    </Page>
  );
}

interface ChoosingProps {
  known: TownHolidays;
  onDecided: (decided: TownHolidays) => void;
}

/** Begins anew, with the choices as they now stand, each time they are decided. */
function Choosing({ known, onDecided }: ChoosingProps): JSX.Element {
  const streams = useDataset("waste.streams").value.body?.streams ?? [];
  const [choices, setChoices] = useState<Choices>(() => choicesOf(known.holidays));
  const { busy, trouble, work } = useWork();
  const wanted = { choices: wantedOf(choices) };
  const looked = useLook(wanted, previewHolidays);
  const unchanged = isSame(choices, choicesOf(known.holidays));
  const decide = (): void => {
    void work(async () => onDecided(await decideHolidays({ ...wanted, seen: known.seen }, await csrf())));
  };
  return (
    <div class="pv-holidays">
      <ul class="pv-holiday-list" aria-label={t("waste_holidays_staff.title")}>
        {known.holidays.map((holiday) => (
          <HolidayRow
            key={holiday.key}
            holiday={holiday}
            choice={choices.get(holiday.key)}
            streams={streams}
            onChoose={(part) => setChoices(choose(choices, holiday.key, part))}
          />
        ))}
      </ul>
      <section class="pv-holidays-aside" aria-labelledby="holidays-preview">
        <h2 id="holidays-preview">{t("waste_holidays_staff.what_moves")}</h2>
        {looked.trouble !== undefined && <StaffTrouble trouble={looked.trouble} onRetry={looked.lookAgain} />}
        {!looked.answer && looked.trouble === undefined && <Skeleton lines={5} />}
        {looked.answer && <HolidaysPreviewList preview={looked.answer} streams={streams} />}
        <StaffTrouble trouble={trouble} />
        {unchanged ? (
          <Notification severity="success" title={t("waste_holidays_staff.all_applied")} />
        ) : (
          <div class="pv-holidays-decide">
            <Button busy={busy} disabled={!looked.isFresh} onClick={decide} wide>
              {t("waste_holidays_staff.decide")}
            </Button>
            <Button variant="tertiary" onClick={() => setChoices(choicesOf(known.holidays))}>
              {t("waste_holidays_staff.undo")}
            </Button>
          </div>
        )}
      </section>
    </div>
  );
}
