import { describe, expect, test } from "vitest";
import type { Trouble } from "../../../pwa/src/outbox/envelope";
import { findOne, isOverdue, overviewOf, standingOf } from "../../../pwa/src/rooms/requests/rules";
import { AT, acceptanceOf, draftOf, TROUBLE } from "../outbox/envelopes";
import { requestOf } from "./asked";

const NOW = new Date(AT);
const OTHER = "01956f00-0000-7000-8000-00000000beef";
const accepted = draftOf({ state: "accepted", answer: acceptanceOf(draftOf().id) });

describe("what this device holds and what the town says", () => {
  test("a request sent from here and told by the town is one", () => {
    const { open, waiting } = overviewOf([accepted], [requestOf()], NOW);
    expect(open).toEqual([{ id: requestOf().id, request: requestOf(), envelope: accepted }]);
    expect(waiting).toEqual([]);
  });

  test("what was accepted a moment ago is shown before the town's list has it", () => {
    expect(overviewOf([accepted], [], NOW).open).toEqual([{ id: accepted.id, request: undefined, envelope: accepted }]);
  });

  test("what is over stands apart", () => {
    const { open, closed } = overviewOf([], [requestOf(), requestOf({ id: "two", state: "done" })], NOW);
    expect([open.length, closed.length]).toEqual([1, 1]);
  });

  test("a deleted envelope can be taken back for ten minutes, and is nowhere else", () => {
    const deleted = draftOf({ discarded_at: AT });
    expect(overviewOf([deleted], [], NOW)).toEqual({ waiting: [], deleted: [deleted], open: [], closed: [] });
    expect(overviewOf([deleted], [], new Date(NOW.getTime() + 601_000)).deleted).toEqual([]);
  });

  test("a link by either id finds it", () => {
    const known = findOne(accepted.id, [accepted], [requestOf()]);
    expect(findOne(requestOf().id, [accepted], [requestOf()])).toEqual({ ...known, id: requestOf().id });
    expect(findOne(OTHER, [accepted], [requestOf()])).toBeUndefined();
  });

  test("a promise is broken on the day after, and never once it is done", () => {
    expect(isOverdue(requestOf(), "2027-03-09")).toBe(false);
    expect(isOverdue(requestOf(), "2027-03-10")).toBe(true);
    expect(isOverdue(requestOf({ state: "done" }), "2027-03-10")).toBe(false);
  });
});

describe("what can be done about an envelope", () => {
  const because = (code: string): Trouble => ({ ...TROUBLE, code });

  test.each([
    ["a draft is gone on with", draftOf(), "draft", "go_on"],
    ["one on its way can be hurried", draftOf({ state: "queued" }), "queued", "retry"],
    [
      "one that the server failed can be hurried",
      draftOf({ state: "queued", last_problem: because("server") }),
      "retrying",
      "retry",
    ],
    [
      "a refused one is corrected",
      draftOf({ state: "refused", last_problem: because("forms.refused") }),
      "refused",
      "correct",
    ],
    [
      "one changed too late becomes a new request",
      draftOf({ state: "waiting", last_problem: because("forms.different-body") }),
      "changed",
      "send_as_new",
    ],
    [
      "a lost photo is added again",
      draftOf({ state: "waiting", last_problem: because("photo-lost") }),
      "lost_photo",
      "edit",
    ],
    [
      "one too large is made smaller",
      draftOf({ state: "waiting", last_problem: because("forms.file-too-large") }),
      "too_large",
      "edit",
    ],
    [
      "any other is tried again",
      draftOf({ state: "waiting", last_problem: because("people.wrong-device-secret") }),
      "held",
      "retry",
    ],
  ])("%s", (_name, envelope, key, first) => {
    const standing = standingOf(envelope);
    expect([standing.key, standing.actions[0]]).toEqual([key, first]);
  });

  test("whatever waits can be deleted, and kept in a file once it was finished", () => {
    for (const state of ["queued", "refused", "waiting"] as const) {
      const { actions } = standingOf(draftOf({ state, last_problem: because("x") }));
      expect(actions).toEqual(expect.arrayContaining(["delete", "export"]));
    }
  });

  test("what is being sent is left alone", () => {
    expect(standingOf(draftOf({ state: "sending" })).actions).toEqual([]);
  });
});
