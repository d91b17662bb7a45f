import { describe, expect, test } from "vitest";
import { backoffSeconds, deservesAnotherDay, isDue, retryAfterSeconds } from "../../../pwa/src/outbox/timing";
import { AT, draftOf, TROUBLE } from "./envelopes";

const NOW = new Date(AT);

describe("when to try again", () => {
  test("waits double each time, up to a quarter of an hour, and never stop", () => {
    expect([1, 2, 3, 8, 9, 1000].map((attempts) => backoffSeconds(attempts, 1))).toEqual([5, 10, 20, 640, 900, 900]);
  });

  test("the dice spread the phones of a whole town over half the wait", () => {
    expect([backoffSeconds(9, 0), backoffSeconds(9, 1)]).toEqual([450, 900]);
  });

  test.each([
    ["120", 120],
    ["Tue, 02 Mar 2027 19:03:00 GMT", 60],
    ["Tue, 02 Mar 2027 18:00:00 GMT", 0],
    ["99999999", 86_400],
    ["bientôt", 0],
    ["", 0],
    [null, 0],
  ])("Retry-After %s means %i seconds", (header, seconds) => {
    expect(retryAfterSeconds(header, NOW)).toBe(seconds);
  });

  test("a wait that a moved clock made absurd is over", () => {
    const queued = draftOf({ state: "queued", last_problem: TROUBLE });
    expect(isDue({ ...queued, next_attempt_at: "2028-03-02T19:02:00.000Z" }, NOW, false)).toBe(true);
    expect(isDue({ ...queued, next_attempt_at: "2027-03-02T19:10:00.000Z" }, NOW, false)).toBe(false);
    expect(isDue({ ...queued, next_attempt_at: "not a date" }, NOW, false)).toBe(true);
  });

  test("drafts, refused and deleted envelopes are never due", () => {
    for (const state of ["draft", "refused", "waiting", "accepted"] as const)
      expect(isDue(draftOf({ state }), NOW, true)).toBe(false);
    expect(isDue(draftOf({ state: "queued", discarded_at: AT }), NOW, true)).toBe(false);
  });

  test("what is held is asked again a day later, not before", () => {
    const held = (at: string) => draftOf({ state: "waiting", last_problem: { ...TROUBLE, code: "web.forbidden", at } });
    expect(deservesAnotherDay(held("2027-03-01T19:02:00.000Z"), NOW)).toBe(true);
    expect(deservesAnotherDay(held("2027-03-01T20:02:00.000Z"), NOW)).toBe(false);
  });
});
