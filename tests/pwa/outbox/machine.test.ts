import { describe, expect, test } from "vitest";
import type { Envelope, State } from "../../../pwa/src/outbox/envelope";
import { type Event, mayForget, TABLE, transition, UNDO_SECONDS } from "../../../pwa/src/outbox/machine";
import { AT, acceptanceOf, draftOf, TROUBLE } from "./envelopes";

const SEND: Event = { type: "queue", language: "fr", answers: draftOf().answers, at: AT };
const STATES = Object.keys(TABLE) as State[];

/** Every event, as seen from an envelope: about what it is now, and about what it was before. */
function eventsFor(envelope: Envelope): Event[] {
  const revisions = [envelope.revision, envelope.revision - 1];
  const answer = acceptanceOf(envelope.id);
  return [
    { type: "save", answers: { description: "Un trou, plus grand" }, step: "quoi", at: AT },
    { type: "move", step: "quoi" },
    { type: "follow", follow_up: { channel: "push" } },
    { type: "queue", language: "fr", answers: envelope.answers, at: "2027-03-02T19:05:00.000Z" },
    { type: "start" },
    ...revisions.flatMap((revision): Event[] => [
      { type: "accept", revision, answer },
      { type: "postpone", revision, problem: TROUBLE, next_attempt_at: AT },
      { type: "hold", revision, problem: { ...TROUBLE, code: "forms.different-body" } },
      { type: "refuse", revision, problem: { ...TROUBLE, code: "forms.refused" } },
    ]),
    { type: "retry" },
    { type: "edit" },
    { type: "discard", at: AT },
    { type: "restore" },
  ];
}

/** What can matter to the next step, so that walks that differ only in counters are one node. */
function shapeOf(envelope: Envelope): string {
  const { state, discarded_at, revision, sent_revision, attempts, last_problem, answer, queued_at } = envelope;
  const sent = sent_revision === 0 ? "never" : sent_revision === revision ? "same" : "older";
  return [
    state,
    discarded_at !== null,
    sent,
    attempts > 0,
    last_problem?.code,
    answer !== null,
    queued_at !== null,
  ].join("|");
}

interface Edge {
  before: Envelope;
  event: Event;
  after: Envelope;
}

/** Walk every state × every event that can be reached from a first keystroke. */
function explore(): { nodes: Map<string, Envelope>; edges: Edge[] } {
  const first = draftOf();
  const nodes = new Map([[shapeOf(first), first]]);
  const edges: Edge[] = [];
  const left = [first];
  for (let before = left.pop(); before !== undefined; before = left.pop()) {
    for (const event of eventsFor(before)) {
      const after = transition(before, event);
      edges.push({ before, event, after });
      if (!nodes.has(shapeOf(after))) {
        nodes.set(shapeOf(after), after);
        left.push(after);
      }
    }
  }
  return { nodes, edges };
}

const { nodes, edges } = explore();

