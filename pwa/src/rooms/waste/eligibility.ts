/**
 * Whether a collection that did not come may be reported now, and what to know instead. Pure.
 *
 * The twin is `waste/rules/eligibility.py`, held equal by `tests/cases/waste/eligibility.json`; the server judges again.
 */
import { addDays, weekdayOf } from "../../kernel/days";
import type { Passage, Pickup } from "./api";
import { DAY_ENDS, type Moment } from "./rules";

export type EligibilityAnswer = "nothing" | "cancelled" | "moved" | "late" | "wait" | "may-report" | "closed";

export interface Eligibility {
  answer: EligibilityAnswer;
  /** The pickup's; absent where nothing was to be collected lately. */
  uid?: string;
  /** The day it moved to, the day the late truck comes (absent where nobody knows yet), or the day it was due. */
  on?: string;
  /** The last day on which it may be reported. */
  until_on?: string;
}

type Judged = Pick<Pickup, "uid" | "on" | "planned_on" | "state">;
type Said = Pick<Passage, "state" | "expected_on" | "expected_by">;

const SATURDAY = 6;

/** Judges the report of the last pickup of a stream, at one household. */
export function judgeReport(
  pickups: readonly Judged[],
  said: (uid: string) => Said | undefined,
  at: Moment,
  withinDays: number,
): Eligibility {
  const begun = pickups
    .filter((one) => firstDay(one) <= at.on)
    .sort((a, b) => firstDay(a).localeCompare(firstDay(b)) || (a.uid < b.uid ? -1 : 1));
  const pickup = begun.at(-1);
  if (!pickup) return { answer: "nothing" };
  const { uid, on } = pickup;
  const mark = said(uid);
  if (pickup.state === "cancelled") return { answer: "cancelled", uid, on: pickup.planned_on };
  if (mark?.state === "late" && isAwaited(mark, at)) {
    return { answer: "late", uid, ...(mark.expected_on && { on: mark.expected_on }) };
  }
  if (on > at.on) return { answer: "moved", uid, on };
  const due = mark?.expected_on && mark.expected_on > on ? mark.expected_on : on;
  if (due === at.on && at.time < DAY_ENDS && mark?.state !== "done") return { answer: "wait", uid, on: due };
  const until_on = addWeekdays(due, withinDays);
  return { answer: at.on <= until_on ? "may-report" : "closed", uid, on: due, until_on };
}

/** The day on which people began to expect it. */
function firstDay(pickup: Judged): string {
  return pickup.on < pickup.planned_on ? pickup.on : pickup.planned_on;
}

/** Whether a late truck may still come. */
function isAwaited({ expected_on, expected_by }: Said, at: Moment): boolean {
  if (!expected_on || expected_on > at.on) return true;
  return expected_on === at.on && at.time < (expected_by ?? DAY_ENDS);
}

function addWeekdays(on: string, many: number): string {
  let day = on;
  for (let left = many; left > 0; left -= weekdayOf(day) < SATURDAY ? 1 : 0) day = addDays(day, 1);
  return day;
}
