/** Calendar days as `YYYY-MM-DD` in the town's zone: plain text that sorts, and arithmetic on it. */

const DAY_MS = 86_400_000;

/** The day that it is in a zone at an instant, e.g. `2026-12-01`. */
export function dayInZone(instant: Date, zone: string): string {
  const parts = partsInZone(instant, zone);
  return `${parts.year}-${parts.month}-${parts.day}`;
}

/** The time of day in a zone at an instant, e.g. `19:30`. */
export function timeInZone(instant: Date, zone: string): string {
  const parts = partsInZone(instant, zone);
  return `${parts.hour}:${parts.minute}`;
}

function partsInZone(instant: Date, zone: string): Record<string, string> {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return Object.fromEntries(format.formatToParts(instant).map((part) => [part.type, part.value]));
}

/** A day as midnight UTC, on which arithmetic has no daylight saving. */
export function asUtc(on: string): Date {
  return new Date(`${on}T00:00:00Z`);
}

export function addDays(on: string, days: number): string {
  return new Date(asUtc(on).getTime() + days * DAY_MS).toISOString().slice(0, 10);
}

/** How many days lie between two days; negative when `to` is before `from`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((asUtc(to).getTime() - asUtc(from).getTime()) / DAY_MS);
}

/** 1 is Monday and 7 is Sunday, as in ISO 8601. */
export function weekdayOf(on: string): number {
  return asUtc(on).getUTCDay() || 7;
}

/** The first day of the month `months` away from the month of `on`. */
export function firstOfMonth(on: string, months = 0): string {
  const day = asUtc(on);
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, 1)).toISOString().slice(0, 10);
}
