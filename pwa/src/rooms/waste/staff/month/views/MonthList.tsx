/** Under the grid on a phone, the same month as a list: fingers and eyes have room there. */
import type { JSX } from "preact";
import { formatDay, today } from "../../../../../kernel/dates";
import { firstOfMonth } from "../../../../../kernel/days";
import { pick, t } from "../../../../../kernel/words";
import { Icon } from "../../../../../ui";
import type { Stream } from "../../../api";
import { upperFirst } from "../../../words";
import type { MonthDay } from "../rules";
import { month } from "../state";
import { groupWords, SIGNS, stateWords } from "../words";
import { openDay } from "./MonthGrid";

export function MonthList({
  days,
  streams,
}: {
  days: ReadonlyMap<string, MonthDay>;
  streams: readonly Stream[];
}): JSX.Element {
  const next = firstOfMonth(month.value, 1);
  const since = month.value > today() ? month.value : today();
  const ahead = [...days.values()]
    .filter((one) => one.on >= since && one.on < next && one.groups.length > 0)
    .sort((a, b) => a.on.localeCompare(b.on));
  return (
    <ul class="pv-month-list" aria-label={t("waste_month_staff.days")}>
      {ahead.map((one) => (
        <li key={one.on}>
          <button type="button" onClick={() => openDay(one.on)}>
            <span>
              <strong>{upperFirst(formatDay(one.on))}</strong>
              {one.holiday && <span class="pv-month-holiday"> {pick(one.holiday)}</span>}
              {one.groups.map((group) => (
                <span key={group.key} class="pv-month-line" data-state={group.state}>
                  {SIGNS[group.state]} {groupWords(group, streams)}
                  {group.state !== "planned" && `, ${stateWords(group)}`}
                </span>
              ))}
            </span>
            <Icon name="chevron-right" />
          </button>
        </li>
      ))}
    </ul>
  );
}
