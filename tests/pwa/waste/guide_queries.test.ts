/** The demo town's guide, asked as citizens ask: phrasings that were written down before the search was tried on them. */
import { describe, expect, test } from "vitest";
import type { GuideEntry } from "../../../pwa/src/rooms/waste/api";
import { makeGuideSearch } from "../../../pwa/src/rooms/waste/guide_search";
import guide from "../../../server/parvis/waste/demo/guide.json";
import queries from "../../cases/waste/guide_queries.json";

const TOP = 3;
const GOAL = 0.95;
const search = makeGuideSearch(guide as unknown as GuideEntry[]);
const top = (text: string): string[] =>
  search
    .find(text)
    .slice(0, TOP)
    .map((entry) => entry.object["fr"] ?? "");

describe("the demo guide", () => {
  test("knows every object that the phrasings expect", () => {
    const objects = new Set(guide.map((entry) => entry.object.fr));
    expect(queries.flatMap((query) => query.finds).filter((name) => !objects.has(name))).toEqual([]);
    expect(queries.length).toBeGreaterThanOrEqual(120);
  });

  test("answers at least 95 of 100 phrasings among its first three objects", () => {
    const missed = queries.filter(({ say, finds }) => !top(say).some((object) => finds.includes(object)));
    const share = 1 - missed.length / queries.length;
    expect(share, missed.map(({ say }) => `${say}: ${top(say).join(" | ")}`).join("\n")).toBeGreaterThanOrEqual(GOAL);
  });

  test.each(["huile à frire", "pot de yogourt"])(
    "answers « %s » with that first, not with what shares a word",
    (text) => {
      expect(queries.find(({ say }) => say === text)?.finds).toContain(top(text)[0]);
    },
  );
});
