/** A month at a glance: a real table, so that a screen reader says the weekday of each cell. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { formatDay, formatMonth, formatWeekday } from "../../../kernel/dates";
import { firstOfMonth } from "../../../kernel/days";
import { language, t } from "../../../kernel/words";
import { Bin, Button } from "../../../ui";
import type { Stream } from "../api";
import { type CollectionDay, monthToOpen, monthWeeks, streamsOf } from "../rules";
import { changeWords, containerOf, upperFirst } from "../words";

export interface MonthTableProps {
  days: readonly CollectionDay[];
  streams: readonly Stream[];
  today: string;
  until: string;
}

const SUNDAY_FIRST = [7, 1, 2, 3, 4, 5, 6];

export function MonthTable({ days, streams, today, until }: MonthTableProps): JSX.Element {
  const [month, setMonth] = useState(() => monthToOpen(days, today));
  const byDay = new Map(days.map((day) => [day.on, day]));
  const next = firstOfMonth(month, 1);
  const changes = days.filter(
    (day) => day.on >= month && day.on < next && day.cancelled.length + day.moved_away.length > 0,
  );
  return (
    <div class="pv-month">
      <div class="pv-month-head">
        <Button
          variant="secondary"
          icon="chevron-left"
          label={t("waste.month.before")}
          disabled={month <= firstOfMonth(today)}
          onClick={() => setMonth(firstOfMonth(month, -1))}
        />
        <h3 aria-live="polite">{upperFirst(formatMonth(month))}</h3>
        <Button
          variant="secondary"
          icon="chevron-right"
          label={t("waste.month.after")}
          disabled={next >= until}
          onClick={() => setMonth(next)}
        />
      </div>
      <table>
        <caption class="pv-hidden">{formatMonth(month)}</caption>
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
          {monthWeeks(month).map((week) => (
            <tr key={week.join()}>
              {week.map((on, column) => (
                <Cell key={on || column} on={on} day={byDay.get(on)} streams={streams} today={today} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {changes.length > 0 && (
        <ul class="pv-month-changes" lang={language.value}>
          {changes.flatMap((day) =>
            [...day.cancelled, ...day.moved_away].map((pickup) => (
              <li key={pickup.uid}>
                <strong>{upperFirst(formatDay(day.on, { weekday: false }))}</strong>,{" "}
                {containerOf(streams, pickup.stream)}. {changeWords(pickup, "old")}
              </li>
            )),
          )}
        </ul>
      )}
    </div>
  );
}

interface CellProps {
  on: string;
  day: CollectionDay | undefined;
  streams: readonly Stream[];
  today: string;
}

function Cell({ on, day, streams, today }: CellProps): JSX.Element {
  if (!on) return <td />;
  const codes = streamsOf(day?.pickups ?? []);
  return (
    <td aria-current={on === today ? "date" : undefined} data-past={on < today}>
      <span class="pv-month-day">{Number(on.slice(8))}</span>
      <span class="pv-month-bins">
        {codes.map((code) => {
          const stream = streams.find((one) => one.code === code);
          return (
            stream && (
              <Bin key={code} symbol={stream.symbol} colour={stream.colour} label={containerOf(streams, code)} />
            )
          );
        })}
      </span>
    </td>
  );
}
