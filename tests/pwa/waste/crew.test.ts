import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { setClock } from "../../../pwa/src/kernel/clock";
import { addStaffWords } from "../../../pwa/src/kernel/words_staff";
import { cameIn, isRemembered, standing } from "../../../pwa/src/rooms/people/staff/session";
import { allMarks } from "../../../pwa/src/rooms/waste/staff/crew/journal";
import {
  markOf,
  marksOfRound,
  mergeMarks,
  progressOf,
  type Round,
  refusedOf,
  waitingOf,
} from "../../../pwa/src/rooms/waste/staff/crew/marks";
import { markStreet, ownMarks, sendMarks, startCrew, takeBack } from "../../../pwa/src/rooms/waste/staff/crew/state";
import { lateSaid, progressWords } from "../../../pwa/src/rooms/waste/staff/crew/words";
import { closeStore } from "../../../pwa/src/store/database";
import { emptyStore } from "../store/empty_store";

const ROUND: Round = {
  uid: "20261201-compost-A@ville.parvis",
  stream: "compost",
  sector: "A",
  sector_name: "Village",
  on: "2026-12-01",
  planned_on: "2026-12-01",
  streets: ["rang Perdu", "rue du Barrage", "rue Principale"],
};
const DONE = { state: "done" } as const;
const SESSION = {
  name: "Karim",
  role: "agent",
  csrf_token: "c".repeat(43),
  has_passkey: true,
  can_have_passkeys: true,
  town: { slug: "ville", name: "Ville" },
} as const;

interface Sent {
  method: string;
  path: string;
}
let sent: Sent[] = [];
let stop = (): void => {};

/** The town answers with this status; 0 is no network. */
function answer(statusOf: (one: Sent) => number): void {
  vi.stubGlobal("fetch", async (path: string, init: RequestInit = {}) => {
    const one = { method: init.method ?? "GET", path };
    if (one.method !== "GET") sent.push(one);
    const status = path.endsWith("/session") ? 401 : statusOf(one);
    if (status === 0) throw new TypeError("Failed to fetch");
    const problem = { type: "/problems/waste.unknown-street" };
    const body = status === 204 ? null : JSON.stringify(status < 400 ? { rounds: [], marks: [] } : problem);
    return new Response(body, { status, headers: { "Content-Type": "application/json" } });
  });
}

let minutes = 0;
beforeEach(async () => {
  await emptyStore();
  minutes = 0;
  setClock(() => new Date(Date.parse("2026-12-01T14:00:00Z") + 60_000 * minutes++));
  sent = [];
  answer(() => 200);
  cameIn(SESSION);
  stop = startCrew();
  await vi.waitFor(() => expect(ownMarks.value).toEqual([]));
});
afterEach(async () => {
  stop();
  await sendMarks();
  setClock();
  vi.unstubAllGlobals();
});

describe("a crew without network", () => {
  test("marks streets, keeps them through a closed app, and sends each once, in order, when it returns", async () => {
    answer(() => 0);
    await markStreet(ROUND, "rue Principale", DONE);
    await markStreet(ROUND, "rang Perdu", lateSaid("tomorrow_noon", "snow", "2026-12-01"));
    await sendMarks();
    expect(waitingOf(ownMarks.value ?? [])).toHaveLength(2);

    await closeStore();
    ownMarks.value = await allMarks();
    sent = [];
    answer(() => 201);
    await sendMarks();
    await sendMarks();
    expect(sent.map(({ method, path }) => `${method} ${path.split("/").at(-1)}`)).toEqual(
      (ownMarks.value ?? []).map(({ id }) => `PUT ${id}`),
    );
    expect((ownMarks.value ?? []).map(({ body, sending }) => [body.street, sending])).toEqual([
      ["rue Principale", "sent"],
      ["rang Perdu", "sent"],
    ]);
  });

  test("takes back what it marked: the town hears of both, because the first may have arrived", async () => {
    answer(() => 0);
    await markStreet(ROUND, "rue Principale", DONE);
    const [mark] = ownMarks.value ?? [];
    await takeBack(mark?.id ?? "", ROUND.uid, mark?.body as never);
    expect(mergeMarks([], ownMarks.value ?? [])).toEqual([]);
    await sendMarks();
    sent = [];
    answer(({ method }) => (method === "DELETE" ? 204 : 201));
    await sendMarks();
    expect(sent.map(({ method }) => method)).toEqual(["PUT", "DELETE"]);
    expect(waitingOf(ownMarks.value ?? [])).toEqual([]);
  });
});

