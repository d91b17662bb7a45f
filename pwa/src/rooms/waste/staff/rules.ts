/** Pure: which of the town's changes are still to come, and which are over. */
import type { Change } from "./api";

const lastDay = (change: Change): string => [change.planned_on, change.new_on ?? ""].sort().at(-1) ?? "";

/** A holiday on which nothing is collected changes nothing: it is in the books, and of no interest. */
const isFelt = (change: Change): boolean => change.origin !== "holiday" || change.addresses > 0;

/** Those still to come, and not taken back. */
export function aheadOf(changes: readonly Change[], today: string): Change[] {
  return changes.filter((one) => !one.withdrawn_at && lastDay(one) >= today && isFelt(one));
}

/** Those that are over, or were taken back, the last one first. */
export function lateOf(changes: readonly Change[], today: string): Change[] {
  return changes
    .filter((one) => (one.withdrawn_at ? one.withdrawn_by !== "" : lastDay(one) < today) && isFelt(one))
    .reverse();
}
