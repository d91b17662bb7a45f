import { expect, test } from "vitest";
import { aheadOf, lateOf } from "../../../pwa/src/rooms/waste/staff/rules";
import type { Change } from "../../../pwa/src/wire/api.gen";

const TODAY = "2026-12-01";

const change = (over: Partial<Change>): Change =>
  ({
    kind: "moved",
    planned_on: "2026-12-10",
    new_on: "2026-12-11",
    withdrawn_at: null,
    withdrawn_by: "",
    origin: "staff",
    addresses: 12,
    ...over,
  }) as Change;

const AHEAD = [change({}), change({ planned_on: "2026-11-30", new_on: TODAY })];
const OVER = change({ planned_on: "2026-11-20", new_on: "2026-11-21" });
const TAKEN_BACK = change({ withdrawn_at: "2026-11-30T12:00:00Z", withdrawn_by: "Chloé" });

test("changes that are over or taken back are not ahead", () => {
  expect(aheadOf([...AHEAD, OVER, TAKEN_BACK], TODAY)).toEqual(AHEAD);
  expect(lateOf([...AHEAD, OVER, TAKEN_BACK], TODAY)).toEqual([TAKEN_BACK, OVER]);
});

test("a holiday on which nothing is collected is of no interest", () => {
  const nobody = change({ origin: "holiday", addresses: 0 });
  expect(aheadOf([nobody], TODAY)).toEqual([]);
});
