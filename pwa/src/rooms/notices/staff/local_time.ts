/** Between an instant and what a `datetime-local` field holds: the town's clock, wherever the editor's computer is. */
import { dayInZone, timeInZone } from "../../../kernel/days";

const MINUTE_MS = 60_000;

/** `2026-11-24T18:00` in the zone, or nothing. */
export function toField(instant: string | null, zone: string): string {
  if (!instant) return "";
  const at = new Date(instant);
  return `${dayInZone(at, zone)}T${timeInZone(at, zone)}`;
}

/** The instant that the town's clock shows as `field`; in the hour that a change of time skips, the one after. */
export function fromField(field: string, zone: string): string | null {
  const wanted = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(field) ? Date.parse(`${field.slice(0, 16)}:00Z`) : Number.NaN;
  if (Number.isNaN(wanted)) return null;
  let instant = wanted;
  // The zone's offset is known only at an instant: a second look is enough on either side of a change of time.
  for (let look = 0; look < 2; look += 1) instant += wanted - shownAt(instant, zone);
  return new Date(instant).toISOString();
}

function shownAt(instant: number, zone: string): number {
  const field = toField(new Date(instant).toISOString(), zone);
  return Date.parse(`${field}:00Z`) + (instant % MINUTE_MS);
}
