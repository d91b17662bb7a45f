import { describe, expect, test } from "vitest";
import { aheadOf, changeOf, EMPTY_FORM, lacksOf, sectorsOf } from "../../../pwa/src/rooms/waste/staff/rules";
import type { Change } from "../../../pwa/src/wire/api.gen";

const TODAY = "2026-12-01";
const MOVED = { ...EMPTY_FORM, planned_on: "2026-12-25", new_on: "2026-12-26", reason_fr: " Noël " };

describe("a change that Chloé writes", () => {
  test("lacks its days and its reason, in the order of the form", () => {
    expect(lacksOf(EMPTY_FORM, TODAY).map((lack) => lack.field)).toEqual(["planned_on", "new_on", "reason_fr"]);
  });

  test("asks for a new day only when a collection is moved", () => {
    expect(lacksOf({ ...MOVED, kind: "cancelled", new_on: "" }, TODAY)).toEqual([]);
  });

  test("is about days to come, and moves to another day than its own", () => {
    expect(lacksOf({ ...MOVED, planned_on: "2026-11-30" }, TODAY)).toEqual([{ field: "planned_on", code: "past" }]);
    expect(lacksOf({ ...MOVED, new_on: "2026-11-30" }, TODAY)).toEqual([{ field: "new_on", code: "past" }]);
    expect(lacksOf({ ...MOVED, new_on: "2026-12-25" }, TODAY)).toEqual([{ field: "new_on", code: "same-day" }]);
  });

  test("is sent without what was left empty", () => {
    expect(changeOf(MOVED)).toEqual({
      kind: "moved",
      planned_on: "2026-12-25",
      new_on: "2026-12-26",
      stream: null,
      sector: null,
      reason: { fr: "Noël" },
    });
  });

  test("does not send the new day of a collection that is cancelled after all", () => {
    expect(changeOf({ ...MOVED, kind: "cancelled" }).new_on).toBeNull();
  });
});

test("the sectors of a stream come from the zones of the addresses", () => {
  const zones = [
    { key: "a", sectors: ["ordures/nord", "recyclage/sud"] },
    { key: "b", sectors: ["ordures/centre", "ordures/nord"] },
  ];
  expect(sectorsOf({ zones }, "ordures")).toEqual(["centre", "nord"]);
  expect(sectorsOf(undefined, "ordures")).toEqual([]);
});

test("changes that are over or taken back are not ahead", () => {
  const change = (over: Partial<Change>) =>
    ({ kind: "moved", planned_on: "2026-12-10", new_on: "2026-12-11", withdrawn_at: null, ...over }) as Change;
  const ahead = [change({}), change({ planned_on: "2026-11-30", new_on: TODAY })];
  const past = [
    change({ planned_on: "2026-11-20", new_on: "2026-11-21" }),
    change({ withdrawn_at: "2026-11-30T12:00:00Z" }),
  ];
  expect(aheadOf([...ahead, ...past], TODAY)).toEqual(ahead);
});
