import { describe, expect, test } from "vitest";
import type { OpeningHours, Service } from "../../../pwa/src/rooms/towns/api";
import { byLetter, byMoment, openingAt } from "../../../pwa/src/rooms/towns/rules";
import { makeServiceSearch } from "../../../pwa/src/rooms/towns/service_search";

const HOURS: OpeningHours[] = [1, 2, 3, 4].flatMap((weekday) => [
  { weekday, opens: "08:30", closes: "12:00" },
  { weekday, opens: "13:00", closes: "16:30" },
]);

describe("the town hall", () => {
  test("is open until its next closing", () => {
    expect(openingAt(HOURS, "2026-12-01", "09:00")).toEqual({ state: "open", until: "12:00" });
  });

  test("is closed at noon and opens again the same day", () => {
    expect(openingAt(HOURS, "2026-12-01", "12:00")).toEqual({
      state: "closed",
      opens_on: "2026-12-01",
      opens_at: "13:00",
    });
  });

  test("on Friday opens again on Monday", () => {
    expect(openingAt(HOURS, "2026-12-04", "10:00")).toEqual({
      state: "closed",
      opens_on: "2026-12-07",
      opens_at: "08:30",
    });
  });

  test("without hours says nothing rather than something wrong", () => {
    expect(openingAt([], "2026-12-01", "09:00")).toEqual({ state: "unknown" });
  });
});

const service = (code: string, moment: string, fr: string): Service => ({
  code,
  moment,
  title: { fr, en: code },
  summary: { fr: "", en: "" },
  audience: { fr: "", en: "" },
  needs: [],
  cost: { fr: "", en: "" },
  delay: { fr: "", en: "" },
});
const SERVICES = [
  service("pool", "home", "Permis de piscine"),
  service("report", "problem", "Signaler un problème"),
  service("shelter", "home", "Abri d’auto"),
  service("school", "family", "École de musique"),
];

describe("services", () => {
  test("are grouped by moment of life in the town's order", () => {
    expect(byMoment(SERVICES).map((group) => [group.key, group.items.length])).toEqual([
      ["Ma maison, mon terrain", 2],
      ["Un problème à signaler", 1],
      ["Enfants et loisirs", 1],
    ]);
  });

  test("are in the order of the alphabet, É with E", () => {
    expect(byLetter(SERVICES, "fr").map((group) => group.key)).toEqual(["A", "E", "P", "S"]);
  });

  test.each([
    ["piscine", "pool"],
    ["pisine", "pool"],
    ["probleme", "report"],
    ["pool", "pool"],
    ["musique", "school"],
  ])("« %s » finds %s", (text, code) => {
    expect(makeServiceSearch(SERVICES, (moment) => moment).find(text)[0]?.code).toBe(code);
  });
});
