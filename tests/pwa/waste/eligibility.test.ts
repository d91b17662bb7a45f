import { expect, test } from "vitest";
import { judgeReport } from "../../../pwa/src/rooms/waste/eligibility";
import cases from "../../cases/waste/eligibility.json";

interface Case {
  name: string;
  pickups: [string, string, string, "planned" | "moved" | "cancelled" | "added"][];
  marks?: Record<string, { state: "done" | "late"; expected_on?: string; expected_by?: string }>;
  at: [string, string];
  within_days: number;
  answer: object;
}

test.each(cases as unknown as Case[])("$name", ({ pickups, marks, at: [on, time], within_days, answer }) => {
  const known = pickups.map(([uid, day, planned_on, state]) => ({ uid, on: day, planned_on, state }));
  expect(judgeReport(known, (uid) => marks?.[uid], { on, time }, within_days)).toEqual(answer);
});
