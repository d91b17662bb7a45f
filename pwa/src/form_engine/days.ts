/** A day between two bounds. Twin of `server/parvis/forms/engine/days.py`. */
import { resolveDate, tidyDate } from "./formats.ts";
import { type Fault, fault } from "./values.ts";

export interface DayBounds {
  min?: string;
  max?: string;
}

/** A day that exists, not before `min` nor after `max`; without today, what is relative to it is not judged. */
export function judgeDay(value: string, { min, max }: DayBounds, today: string | null): Fault[] {
  const date = tidyDate(value);
  if (date === null) return [fault("not-a-date")];
  const earliest = min ? resolveDate(min, today) : null;
  const latest = max ? resolveDate(max, today) : null;
  if (earliest !== null && date < earliest) return [fault("too-early", { min: earliest })];
  return latest !== null && date > latest ? [fault("too-late", { max: latest })] : [];
}
