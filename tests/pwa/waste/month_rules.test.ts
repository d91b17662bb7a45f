import { describe, expect, test } from "vitest";
import { choose, isSame, wantedOf } from "../../../pwa/src/rooms/waste/staff/holidays/rules";
import {
  beginDraft,
  changeOf,
  dayFrom,
  factsOf,
  lackOf,
  monthDays,
  nextWorkingDay,
  OWN_REASON,
  reasonsFor,
} from "../../../pwa/src/rooms/waste/staff/month/rules";
import { CHRISTMAS, MONTH } from "./month";

const away = (on: string, months: number): string => `${on} ${months}`;

describe("the days of a month", () => {
  test("hold what goes out, in the sectors where it is the same", () => {
    const [group] = monthDays(MONTH).get("2026-12-07")?.groups ?? [];
    expect(group).toMatchObject({ stream: "recyclage", state: "planned", addresses: 5 });
    expect(group?.sectors.map((sector) => sector.code)).toEqual(["nord", "sud"]);
  });

  test("show a moved pickup on both of its days", () => {
    const days = monthDays(MONTH);
    expect(days.get("2026-12-25")?.groups.map((group) => group.state)).toEqual(["away"]);
    expect(days.get("2026-12-26")?.groups.map((group) => [group.state, group.planned_on])).toEqual([
      ["moved", "2026-12-25"],
    ]);
    expect(days.get("2026-12-25")?.holiday).toEqual(CHRISTMAS);
  });

  test("show a cancelled pickup on the day it was planned, and the streets that differ", () => {
    expect(
      monthDays(MONTH)
        .get("2026-12-14")
        ?.groups.map((group) => group.state),
    ).toEqual(["cancelled"]);
    expect(monthDays(MONTH).get("2026-12-08")?.streets).toEqual(["rue du Moulin"]);
  });

  test("are those of one stream when one is chosen", () => {
    expect(monthDays(MONTH, "recyclage").get("2026-12-26")).toMatchObject({ groups: [] });
  });
});

test("trucks run on the next day that is neither a Sunday nor off", () => {
  expect(nextWorkingDay("2026-12-24", MONTH.holidays)).toBe("2026-12-26");
  expect(nextWorkingDay("2026-12-26", MONTH.holidays)).toBe("2026-12-28");
});

describe("keys", () => {
  test.each([
    ["ArrowLeft", "2026-12-08"],
    ["ArrowRight", "2026-12-10"],
    ["ArrowUp", "2026-12-02"],
    ["ArrowDown", "2026-12-16"],
    ["Home", "2026-12-06"],
    ["End", "2026-12-12"],
    ["PageUp", "2026-12-09 -1"],
    ["PageDown", "2026-12-09 1"],
    ["a", undefined],
  ])("%s leads to its day", (key, to) => {
    expect(dayFrom("2026-12-09", key, away)).toBe(to);
  });
});

describe("a change in hand", () => {
  const about = { planned_on: "2026-12-07", stream: "recyclage" };

  test("begins with the next working day and the most common reason", () => {
    const draft = beginDraft("moved", about, MONTH);
    expect(draft).toMatchObject({ new_on: "2026-12-08", reason: "0", tells: true, sector: "" });
    expect(changeOf(draft, reasonsFor(draft, MONTH))).toEqual({
      kind: "moved",
      planned_on: "2026-12-07",
      new_on: "2026-12-08",
      stream: "recyclage",
      sector: null,
      streets: [],
      reason: { fr: "Imprévu", en: "Unforeseen" },
      notice: null,
    });
  });

  test("of a holiday has its name as reason", () => {
    const draft = beginDraft("cancelled", { planned_on: "2026-12-25", stream: "" }, MONTH, "1");
    expect(changeOf(draft, reasonsFor(draft, MONTH))).toMatchObject({ reason: CHRISTMAS, stream: null, new_on: null });
  });

  test("lacks a new day, another day, or a reason in words", () => {
    const draft = beginDraft("moved", about, MONTH);
    expect(lackOf(draft)).toBeUndefined();
    expect(lackOf({ ...draft, new_on: "" })).toBe("new_on");
    expect(lackOf({ ...draft, new_on: draft.planned_on })).toBe("same_day");
    expect(lackOf({ ...draft, reason: OWN_REASON, own_fr: "  " })).toBe("reason");
  });

  test("in one's own words says English only where it was written", () => {
    const draft = { ...beginDraft("cancelled", about, MONTH), reason: OWN_REASON, own_fr: " Grève " };
    expect(changeOf(draft, []).reason).toEqual({ fr: "Grève" });
    expect(changeOf({ ...draft, own_en: "Strike" }, []).reason).toEqual({ fr: "Grève", en: "Strike" });
  });

  test("speaks of the same whatever its notice says", () => {
    const change = changeOf(beginDraft("moved", about, MONTH), MONTH.reasons);
    const notice = { title: { fr: "A" }, body: {}, what_to_do: {} };
    expect(factsOf({ ...change, notice, seen: "x" })).toBe(factsOf(change));
    expect(factsOf({ ...change, new_on: "2026-12-09" })).not.toBe(factsOf(change));
  });
});

describe("choices for holidays", () => {
  const none = new Map();

  test("are made, limited to streams, and taken away", () => {
    const next = choose(none, "christmas-day", { effect: "next-day" });
    expect(wantedOf(next)).toEqual([{ holiday: "christmas-day", effect: "next-day", streams: [] }]);
    const some = choose(next, "christmas-day", { streams: ["verts", "compost"] });
    expect(wantedOf(some)).toEqual([{ holiday: "christmas-day", effect: "next-day", streams: ["compost", "verts"] }]);
    expect(wantedOf(choose(some, "christmas-day", { effect: "" }))).toEqual([]);
  });

  test("are the same in whatever order they were made", () => {
    const one = choose(choose(none, "a", { effect: "cancelled" }), "b", { effect: "next-day" });
    const other = choose(choose(none, "b", { effect: "next-day" }), "a", { effect: "cancelled" });
    expect(isSame(one, other)).toBe(true);
    expect(isSame(one, none)).toBe(false);
  });
});
