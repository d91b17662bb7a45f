/** Pure: what goes out next, and what happens on which day. Days and times come in as arguments. */
import { addDays, firstOfMonth, weekdayOf } from "../../kernel/days";
import type { Buildings, Pickup, Stream, WasteCalendar } from "./api";

/** A moment in the town: `{on: "2026-12-01", time: "19:30"}`. */
export interface Moment {
  on: string;
  time: string;
}

/** Everything to know of one day. */
export interface CollectionDay {
  on: string;
  /** What is collected that day. */
  pickups: Pickup[];
  /** What would have been collected, and is not at all. */
  cancelled: Pickup[];
  /** What would have been collected, and is on another day. */
  moved_away: Pickup[];
}

/** The truck may come until the evening; after that the day is over. */
export const DAY_ENDS = "18:00";

/** The pickups of a street: those of its zone, with what was changed for this street alone. */
export function pickupsIn(calendar: Pick<WasteCalendar, "pickups" | "street_changes">, street: string): Pickup[] {
  const changed = new Map(
    (calendar.street_changes ?? [])
      .filter((change) => change.streets.includes(street))
      .map((change) => [change.pickup.uid, change.pickup]),
  );
  const known = calendar.pickups.map((pickup) => changed.get(pickup.uid) ?? pickup);
  const uids = new Set(calendar.pickups.map((pickup) => pickup.uid));
  return [...known, ...[...changed.values()].filter((pickup) => !uids.has(pickup.uid))];
}

/** The pickups that serve a building of so many dwellings; 0 is one whose size nobody knows: they may. */
export function pickupsFor(pickups: readonly Pickup[], dwellings: number): Pickup[] {
  return pickups.filter((pickup) => {
    const only = pickup.only_for ?? [];
    return !dwellings || only.length === 0 || only.some((buildings) => mayBe(buildings, dwellings));
  });
}

/** Where only words say which buildings, any may be one of them. */
function mayBe({ dwellings_min, dwellings_max }: Buildings, dwellings: number): boolean {
  return (dwellings_min || 0) <= dwellings && dwellings <= (dwellings_max || dwellings);
}

/** The days on which something happens or was to happen, in order, from a day on. */
export function collectionDays(pickups: readonly Pickup[], from: string): CollectionDay[] {
  const days = new Map<string, CollectionDay>();
  const dayOf = (on: string): CollectionDay => {
    const day = days.get(on) ?? { on, pickups: [], cancelled: [], moved_away: [] };
    days.set(on, day);
    return day;
  };
  for (const pickup of pickups) {
    if (pickup.state === "cancelled") dayOf(pickup.planned_on).cancelled.push(pickup);
    else dayOf(pickup.on).pickups.push(pickup);
    if (pickup.state === "moved") dayOf(pickup.planned_on).moved_away.push(pickup);
  }
  return [...days.values()].filter((day) => day.on >= from).sort((a, b) => a.on.localeCompare(b.on));
}

/**
 * - `now`: today, and still time to set it out;
 * - `passing`: today, too late to set it out, the truck is on its way;
 * - `tonight`: collected tomorrow, set out this evening;
 * - `tomorrow`: collected and set out tomorrow;
 * - `later`: another day;
 * - `late`: crews said that the truck comes late: it is out, and stays out.
 */
export type NextKind = "now" | "passing" | "tonight" | "tomorrow" | "later" | "late";

export interface Next {
  kind: NextKind;
  on: string;
  pickups: Pickup[];
  /** When it may be set out: a time, the evening before or on the day. */
  from: string;
  from_day_before: boolean;
  /** Until when it must be out on the day. */
  until: string;
}

/** What goes out next, or nothing when the calendar is over; what is late is out already. */
export function nextCollection(
  days: readonly CollectionDay[],
  at: Moment,
  late: readonly Pickup[] = [],
): Next | undefined {
  const day = days.find(
    (one) => one.pickups.length > 0 && (one.on > at.on || (one.on === at.on && at.time < DAY_ENDS)),
  );
  if (!day) return undefined;
  const toSetOut = day.pickups.filter((pickup) => !late.some(({ uid }) => uid === pickup.uid));
  const pickups = toSetOut.length > 0 ? toSetOut : day.pickups;
  const first = pickups[0];
  if (!first) return undefined;
  const until = pickups.map((pickup) => pickup.set_out_until).sort()[0] ?? first.set_out_until;
  const set = { from: first.set_out_from, from_day_before: first.set_out_from_day_before, until };
  const kind = toSetOut.length > 0 ? kindOf(day.on, at, set.from_day_before, until) : "late";
  return { kind, on: day.on, pickups, ...set };
}

function kindOf(on: string, at: Moment, dayBefore: boolean, until: string): NextKind {
  if (on === at.on) return at.time < until ? "now" : "passing";
  if (on !== addDays(at.on, 1)) return "later";
  return dayBefore ? "tonight" : "tomorrow";
}

/** What was to happen on `on` or the day after and does not: worth saying beside the next collection. */
export function disruptions(days: readonly CollectionDay[], on: string): Pickup[] {
  return days
    .filter((day) => day.on >= on && day.on <= addDays(on, 1))
    .flatMap((day) => [...day.cancelled, ...day.moved_away]);
}

export interface StreamNext {
  stream: Stream;
  /** The next pickup of the stream, if the calendar holds one. */
  pickup: Pickup | undefined;
}

/** The next time of each stream, the soonest first and those without a date last. */
export function nextByStream(days: readonly CollectionDay[], streams: readonly Stream[], at: Moment): StreamNext[] {
  const ahead = days.filter((day) => day.on > at.on || at.time < DAY_ENDS).flatMap((day) => day.pickups);
  return streams
    .map((stream) => ({ stream, pickup: ahead.find((pickup) => pickup.stream === stream.code) }))
    .sort((a, b) => (a.pickup?.on ?? "9").localeCompare(b.pickup?.on ?? "9"));
}

/** Streams of which the address lies in several sectors, or in none. */
export interface Doubts {
  overlapping: string[];
  missing: string[];
}

export function doubts(calendar: Pick<WasteCalendar, "sectors">, streams: readonly Stream[]): Doubts {
  const count = (code: string): number => calendar.sectors.filter((sector) => sector.stream === code).length;
  const codes = streams.map((stream) => stream.code);
  return {
    overlapping: codes.filter((code) => count(code) > 1),
    missing: codes.filter((code) => count(code) === 0),
  };
}

/** The streams of a day without repeating one that two sectors share. */
export function streamsOf(pickups: readonly Pickup[]): string[] {
  return [...new Set(pickups.map((pickup) => pickup.stream))];
}

/** This month while it shows something, past or ahead; else the month of what comes next. */
export function monthToOpen(days: readonly CollectionDay[], today: string): string {
  const month = firstOfMonth(today);
  const next = firstOfMonth(today, 1);
  if (days.some((day) => day.on >= month && day.on < next)) return month;
  const ahead = days.find((day) => day.on >= next);
  return ahead ? firstOfMonth(ahead.on) : month;
}

/** The weeks of a month, Monday or Sunday first; days of the months around it are empty. */
export function monthWeeks(on: string, firstWeekday = 7): string[][] {
  const first = firstOfMonth(on);
  const next = firstOfMonth(on, 1);
  const lead = (weekdayOf(first) - firstWeekday + 7) % 7;
  const weeks: string[][] = [];
  for (let start = addDays(first, -lead); start < next; start = addDays(start, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, day) => inMonth(addDays(start, day), first, next)));
  }
  return weeks;
}

function inMonth(day: string, first: string, next: string): string {
  return day >= first && day < next ? day : "";
}
