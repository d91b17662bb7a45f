import { describe, expect, test } from "vitest";
import type { Pickup, Stream } from "../../../pwa/src/rooms/waste/api";
import {
  collectionDays,
  disruptions,
  doubts,
  monthToOpen,
  monthWeeks,
  nextByStream,
  nextCollection,
  pickupsFor,
  pickupsIn,
} from "../../../pwa/src/rooms/waste/rules";
import buildings from "../../cases/waste/buildings.json";
import { pickup, stream } from "./factories";

const BROWN = pickup({ stream: "compost", on: "2026-12-02" });
const BLUE = pickup({ stream: "recyclage", on: "2026-12-02" });
const BLACK = pickup({ stream: "ordures", on: "2026-12-09" });

const nextAt = (pickups: Pickup[], on: string, time: string) =>
  nextCollection(collectionDays(pickups, on), { on, time });

describe("what goes out next", () => {
  test("is tonight, when it is collected tomorrow and may be set out the evening before", () => {
    expect(nextAt([BROWN, BLUE, BLACK], "2026-12-01", "09:00")).toMatchObject({
      kind: "tonight",
      on: "2026-12-02",
      from: "19:00",
      until: "07:00",
      pickups: [BROWN, BLUE],
    });
  });

  test("is tomorrow, when it may only be set out on the day", () => {
    const late = pickup({ on: "2026-12-02", set_out_from: "05:00", set_out_from_day_before: false });
    expect(nextAt([late], "2026-12-01", "20:00")?.kind).toBe("tomorrow");
  });

  test("is now, as long as there is time to set it out", () => {
    expect(nextAt([BROWN], "2026-12-02", "06:59")?.kind).toBe("now");
  });

  test("is on its way, after the hour to set it out and until the evening", () => {
    expect(nextAt([BROWN, BLACK], "2026-12-02", "07:00")?.kind).toBe("passing");
    expect(nextAt([BROWN, BLACK], "2026-12-02", "17:59")?.kind).toBe("passing");
  });

  test("is the next one, once the day is over", () => {
    expect(nextAt([BROWN, BLACK], "2026-12-02", "18:00")).toMatchObject({ kind: "later", on: "2026-12-09" });
  });

  test("is asked for by the earliest hour of the bins of that day", () => {
    const early = pickup({ stream: "verre", on: "2026-12-02", set_out_until: "06:00" });
    expect(nextAt([BROWN, early], "2026-12-01", "20:00")?.until).toBe("06:00");
  });

  test("is nothing when the calendar is over", () => {
    expect(nextAt([BROWN], "2026-12-03", "08:00")).toBeUndefined();
  });

  test("is not a collection that was cancelled", () => {
    const cancelled = pickup({ on: "2026-12-02", state: "cancelled" });
    expect(nextAt([cancelled, BLACK], "2026-12-01", "20:00")?.on).toBe("2026-12-09");
  });

  test("is on the new day of a collection that was moved", () => {
    const moved = pickup({ on: "2026-12-03", planned_on: "2026-12-02", state: "moved" });
    expect(nextAt([moved], "2026-12-01", "20:00")).toMatchObject({ kind: "later", on: "2026-12-03" });
    expect(nextAt([moved], "2026-12-02", "20:00")?.kind).toBe("tonight");
  });
});

describe("the calendar by day", () => {
  const moved = pickup({ on: "2026-12-26", planned_on: "2026-12-25", state: "moved" });
  const cancelled = pickup({ on: "2026-12-24", planned_on: "2026-12-24", state: "cancelled" });
  const days = collectionDays([moved, cancelled, BROWN], "2026-12-01");

  test("is in order, with a moved collection on both of its days", () => {
    expect(days.map((day) => day.on)).toEqual(["2026-12-02", "2026-12-24", "2026-12-25", "2026-12-26"]);
    expect(days[2]).toMatchObject({ pickups: [], moved_away: [moved] });
    expect(days[3]).toMatchObject({ pickups: [moved], moved_away: [] });
  });

  test("keeps what was cancelled on the day on which people expect it", () => {
    expect(days[1]).toMatchObject({ pickups: [], cancelled: [cancelled] });
  });

  test("leaves out the days before the one asked for", () => {
    expect(collectionDays([BROWN, BLACK], "2026-12-03").map((day) => day.on)).toEqual(["2026-12-09"]);
  });

  test("warns of what does not happen today or tomorrow", () => {
    expect(disruptions(days, "2026-12-23")).toEqual([cancelled]);
    expect(disruptions(days, "2026-12-24")).toEqual([cancelled, moved]);
    expect(disruptions(days, "2026-12-26")).toEqual([]);
  });
});

