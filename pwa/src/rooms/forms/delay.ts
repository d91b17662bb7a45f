/** The day that is promised before the server could say it: business days, Monday to Friday. Pure. */
import { addDays, weekdayOf } from "../../kernel/days";

/** Holidays are the server's to know: its own date replaces this one as soon as it answered. */
export function promisedOn(from: string, delayDays: number): string {
  let on = from;
  for (let left = delayDays; left > 0; ) {
    on = addDays(on, 1);
    if (weekdayOf(on) <= 5) left -= 1;
  }
  return on;
}
