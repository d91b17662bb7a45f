/** Pure: when a place is open, by season, weekday and closed days, in the town's own days and times. */
import { addDays, weekdayOf } from "../../kernel/days";
import type { DropOffPlace } from "./api";
import type { Moment } from "./rules";

export type Opening = NonNullable<DropOffPlace["opening"]>;
type OpenHours = Opening["seasons"][number]["hours"][number];

/** A stretch of a day. */
export interface Stretch {
  opens: string;
  closes: string;
}

export type OpeningNow =
  | { state: "open"; until: string }
  /** Open, and closing within the hour: leave now, or come another day. */
  | { state: "closing"; until: string }
  | { state: "closed"; opens_on: string; opens_at: string }
  /** Nothing in sight. */
  | { state: "unknown" };

/** A place closed for a whole season still says when it opens again. */
const DAYS_AHEAD = 366;
const SOON_MINUTES = 60;

/** In which stretches a place is open on a day; none when it is closed. */
export function hoursOn(opening: Opening, on: string): Stretch[] {
  if (opening.closed?.some((day) => day.on === on)) return [];
  const season = opening.seasons.find(({ season }) => !season || holds(season, on));
  return (season?.hours ?? [])
    .filter(({ weekdays }) => weekdays.includes(weekdayOf(on)))
    .map(({ opens, closes }) => ({ opens, closes }))
    .sort((a, b) => a.opens.localeCompare(b.opens));
}

/** Both days included; a season may pass over New Year. The server's twin is `recurrence.Season.holds`. */
function holds({ first_day, last_day }: { first_day: string; last_day: string }, on: string): boolean {
  const day = on.slice(5);
  return first_day <= last_day ? first_day <= day && day <= last_day : day >= first_day || day <= last_day;
}

/** Whether a place is open at a moment of the town, until when, else when it opens next. */
export function openingNow(opening: Opening, { on, time }: Moment): OpeningNow {
  const stretches = hoursOn(opening, on);
  const current = stretches.find(({ opens, closes }) => opens <= time && time < closes);
  if (current) {
    const isClosing = minutesOf(current.closes) - minutesOf(time) <= SOON_MINUTES;
    return { state: isClosing ? "closing" : "open", until: current.closes };
  }
  const later = stretches.find(({ opens }) => opens > time);
  if (later) return { state: "closed", opens_on: on, opens_at: later.opens };
  for (let ahead = 1; ahead <= DAYS_AHEAD; ahead += 1) {
    const day = addDays(on, ahead);
    const first = hoursOn(opening, day)[0];
    if (first) return { state: "closed", opens_on: day, opens_at: first.opens };
  }
  return { state: "unknown" };
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

/** A line of the table of hours: weekdays that follow each other with the same hours, 1 is Monday. */
export interface HoursLine {
  from: number;
  to: number;
  stretches: Stretch[];
}

/** The week of a season, Monday first, days alike in one line; a day without hours is closed. */
export function weekOf(hours: readonly OpenHours[]): HoursLine[] {
  const lines: HoursLine[] = [];
  for (let weekday = 1; weekday <= 7; weekday += 1) {
    const stretches = hours
      .filter(({ weekdays }) => weekdays.includes(weekday))
      .map(({ opens, closes }) => ({ opens, closes }))
      .sort((a, b) => a.opens.localeCompare(b.opens));
    const last = lines.at(-1);
    if (last && JSON.stringify(last.stretches) === JSON.stringify(stretches)) last.to = weekday;
    else lines.push({ from: weekday, to: weekday, stretches });
  }
  return lines;
}

/** The closed days ahead, within so many days: the others are far, and the table of hours would drown. */
export function closedAhead(opening: Opening, on: string, days = 92): NonNullable<Opening["closed"]> {
  const end = addDays(on, days);
  const usual = { ...opening, closed: [] };
  return (opening.closed ?? []).filter((day) => day.on >= on && day.on < end && hoursOn(usual, day.on).length > 0);
}