test("a session that ended keeps the marks, and they leave once somebody is in again", async () => {
  answer(() => 401);
  await markStreet(ROUND, "rue Principale", DONE);
  await sendMarks();
  expect(standing.value.kind).toBe("out");
  expect(waitingOf(ownMarks.value ?? [])).toHaveLength(1);
  answer(() => 201);
  cameIn(SESSION);
  await sendMarks();
  expect(waitingOf(ownMarks.value ?? [])).toEqual([]);
});

test("what the town refuses is said and kept, and the rest goes on", async () => {
  answer(() => 0);
  await markStreet(ROUND, "rue d’avant", DONE);
  await markStreet(ROUND, "rang Perdu", DONE);
  const first = ownMarks.value?.[0]?.id ?? "";
  answer(({ path }) => (path.endsWith(first) ? 422 : 201));
  await sendMarks();
  expect(refusedOf(ownMarks.value ?? []).map(({ id, problem }) => [id, problem])).toEqual([
    [first, "waste.unknown-street"],
  ]);
  expect(waitingOf(ownMarks.value ?? [])).toEqual([]);
});

test("a town that cannot answer now is asked again later", async () => {
  answer(() => 503);
  await markStreet(ROUND, "rang Perdu", DONE);
  await sendMarks();
  expect(waitingOf(ownMarks.value ?? [])).toHaveLength(1);
});

describe("marks of two crews", () => {
  const known = (street: string, marked_at: string, over = {}) => ({
    id: `${street}${marked_at}`,
    uid: ROUND.uid,
    street,
    state: "done" as const,
    marked_at,
    ...over,
  });

  test("are put together: the last by the phones' instants counts, of the street or of the sector", () => {
    const marks = mergeMarks(
      [
        known("", "2026-12-01T14:00:00Z"),
        known("rang Perdu", "2026-12-01T15:00:00Z", { state: "late" }),
        known("rue Principale", "2026-12-01T13:00:00Z", { state: "late" }),
      ],
      [],
    );
    expect(markOf(marks, ROUND.uid, "rue Principale")?.state).toBe("done");
    expect(markOf(marks, ROUND.uid, "rang Perdu")?.state).toBe("late");
    expect(progressOf(ROUND, marks)).toEqual({ done: 2, late: 1, of: 3 });
  });

  test("of a whole sector are not said of the round of a street whose day was put off", () => {
    const marks = [known("", "2026-12-01T14:00:00Z"), known("rang Perdu", "2026-12-01T15:00:00Z")];
    const later: Round = { ...ROUND, on: "2026-12-02", streets: ["rang Perdu", "rue du Barrage"] };
    const of = (round: Round): string[] => marksOfRound(round, marks, "America/Toronto").map(({ street }) => street);
    expect(of(ROUND)).toEqual(["", "rang Perdu"]);
    expect(of(later)).toEqual(["rang Perdu"]);
  });

  test("are counted in words that agree with how many are done", async () => {
    await addStaffWords();
    const words = (done: number): string => progressWords({ done, late: 0, of: 25 });
    expect([0, 1, 2].map(words)).toEqual(["0 rue sur 25", "1 rue sur 25", "2 rues sur 25"]);
  });

  test("what was taken back on either phone counts no more", () => {
    const mark = known("rang Perdu", "2026-12-01T14:00:00Z");
    const own = { id: mark.id, uid: ROUND.uid, body: mark as never, sending: "sent" as const };
    expect(mergeMarks([{ ...mark, is_withdrawn: true }], [own])).toEqual([]);
    expect(mergeMarks([mark], [{ ...own, withdrawal: "waiting" }])).toEqual([]);
  });
});

test("who was in here is remembered for a week, and no longer", () => {
  setClock(() => new Date("2026-12-08T13:59:00Z"));
  expect(isRemembered(Date.parse("2026-12-01T14:00:00Z"))).toBe(true);
  setClock(() => new Date("2026-12-08T14:01:00Z"));
  expect(isRemembered(Date.parse("2026-12-01T14:00:00Z"))).toBe(false);
  expect(isRemembered(undefined)).toBe(false);
});
