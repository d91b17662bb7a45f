import { expect, test } from "vitest";
import { submissionOf } from "../../../pwa/src/outbox/envelope";
import { transition } from "../../../pwa/src/outbox/machine";
import { draftOf } from "./envelopes";

test("an envelope of before has the members that it always had", () => {
  expect(Object.keys(submissionOf(draftOf()))).toEqual([
    "form",
    "version",
    "language",
    "answers",
    "attachments",
    "started_at",
    "queued_at",
  ]);
});

test("what an envelope is about, and how to follow it up, travel with it", () => {
  const draft = transition(draftOf({ about: "a-request" }), { type: "follow", follow_up: { channel: "push" } });
  expect(submissionOf(draft)).toMatchObject({ about: "a-request", follow_up: { channel: "push" } });
});

test("another way of following up is another revision, so that it leaves with the next attempt", () => {
  const before = draftOf();
  const after = transition(before, { type: "follow", follow_up: { channel: "none" } });
  expect(after.revision).toBe(before.revision + 1);
});