describe("a change for some streets alone", () => {
  const there = { ...BROWN, on: "2026-12-04", state: "moved" as const };
  const calendar = { pickups: [BROWN, BLACK], street_changes: [{ streets: ["rue Principale"], pickup: there }] };

  test("replaces the pickup there", () => {
    expect(pickupsIn(calendar, "rue Principale")).toEqual([there, BLACK]);
  });

  test("leaves the other streets as they were", () => {
    expect(pickupsIn(calendar, "rue Saint-Jean")).toEqual([BROWN, BLACK]);
  });

  test("may add a pickup that the rest of the zone does not have", () => {
    const extra = pickup({ on: "2026-12-05", state: "added" });
    const added = { pickups: [BROWN], street_changes: [{ streets: ["rue Principale"], pickup: extra }] };
    expect(pickupsIn(added, "rue Principale")).toEqual([BROWN, extra]);
  });
});

describe("each bin's next time", () => {
  const streams: Stream[] = [stream("ordures"), stream("compost"), stream("sapins")];

  test("puts the soonest first and a bin without a date last", () => {
    const days = collectionDays([BROWN, BLACK], "2026-12-01");
    const next = nextByStream(days, streams, { on: "2026-12-01", time: "08:00" });
    expect(next.map((one) => [one.stream.code, one.pickup?.on])).toEqual([
      ["compost", "2026-12-02"],
      ["ordures", "2026-12-09"],
      ["sapins", undefined],
    ]);
  });

  test("forgets today's once the day is over", () => {
    const days = collectionDays([BROWN, pickup({ stream: "compost", on: "2026-12-09" })], "2026-12-02");
    const [first] = nextByStream(days, [stream("compost")], { on: "2026-12-02", time: "18:00" });
    expect(first?.pickup?.on).toBe("2026-12-09");
  });

  test("says which streams lie in two sectors and which in none", () => {
    const sectors = ["compost", "compost", "ordures"].map((code, index) => ({
      id: `s${index}`,
      stream: code,
      code: "A",
      name: "A",
    }));
    expect(doubts({ sectors }, streams)).toEqual({ overlapping: ["compost"], missing: ["sapins"] });
  });
});

describe("a month", () => {
  test("has whole weeks that begin on Sunday, with nothing outside of it", () => {
    const weeks = monthWeeks("2026-12-15");
    expect(weeks).toHaveLength(5);
    expect(weeks[0]).toEqual(["", "", "2026-12-01", "2026-12-02", "2026-12-03", "2026-12-04", "2026-12-05"]);
    expect(weeks[4]?.slice(-2)).toEqual(["", ""]);
  });

  test("that begins on a Sunday has no empty week before it", () => {
    expect(monthWeeks("2026-11-30")[0]?.[0]).toBe("2026-11-01");
  });
});

describe("the month view", () => {
  const days = (...ons: string[]): ReturnType<typeof collectionDays> =>
    collectionDays(
      ons.map((on) => pickup({ on, planned_on: on })),
      "2026-11-01",
    );

  test("opens on this month while it shows a collection, even one that is over", () => {
    expect(monthToOpen(days("2026-11-04", "2026-12-02"), "2026-11-30")).toBe("2026-11-01");
  });

  test("else opens on the month of the next one", () => {
    expect(monthToOpen(days("2026-12-02"), "2026-11-30")).toBe("2026-12-01");
    expect(monthToOpen([], "2026-11-30")).toBe("2026-11-01");
  });
});

describe("whom a pickup serves", () => {
  const isFor = (only_for: Pickup["only_for"], dwellings: number): boolean =>
    pickupsFor([pickup({ only_for })], dwellings).length === 1;

  test.each(buildings)("$name", ({ only_for, served, not_served }) => {
    const only = only_for as Pickup["only_for"];
    expect(served.filter((dwellings) => !isFor(only, dwellings))).toEqual([]);
    expect(not_served.filter((dwellings) => isFor(only, dwellings))).toEqual([]);
    expect(isFor(only, 0)).toBe(true);
  });
});
