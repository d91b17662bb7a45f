/** The calendar day by day; under each day that changed, why. */
import type { JSX } from "preact";
import { formatDay, formatDayNear, formatWeekday } from "../../../kernel/dates";
import { daysBetween, weekdayOf } from "../../../kernel/days";
import { pick, t } from "../../../kernel/words";
import { Bin, Icon } from "../../../ui";
import type { Pickup, Stream } from "../api";
import type { CollectionDay } from "../rules";
import { changeWords, containerOf, upperFirst } from "../words";
import { PassageLine } from "./PassageLine";

export interface DayListProps {
  days: readonly CollectionDay[];
  streams: readonly Stream[];
  today: string;
  /** Read for a year: no « demain ». */
  stays?: boolean | undefined;
}

export function DayList({ days, streams, today, stays }: DayListProps): JSX.Element {
  return (
    <ol class="pv-days">
      {days.map((day) => (
        <Day key={day.on} day={day} streams={streams} today={today} stays={stays} />
      ))}
    </ol>
  );
}

interface DayProps {
  day: CollectionDay;
  streams: readonly Stream[];
  today: string;
  stays: boolean | undefined;
}

function Day({ day, streams, today, stays }: DayProps): JSX.Element {
  const near = !stays && Math.abs(daysBetween(today, day.on)) <= 1;
  return (
    <li class="pv-day" data-quiet={day.pickups.length === 0}>
      <h3 class="pv-day-date">
        <span>{upperFirst(near ? formatDayNear(day.on, today) : formatWeekday(weekdayOf(day.on)))}</span>{" "}
        <span class="pv-day-number">
          {formatDay(day.on, { weekday: false, year: day.on.slice(0, 4) !== today.slice(0, 4) })}
        </span>
      </h3>
      <ul class="pv-day-bins">
        {day.pickups.map((pickup) => (
          <Line key={pickup.uid} pickup={pickup} streams={streams} seenFrom="new" />
        ))}
        {[...day.cancelled, ...day.moved_away].map((pickup) => (
          <Line key={pickup.uid} pickup={pickup} streams={streams} seenFrom="old" />
        ))}
      </ul>
    </li>
  );
}

function Line({
  pickup,
  streams,
  seenFrom,
}: {
  pickup: Pickup;
  streams: readonly Stream[];
  seenFrom: "new" | "old";
}): JSX.Element {
  const stream = streams.find((one) => one.code === pickup.stream);
  const name = upperFirst(containerOf(streams, pickup.stream));
  const changed = pickup.state !== "planned";
  return (
    <li class="pv-day-bin">
      {stream && <Bin symbol={stream.symbol} colour={stream.colour} />}
      <div>
        {seenFrom === "old" ? <del>{name}</del> : <span>{name}</span>}
        {pickup.only_for && <p class="pv-row-detail">{pickup.only_for.map((one) => pick(one.words)).join(", ")}</p>}
        {stream?.is_booked && <p class="pv-row-detail">{t("waste_booking.only")}</p>}
        {seenFrom === "new" && <PassageLine pickup={pickup} />}
        {changed && (
          <p class="pv-day-change" data-state={pickup.state}>
            <Icon name="circle-alert" />
            <span>{changeWords(pickup, seenFrom)}</span>
          </p>
        )}
      </div>
    </li>
  );
}
