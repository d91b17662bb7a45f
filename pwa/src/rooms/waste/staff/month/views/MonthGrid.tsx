/** A month as a table of days: one stop for the Tab key, arrows from day to day, Enter opens the day. */
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { formatMonth, formatWeekday, today } from "../../../../../kernel/dates";
import { firstOfMonth } from "../../../../../kernel/days";
import { pick, t } from "../../../../../kernel/words";
import { Bin } from "../../../../../ui";
import type { Stream } from "../../../api";
import { monthWeeks } from "../../../rules";
import { containerOf } from "../../../words";
import { type DayGroup, dayFrom, type MonthDay } from "../rules";
import { day, draft, goingTo, month } from "../state";
import { dayWords, SIGNS } from "../words";

const SUNDAY_FIRST = [7, 1, 2, 3, 4, 5, 6];

export interface MonthGridProps {
  days: ReadonlyMap<string, MonthDay>;
  streams: readonly Stream[];
  /** One stream is shown, so that its sectors have room for their names. */
  isOneStream: boolean;
}

export function openDay(on: string): void {
  draft.value = undefined;
  day.value = on;
}

export function MonthGrid({ days, streams, isOneStream }: MonthGridProps): JSX.Element {
  const grid = useRef<HTMLTableElement>(null);
  const current = tabStop(month.value, day.value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another month brings the day that the key asked for
  useEffect(() => {
    if (goingTo.peek()) focusDay(grid.current, goingTo.peek());
    goingTo.value = "";
  }, [month.value]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const from = (event.currentTarget as HTMLElement).dataset["on"];
    const to = from && dayFrom(from, event.key, sameDay);
    if (!to) return;
    event.preventDefault();
    if (firstOfMonth(to) === month.value) {
      focusDay(grid.current, to);
      return;
    }
    goingTo.value = to;
    month.value = firstOfMonth(to);
  };
  return (
    <table class="pv-month-grid" ref={grid}>
      <caption class="pv-hidden">{formatMonth(month.value)}</caption>
      <thead>
        <tr>
          {SUNDAY_FIRST.map((weekday) => (
            <th key={weekday} scope="col">
              <span aria-hidden="true">{formatWeekday(weekday, "short").replace(".", "")}</span>
              <span class="pv-hidden">{formatWeekday(weekday)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {monthWeeks(month.value).map((week) => (
          <tr key={week.join()}>
            {week.map((on, column) => (
              <Cell
                key={on || column}
                on={on}
                day={days.get(on)}
                streams={streams}
                isOneStream={isOneStream}
                isStop={on === current}
                onKeyDown={onKeyDown}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Where Tab enters the grid: the open day, else today, else the first of the month. */
function tabStop(first: string, open: string | undefined): string {
  const isIn = (on: string | undefined): on is string => on !== undefined && firstOfMonth(on) === first;
  if (isIn(open)) return open;
  return isIn(today()) ? today() : first;
}

/** The same day `months` away, or the last one of that month. */
function sameDay(on: string, months: number): string {
  const first = firstOfMonth(on, months);
  const wanted = first.slice(0, 8) + on.slice(8);
  const last = new Date(Date.parse(firstOfMonth(first, 1)) - 1).toISOString().slice(0, 10);
  return wanted < last ? wanted : last;
}

/** The focus makes a day the grid's stop until it leaves. */
function focusDay(grid: HTMLTableElement | null, on: string): void {
  for (const one of grid?.querySelectorAll<HTMLElement>("[data-on]") ?? []) {
    one.tabIndex = one.dataset["on"] === on ? 0 : -1;
    if (one.dataset["on"] === on) one.focus();
  }
}

interface CellProps {
  on: string;
  day: MonthDay | undefined;
  streams: readonly Stream[];
  isOneStream: boolean;
  isStop: boolean;
  onKeyDown: (event: KeyboardEvent) => void;
}

function Cell({ on, day: one, streams, isOneStream, isStop, onKeyDown }: CellProps): JSX.Element {
  if (!on) return <td />;
  const now = today();
  return (
    <td data-open={day.value === on} data-past={on < now} data-today={on === now}>
      <button
        type="button"
        class="pv-month-cell"
        data-on={on}
        tabIndex={isStop ? 0 : -1}
        aria-current={on === now ? "date" : undefined}
        aria-expanded={day.value === on}
        onClick={() => openDay(on)}
        onKeyDown={onKeyDown}
      >
        <span class="pv-hidden">{dayWords(on, one, streams)}</span>
        <span class="pv-month-day" aria-hidden="true">
          {Number(on.slice(8))}
        </span>
        {one?.holiday && (
          <span class="pv-month-holiday" aria-hidden="true">
            {pick(one.holiday)}
          </span>
        )}
        <span class="pv-month-groups" aria-hidden="true">
          {one?.groups.map((group) => (
            <Group key={group.key} group={group} streams={streams} isNamed={isOneStream} />
          ))}
          {one && one.streets.length > 0 && <span class="pv-month-streets">{t("waste_month_staff.streets_mark")}</span>}
        </span>
      </button>
    </td>
  );
}

function Group({
  group,
  streams,
  isNamed,
}: {
  group: DayGroup;
  streams: readonly Stream[];
  isNamed: boolean;
}): JSX.Element {
  const stream = streams.find((one) => one.code === group.stream);
  return (
    <span class="pv-month-group" data-state={group.state}>
      {stream && <Bin symbol={stream.symbol} colour={stream.colour} />}
      {SIGNS[group.state] && <span class="pv-month-sign">{SIGNS[group.state]}</span>}
      <span class="pv-month-name">
        {isNamed ? group.sectors.map((sector) => sector.name).join(", ") : containerOf(streams, group.stream)}
      </span>
    </span>
  );
}
