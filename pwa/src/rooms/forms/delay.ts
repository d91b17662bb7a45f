/** The day that is promised before the server could say it: business days, Monday to Friday. */
import { townZone } from "../../kernel/dates";
import { addDays, dayInZone, weekdayOf } from "../../kernel/days";
import type { Envelope } from "../../outbox/envelope";

/** Holidays are the server's to know: its own date replaces this one as soon as it answered. */
export function promisedOn(from: string, delayDays: number): string {
  let on = from;
  for (let left = delayDays; left > 0; ) {
    on = addDays(on, 1);
    if (weekdayOf(on) <= 5) left -= 1;
  }
  return on;
}

/** The day by which the form promises an answer, counted from its sending. */
export function promisedFor({ answer, queued_at, definition }: Envelope): string | undefined {
  const from = answer?.received_at ?? queued_at;
  return from === null
    ? undefined
    : promisedOn(dayInZone(new Date(from), townZone.value), definition.confirmation.delay_days);
}
