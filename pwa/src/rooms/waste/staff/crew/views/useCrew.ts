/** What both crew screens need: the rounds on this phone, every mark, and the sending under way while they are open. */
import { useEffect } from "preact/hooks";
import { refreshDataset, useDataset } from "../../../../../store/datasets";
import { leaveIfSignedOut } from "../../../../people/staff/session";
import { type Mark, mergeMarks, type Round } from "../marks";
import { ownMarks, startCrew } from "../state";

export interface Crew {
  /** Undefined while nothing is on this phone. */
  rounds: readonly Round[] | undefined;
  marks: readonly Mark[];
  age: { fetched_at: number | undefined; stale: boolean };
  problem: unknown;
  retry: () => void;
}

export function useCrew(): Crew {
  const kept = useDataset("waste.rounds").value;
  useEffect(startCrew, []);
  useEffect(() => {
    leaveIfSignedOut(kept.problem);
  }, [kept.problem]);
  return {
    rounds: kept.body?.rounds,
    marks: mergeMarks(kept.body?.marks ?? [], ownMarks.value ?? []),
    age: kept,
    problem: kept.problem,
    retry: () => void refreshDataset("waste.rounds"),
  };
}
