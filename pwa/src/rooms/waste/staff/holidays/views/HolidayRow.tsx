/** One holiday: when it is, and what happens to which collections. */
import type { JSX } from "preact";
import { formatDay, locale, today } from "../../../../../kernel/dates";
import { pick, t } from "../../../../../kernel/words";
import { Chips, Select } from "../../../../../ui";
import type { Stream } from "../../../api";
import { containerOf, upperFirst } from "../../../words";
import type { SetHoliday, TownHoliday } from "../api";
import { EFFECTS, type Effect } from "../rules";

export interface HolidayRowProps {
  holiday: TownHoliday;
  choice: SetHoliday | undefined;
  streams: readonly Stream[];
  onChoose: (part: { effect?: Effect | ""; streams?: string[] }) => void;
}

export function HolidayRow({ holiday, choice, streams, onChoose }: HolidayRowProps): JSX.Element {
  const name = pick(holiday.words);
  return (
    <li class="pv-holiday" data-chosen={choice !== undefined}>
      <Select
        id={`effect-${holiday.key}`}
        label={upperFirst(name)}
        help={daysWords(holiday.days)}
        value={choice?.effect ?? ""}
        options={[
          { value: "", label: t("waste_holidays_staff.effect.none") },
          ...EFFECTS.map((effect) => ({ value: effect, label: t(`waste_holidays_staff.effect.${effect}`) })),
        ]}
        onChange={(effect) => onChoose({ effect: effect as Effect | "" })}
      />
      {choice && (
        <>
          <p class="pv-row-detail">
            {t(choice.streams?.length ? "waste_holidays_staff.some" : "waste_holidays_staff.every")}
          </p>
          <Chips
            label={t("waste_holidays_staff.streams", { holiday: name })}
            options={streams.map((one) => ({ value: one.code, label: upperFirst(containerOf(streams, one.code)) }))}
            chosen={new Set(choice.streams)}
            onChange={(chosen) => onChoose({ streams: [...chosen] })}
          />
        </>
      )}
    </li>
  );
}

/** « vendredi 25 décembre 2026 et samedi 25 décembre 2027 »: those to come, or the last ones where none is. */
function daysWords(days: readonly string[]): string {
  const ahead = days.filter((on) => on >= today());
  const said = (ahead.length > 0 ? ahead : days).map((on) => formatDay(on, { year: true }));
  return new Intl.ListFormat(locale(), { type: "conjunction" }).format(said);
}