describe("the life of an envelope, explored to the end", () => {
  test("every state is reached, and every event is tried in each", () => {
    expect(new Set([...nodes.values()].map((node) => node.state))).toEqual(new Set(STATES));
    const tried = new Set(edges.map(({ before, event }) => `${before.state} ${event.type}`));
    expect(tried.size).toBe(STATES.length * new Set(eventsFor(draftOf()).map((event) => event.type)).size);
  });

  test("only the server's answer leads to accepted, and nothing leads out of it", () => {
    for (const { before, event, after } of edges) {
      if (after.state === "accepted" && before.state !== "accepted") expect(event.type).toBe("accept");
      if (before.state === "accepted") expect(after).toBe(before);
      if (after.state === "accepted") expect(after.answer).not.toBeNull();
    }
  });

  test("nothing may be forgotten before it was accepted, unless its author deleted it and the time to undo is over", () => {
    const muchLater = new Date(Date.parse(AT) + 1000 * 86_400_000);
    for (const node of nodes.values()) {
      expect(mayForget(node, new Date(AT))).toBe(false);
      expect(mayForget(node, muchLater)).toBe(node.state === "accepted" || node.discarded_at !== null);
    }
  });

  test("from sending, nobody reaches a draft without a record of the attempt", () => {
    for (const { before, after } of edges) {
      if (before.state === "sending") expect(after.state).not.toBe("draft");
      if (after.state === "draft" && after.sent_revision > 0) expect(after.attempts).toBeGreaterThan(0);
      if (before.state !== "draft" && after.state === "draft" && before.attempts > 0)
        expect(before.last_problem).not.toBeNull();
    }
  });

  test("there is no dead end: from everywhere, something leads to accepted", () => {
    const leadsHome = new Set([...nodes].filter(([, node]) => node.state === "accepted").map(([shape]) => shape));
    for (let grew = true; grew; ) {
      grew = false;
      for (const { before, after } of edges) {
        if (leadsHome.has(shapeOf(after)) && !leadsHome.has(shapeOf(before))) {
          leadsHome.add(shapeOf(before));
          grew = true;
        }
      }
    }
    expect([...nodes.keys()].filter((shape) => !leadsHome.has(shape))).toEqual([]);
  });

  test("answers change only when the person writes", () => {
    for (const { before, event, after } of edges) {
      if (event.type !== "save" && event.type !== "follow")
        expect([after.answers, after.attachments, after.revision]).toEqual([
          before.answers,
          before.attachments,
          before.revision,
        ]);
    }
  });

  test("what was sent once travels again with the same bytes until the person changes it", () => {
    for (const { before, after } of edges) {
      if (before.sent_revision === before.revision && after.revision === before.revision)
        expect(after.queued_at).toBe(before.queued_at);
    }
  });

  test("an event without a cell in the table gives back the very same envelope", () => {
    for (const { before, event, after } of edges) {
      if (TABLE[before.state][event.type] === undefined) expect(after).toBe(before);
    }
  });
});

describe("what the table means to a person", () => {
  test("two tabs on one draft keep each other's words, and a photo is attached to its question", () => {
    const photo = { sha256: "00", name: "trou.jpg", media_type: "image/jpeg", size_bytes: 9 };
    const both = walk(draftOf(), save("Deux trous"), {
      type: "save",
      answers: { photo: [photo] },
      step: "quoi",
      at: AT,
    });
    expect(both.answers).toEqual({ description: "Deux trous", photo: [photo] });
    expect(both.attachments).toEqual([{ ...photo, question: "photo" }]);
  });

  test("what was sent and not changed is not frozen a second time", () => {
    const sent = walk(
      draftOf(),
      SEND,
      { type: "start" },
      { type: "hold", revision: 1, problem: TROUBLE },
      { type: "edit" },
    );
    const again = transition(sent, {
      type: "queue",
      language: "fr",
      answers: { description: "Un trou." },
      at: "2027-03-02T20:00:00.000Z",
    });
    expect(again).toMatchObject({ state: "queued", answers: { description: "Un trou" }, queued_at: AT });
  });

  test("an answer about the text before the change does not end the change", () => {
    const sending = walk(draftOf(), SEND, { type: "start" });
    const edited = walk(
      sending,
      { type: "postpone", revision: 1, problem: TROUBLE, next_attempt_at: AT },
      { type: "edit" },
      save("Deux trous"),
    );
    const told = transition(edited, { type: "accept", revision: 1, answer: acceptanceOf(edited.id) });
    expect(told).toMatchObject({
      state: "draft",
      answers: { description: "Deux trous" },
      answer: { receipt: "7K4M-2Q9X" },
    });
  });

  test("a deletion can be taken back for ten minutes, and is not sent meanwhile", () => {
    const deleted = walk(draftOf(), SEND, { type: "discard", at: AT });
    expect(transition(deleted, { type: "start" })).toBe(deleted);
    expect(mayForget(deleted, new Date(Date.parse(AT) + UNDO_SECONDS * 1000))).toBe(false);
    expect(transition(deleted, { type: "restore" })).toMatchObject({ state: "queued", discarded_at: null });
  });

  test("what is being sent can be neither changed nor deleted", () => {
    const sending = walk(draftOf(), SEND, { type: "start" });
    expect(walk(sending, { type: "edit" }, save("Autre"), { type: "discard", at: AT })).toBe(sending);
  });
});

function save(description: string): Event {
  return { type: "save", answers: { description }, step: "quoi", at: AT };
}

function walk(envelope: Envelope, ...events: Event[]): Envelope {
  return events.reduce(transition, envelope);
}
