/** Pure: what crews marked, put together from what the town knows and what this phone has not sent yet. */
import type { StoredMark } from "../../../../store/schema";
import type { CrewMark, NewPassage, Round } from "../../../../wire/api.gen";
import { isOfRound } from "../../passages";

export type { CrewMark, Round };

/** What a person says of a street: done, or late and until when. */
export type Said = Pick<NewPassage, "state" | "expected_on" | "expected_by" | "note">;

/** A mark with where it stands: `waiting` to be sent, `sent`, or `refused` by the town. */
export interface Mark extends CrewMark {
  sending: StoredMark["sending"];
}

/** The street of a mark that is about its whole sector. */
export const EVERY_STREET = "";

/** Every mark that was not taken back, here or elsewhere. What this phone did to a mark is the newer word on it. */
export function mergeMarks(known: readonly CrewMark[], own: readonly StoredMark[]): Mark[] {
  const marks = new Map<string, Mark>(known.map((mark) => [mark.id, { ...mark, sending: "sent" }]));
  for (const one of own) {
    const there = marks.get(one.id);
    const mark = there ?? { ...one.body, id: one.id, uid: one.uid, sending: one.sending };
    marks.set(one.id, { ...mark, is_withdrawn: Boolean(mark.is_withdrawn || one.withdrawal) });
  }
  return [...marks.values()].filter((mark) => !mark.is_withdrawn && mark.sending !== "refused");
}

/** The marks of a round: a whole sector's may be about the other round of the pickup, where a street's day moved. */
export function marksOfRound<T extends CrewMark>(round: Round, marks: readonly T[], zone: string): T[] {
  return marks.filter(
    (mark) =>
      mark.uid === round.uid && (mark.street || isOfRound({ state: mark.state, at: mark.marked_at }, round, zone)),
  );
}

/** What counts for a street of a pickup: the last mark of it or of its whole sector, by the phones' instants. */
export function markOf(marks: readonly Mark[], uid: string, street: string): Mark | undefined {
  return lastOf(marks.filter((mark) => mark.uid === uid && [street, EVERY_STREET].includes(mark.street ?? "")));
}

/** The last mark of exactly this street, or of exactly the whole sector: what « Annuler » takes back. */
export function ownMarkOf(marks: readonly Mark[], uid: string, street: string): Mark | undefined {
  return lastOf(marks.filter((mark) => mark.uid === uid && (mark.street ?? "") === street));
}

function lastOf(marks: readonly Mark[]): Mark | undefined {
  return [...marks].sort(
    (a, b) => Date.parse(a.marked_at) - Date.parse(b.marked_at) || (a.id < b.id ? -1 : Number(a.id > b.id)),
  )[marks.length - 1];
}

export interface RoundProgress {
  done: number;
  late: number;
  of: number;
}

export function progressOf(round: Round, marks: readonly Mark[]): RoundProgress {
  const states = round.streets.map((street) => markOf(marks, round.uid, street)?.state);
  const count = (state: string): number => states.filter((one) => one === state).length;
  return { done: count("done"), late: count("late"), of: states.length };
}

/** The body of a mark as it is sent. */
export function markBody(round: Round, street: string, said: Said, markedAt: string): NewPassage {
  const { stream, sector, planned_on } = round;
  return { stream, sector, planned_on, ...(street && { street }), ...said, marked_at: markedAt };
}

/** How many still wait to be sent, a mark taken back before it left counting once. */
export function waitingOf(own: readonly StoredMark[]): StoredMark[] {
  return own.filter((one) => one.sending === "waiting" || one.withdrawal === "waiting");
}

export function refusedOf(own: readonly StoredMark[]): StoredMark[] {
  return own.filter((one) => one.sending === "refused" && !one.withdrawal);
}
