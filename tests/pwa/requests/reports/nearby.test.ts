import { describe, expect, test } from "vitest";
import type { Place } from "../../../../pwa/src/form_engine";
import { DIRECTIONS, nearby, wayTo } from "../../../../pwa/src/rooms/requests/reports/nearby";
import { wayWords } from "../../../../pwa/src/rooms/requests/reports/words";
import { reportOf, toldOf } from "./told";

const HERE = { lon: -72, lat: 46 };
const AT_A_POINT: Place = { kind: "point", words: "", ...HERE };
/** So many degrees of latitude are a metre. */
const METRE = 1 / 111_195;
const idsNear = (place: Place, told = toldOf(), category = "hole") =>
  nearby(told, category, place).map(({ report }) => report.id);
const north = (metres: number) => ({ lat: 46 + metres * METRE });

describe("reports near a place", () => {
  test("nothing is near when the device has no reports", () => {
    expect(nearby(undefined, "hole", AT_A_POINT)).toEqual([]);
  });

  test("a kind that the town does not tell of has none", () => {
    expect(idsNear(AT_A_POINT, toldOf(reportOf({ category: "noise" })), "noise")).toEqual([]);
  });

  test("the nearest come first, those beyond the kind's radius not at all", () => {
    const told = toldOf(
      reportOf({ id: "at-90", ...north(90) }),
      reportOf({ id: "at-110", ...north(110) }),
      reportOf({ id: "at-20", ...north(20) }),
    );
    expect(idsNear(AT_A_POINT, told)).toEqual(["at-20", "at-90"]);
  });

  test("another kind and what is settled are not the same problem", () => {
    const told = toldOf(
      reportOf({ id: "lamp", category: "lamp" }),
      reportOf({ id: "done", state: "done" }),
      reportOf({ id: "refused", state: "refused" }),
      reportOf({ id: "reopened", state: "reopened" }),
    );
    expect(idsNear(AT_A_POINT, told)).toEqual(["reopened"]);
  });

  test("without a point the same street counts, the newest first, at most three", () => {
    const days = ["2027-03-01", "2027-03-04", "2027-03-02", "2027-03-03"];
    const told = toldOf(...days.map((opened_on) => reportOf({ id: opened_on, opened_on })));
    expect(idsNear({ kind: "address", words: "12, Rue du Pont" }, told)).toEqual([
      "2027-03-04",
      "2027-03-03",
      "2027-03-02",
    ]);
  });

  test("a longer street's name does not name the shorter one within it", () => {
    const told = toldOf(
      reportOf({ id: "pont" }),
      reportOf({ id: "pont-rouge", place_words: "rue du Pont-Rouge", streets: ["rue du pont rouge"] }),
    );
    expect(idsNear({ kind: "address", words: "3 rue du Pont-Rouge" }, told)).toEqual(["pont-rouge"]);
  });

  test("two points far apart on the same street are two problems", () => {
    expect(idsNear({ ...AT_A_POINT, words: "rue du Pont" }, toldOf(reportOf(north(900))))).toEqual([]);
  });
});

describe("the way to a report", () => {
  test.each(DIRECTIONS.map((direction, index) => ({ direction, angle: (index * Math.PI) / 4 })))(
    "$direction is where it is",
    ({ direction, angle }) => {
      const lon = HERE.lon + (Math.sin(angle) * 50 * METRE) / Math.cos((HERE.lat * Math.PI) / 180);
      const way = wayTo(HERE, { lon, lat: HERE.lat + Math.cos(angle) * 50 * METRE });
      expect(way.direction).toBe(direction);
      expect(way.metres).toBeCloseTo(50, 0);
    },
  );

  test("is said no more exactly than it is known", () => {
    expect(wayWords({ metres: 4, direction: "n" })).toBe("à moins de 10\u00a0m");
    expect(wayWords({ metres: 43, direction: "ne" })).toBe("à environ 40\u00a0m, au nord-est");
    expect(wayWords({ metres: 2400, direction: "w" })).toBe("à environ 2\u00a0km, à l’ouest");
  });
});
