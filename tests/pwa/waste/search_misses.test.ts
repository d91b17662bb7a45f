import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { keepable, noteMiss, sendMisses } from "../../../pwa/src/rooms/waste/search_misses";
import { getSetting } from "../../../pwa/src/store/settings";
import cases from "../../cases/waste/search_misses.json";
import { emptyStore } from "../store/empty_store";

interface Sent {
  path: string;
  headers: Record<string, string>;
  misses: { words: string; language: string; on: string }[];
}
const sent: Sent[] = [];

/** What the town answers; « lost » is an answer that never comes back to a report that was taken. */
function answer(status: number | "unreachable" | "lost"): void {
  vi.stubGlobal("fetch", async (path: string, init: { body: string; headers: Record<string, string> }) => {
    if (status === "unreachable") throw new TypeError("Failed to fetch");
    sent.push({ path, headers: init.headers, misses: JSON.parse(init.body).misses });
    if (status === "lost") throw new TypeError("Failed to fetch");
    const problem = { type: "/problems/x", title: "x", status };
    return status === 204
      ? new Response(null, { status })
      : new Response(JSON.stringify(problem), { status, headers: { "Content-Type": "application/problem+json" } });
  });
}

const waiting = async (): Promise<string[]> =>
  ((await getSetting("guide_misses")) ?? []).filter((miss) => !miss.is_sent).map((miss) => miss.words);

beforeEach(async () => {
  await emptyStore();
  sent.length = 0;
  answer(204);
});
afterEach(() => vi.unstubAllGlobals());

test.each(cases)("of « $text » « $kept » is kept", ({ text, kept }) => {
  expect(keepable(text)).toBe(kept ?? "");
});

describe("what the guide did not find", () => {
  test("is told to the town with its day and language, and not by whom", async () => {
    await noteMiss("Abat-jour", "fr", "2026-12-01");
    expect(sent).toHaveLength(1);
    expect(sent[0]?.path).toMatch(/^\/api\/v1\/waste\/search-misses\/[0-9a-f-]{36}$/);
    expect(sent[0]?.misses).toEqual([{ words: "abat jour", language: "fr", on: "2026-12-01" }]);
    expect(Object.keys(sent[0]?.headers ?? {})).not.toContain("Parvis-Device");
  });

  test("is told once a day, however often it is looked for", async () => {
    await noteMiss("abat-jour", "fr", "2026-12-01");
    await noteMiss("Abat jour", "fr", "2026-12-01");
    expect(sent).toHaveLength(1);
    await noteMiss("abat-jour", "fr", "2026-12-02");
    expect(sent).toHaveLength(2);
  });

  test("is the same report when its answer was lost, and what came since is another", async () => {
    answer("lost");
    await noteMiss("abat-jour", "fr", "2026-12-01");
    await noteMiss("capteur", "fr", "2026-12-01");
    answer(204);
    await sendMisses();
    const [first, again, retry, next] = sent;
    expect(sent.map(({ misses }) => misses.map(({ words }) => words))).toEqual([
      ["abat jour"],
      ["abat jour"],
      ["abat jour"],
      ["capteur"],
    ]);
    expect([again?.path, retry?.path]).toEqual([first?.path, first?.path]);
    expect(next?.path).not.toBe(first?.path);
    expect(await waiting()).toEqual([]);
  });

  test("waits without network, and goes when it is back", async () => {
    answer("unreachable");
    await noteMiss("abat-jour", "fr", "2026-12-01");
    await noteMiss("capteur", "fr", "2026-12-01");
    await noteMiss("ventilateur", "fr", "2026-12-01");
    expect(await waiting()).toEqual(["abat jour", "capteur", "ventilateur"]);
    answer(204);
    await sendMisses();
    expect(sent.map(({ misses }) => misses.length)).toEqual([1, 2]);
    expect(await waiting()).toEqual([]);
  });

  test.each([429, 503])("waits on when the town answers %i", async (status) => {
    answer(status);
    await noteMiss("abat-jour", "fr", "2026-12-01");
    expect(await waiting()).toEqual(["abat jour"]);
  });

  test("does not wait for ever when the town refuses it", async () => {
    answer(422);
    await noteMiss("abat-jour", "fr", "2026-12-01");
    expect(await waiting()).toEqual([]);
  });

  test("is never an address", async () => {
    await noteMiss("12 rue du Moulin", "fr", "2026-12-01");
    expect(sent).toEqual([]);
    expect(await waiting()).toEqual([]);
  });
});
