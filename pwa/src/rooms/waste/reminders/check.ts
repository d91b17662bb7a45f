/** Whether the reminders that should have come to this phone did. Pure: the calendar against what the worker noted. */
import type { KeptReminderWish } from "../../../store/schema";
import type { Pickup } from "../api";
import type { Moment } from "../rules";
import { type Reminder, remindersOf, tagOf } from "./wish";

/**
 * The last reminder after `from` and not after `until` of which no notification was shown here, if there is one.
 *
 * Only of days that nobody ever changed: of the others, this phone does not know what the town knew at that moment.
 */
export function findMissing(
  wishes: readonly KeptReminderWish[],
  pickups: readonly Pickup[],
  shown: ReadonlySet<string>,
  from: Moment,
  until: Moment,
): Reminder | undefined {
  const unchanged = pickups.filter((pickup) => pickup.state === "planned" && !pickup.sequence);
  return remindersOf(wishes, unchanged)
    .filter((reminder) => isAfter(reminder, from) && !isAfter(reminder, until))
    .findLast((reminder) => !shown.has(tagOf(reminder)));
}

function isAfter(one: Moment, other: Moment): boolean {
  return one.on > other.on || (one.on === other.on && one.time > other.time);
}
