/**
 * The outbox's promises, tried in every situation there is: one envelope, its phone, its person, the town, and up to two
 * attempts under way whose requests and answers may be lost, late or doubled. Not a sample: a walk through all of them.
 */
import { describe, expect, test } from "vitest";
import { type Envelope, submissionOf } from "../../../pwa/src/outbox/envelope";
import { type Event, mayForget, transition } from "../../../pwa/src/outbox/machine";
import { isDue } from "../../../pwa/src/outbox/timing";
import { AT, acceptanceOf, draftOf, TROUBLE } from "./envelopes";

/** How often she changes her text; the machine only ever compares a revision with the one before it. */
const MOST_REVISIONS = 3;
const MOST_ATTEMPTS_AT_ONCE = 2;
const LATER = "2027-03-02T19:05:00.000Z";

type Reply = "accepted" | "different-body" | "refused" | "busy";
/** A request on its way to the town, or its answer on the way back. */
interface Attempt {
  revision: number;
  body: string;
  reply: Reply | null;
}
interface World {
  envelope: Envelope;
  /** What the town holds under this id. */
  held: string | null;
  attempts: Attempt[];
}
interface Step {
  name: string;
  before: World;
  after: World;
}

const bodyOf = (envelope: Envelope): string => JSON.stringify(submissionOf(envelope));

/** Attempts are counted for the backoff alone, so that worlds that differ in it are one. */
function keyOf({ envelope, held, attempts }: World): string {
  const { state, discarded_at, revision, sent_revision, answers, queued_at, answer, last_problem } = envelope;
  const flying = attempts.map(({ revision: one, body, reply }) => `${one} ${body} ${reply}`).sort();
  const said = [discarded_at, answer?.receipt, last_problem?.code];
  return JSON.stringify([state, revision, sent_revision, answers, queued_at, said, held, flying]);
}

function withEvent(world: World, event: Event): World {
  return { ...world, envelope: transition(world.envelope, event) };
}

/** What she, or the page in her name, can do at this moment. */
function deedsOf({ envelope }: World): [string, Event][] {
  const text = { description: `Texte ${envelope.revision + 1}` };
  const mayWrite = envelope.revision < MOST_REVISIONS;
  return [
    ...(mayWrite ? [["save", { type: "save", answers: text, step: "quoi", at: AT }] as [string, Event]] : []),
    ...[AT, LATER].map((at): [string, Event] => [
      "queue",
      { type: "queue", language: "fr", answers: envelope.answers, at },
    ]),
    ["move", { type: "move", step: "quoi" }],
    ["retry", { type: "retry" }],
    ["edit", { type: "edit" }],
    ["discard", { type: "discard", at: AT }],
    ["restore", { type: "restore" }],
  ];
}

/** A sender begins; the one before it may have been killed, or be alive in another tab. */
function begin(world: World): World[] {
  if (world.attempts.length >= MOST_ATTEMPTS_AT_ONCE) return [];
  const begun = withEvent(world, { type: "start" });
  if (begun.envelope === world.envelope || begun.envelope.state !== "sending") return [];
  const attempt: Attempt = { revision: begun.envelope.revision, body: bodyOf(begun.envelope), reply: null };
  return [{ ...begun, attempts: [...world.attempts, attempt] }];
}

/** The request reaches the town, which takes the first body, knows it again, and refuses another one. */
function arrive(world: World, attempt: Attempt): World[] {
  const rest = world.attempts.filter((one) => one !== attempt);
  const answered = (reply: Reply, held = world.held): World => ({
    ...world,
    held,
    attempts: [...rest, { ...attempt, reply }],
  });
  if (world.held !== null) return [answered(world.held === attempt.body ? "accepted" : "different-body")];
  return [answered("accepted", attempt.body), answered("refused"), answered("busy")];
}

/** The answer arrives, or the network says that none will. */
function hear(world: World, attempt: Attempt, reply: Reply | "lost"): World {
  const { revision } = attempt;
  const left = { ...world, attempts: world.attempts.filter((one) => one !== attempt) };
  const problem = { ...TROUBLE, code: reply };
  if (reply === "accepted") return withEvent(left, { type: "accept", revision, answer: acceptanceOf("x") });
  if (reply === "different-body") return withEvent(left, { type: "hold", revision, problem });
  if (reply === "refused") return withEvent(left, { type: "refuse", revision, problem });
  return withEvent(left, { type: "postpone", revision, problem, next_attempt_at: AT });
}

function stepsFrom(world: World): Step[] {
  const step = (name: string, after: World): Step => ({ name, before: world, after });
  return [
    ...deedsOf(world).map(([name, event]) => step(name, withEvent(world, event))),
    ...begin(world).map((after) => step("start", after)),
    ...world.attempts.flatMap((attempt) =>
      attempt.reply === null
        ? [...arrive(world, attempt).map((after) => step("arrive", after)), step("lost", hear(world, attempt, "lost"))]
        : [step(attempt.reply, hear(world, attempt, attempt.reply)), step("lost", hear(world, attempt, "lost"))],
    ),
    // The sender was killed: nobody hears anything, and whatever was on its way may still arrive.
    ...world.attempts.map((attempt) =>
      step("killed", { ...world, attempts: world.attempts.filter((one) => one !== attempt) }),
    ),
  ];
}

function explore(): { worlds: Map<string, World>; steps: Step[] } {
  const first: World = { envelope: draftOf(), held: null, attempts: [] };
  const worlds = new Map([[keyOf(first), first]]);
  const steps: Step[] = [];
  const left = [first];
  for (let world = left.pop(); world !== undefined; world = left.pop()) {
    for (const step of stepsFrom(world)) {
      steps.push(step);
      const key = keyOf(step.after);
      if (worlds.has(key)) continue;
      worlds.set(key, step.after);
      left.push(step.after);
    }
  }
  return { worlds, steps };
}

const { worlds, steps } = explore();
const MUCH_LATER = new Date(Date.parse(AT) + 1000 * 86_400_000);

/** The first few that break a promise, by what led to them; an empty list is what every test wants. */
function broken(isBroken: (step: Step) => boolean): string[] {
  return steps
    .filter(isBroken)
    .slice(0, 3)
    .map(({ name, after }) => `${name}: ${keyOf(after)}`);
}

describe("in every situation there is", () => {
  test("the walk went everywhere", () => {
    process.stdout.write(`outbox: ${worlds.size} situations, ${steps.length} steps between them\n`);
    expect(worlds.size).toBeGreaterThan(1000);
    const states = new Set([...worlds.values()].map(({ envelope }) => envelope.state));
    expect(states).toEqual(new Set(["draft", "queued", "sending", "accepted", "refused", "waiting"]));
    expect([...worlds.values()].some(({ envelope }) => envelope.revision === MOST_REVISIONS)).toBe(true);
  });

  test("what the phone calls accepted is what the town holds, to the letter", () => {
    const isWrong = ({ after: { envelope, held } }: Step) => envelope.state === "accepted" && held !== bodyOf(envelope);
    expect(broken(isWrong)).toEqual([]);
  });

  test("nothing is forgotten that the town does not hold and she did not delete", () => {
    const isLost = ({ after: { envelope, held } }: Step) =>
      mayForget(envelope, MUCH_LATER) && envelope.discarded_at === null && held !== bodyOf(envelope);
    expect(broken(isLost)).toEqual([]);
  });

  test("only she deletes", () => {
    const isDeleted = ({ name, before, after }: Step) =>
      before.envelope.discarded_at === null && after.envelope.discarded_at !== null && name !== "discard";
    expect(broken(isDeleted)).toEqual([]);
  });

  test("while it is sent, nothing that she does changes it", () => {
    const deeds = new Set(["save", "queue", "move", "retry", "edit", "discard", "restore"]);
    const isChanged = ({ name, before, after }: Step) =>
      before.envelope.state === "sending" && deeds.has(name) && after.envelope !== before.envelope;
    expect(broken(isChanged)).toEqual([]);
  });

  test("an answer about an earlier text never ends the newer one", () => {
    const isEnded = ({ name, before, after }: Step) =>
      name === "accepted" && after.envelope.state === "accepted" && after.held !== bodyOf(before.envelope);
    expect(broken(isEnded)).toEqual([]);
  });

  test("a text that she did not change travels with the bytes that travelled before, however often it is sent", () => {
    const isOther = ({ before: { envelope: before }, after: { envelope: after } }: Step) =>
      before.sent_revision === before.revision &&
      after.revision === before.revision &&
      bodyOf(after) !== bodyOf(before);
    expect(broken(isOther)).toEqual([]);
  });

  test("what the town once holds under an id stays", () => {
    expect(broken(({ before, after }) => before.held !== null && after.held !== before.held)).toEqual([]);
  });

  test("what is not accepted leaves by itself, or lies before her with something to press", () => {
    const isStranded = ({ after: { envelope } }: Step) => {
      if (envelope.state === "accepted") return false;
      const leaves = envelope.discarded_at === null && isDue(envelope, MUCH_LATER, false);
      const presses: Event[] = [{ type: "edit" }, { type: "retry" }, { type: "restore" }];
      const queues: Event = { type: "queue", language: "fr", answers: envelope.answers, at: AT };
      const isMoved = ({ state, discarded_at }: Envelope) =>
        state !== envelope.state || discarded_at !== envelope.discarded_at;
      return !leaves && ![...presses, queues].some((event) => isMoved(transition(envelope, event)));
    };
    expect(broken(isStranded)).toEqual([]);
  });

  test("from everywhere, some way leads to accepted, or to a copy that the town holds beside hers", () => {
    const isHome = ({ envelope, held }: World) =>
      envelope.state === "accepted" || (held !== null && envelope.last_problem?.code === "different-body");
    const leadsHome = new Set([...worlds].filter(([, world]) => isHome(world)).map(([key]) => key));
    const from = new Map<string, string[]>();
    for (const { before, after } of steps) {
      const key = keyOf(after);
      from.set(key, [...(from.get(key) ?? []), keyOf(before)]);
    }
    const left = [...leadsHome];
    for (let key = left.pop(); key !== undefined; key = left.pop()) {
      for (const before of from.get(key) ?? []) {
        if (leadsHome.has(before)) continue;
        leadsHome.add(before);
        left.push(before);
      }
    }
    expect([...worlds.keys()].filter((key) => !leadsHome.has(key)).slice(0, 3)).toEqual([]);
  });
});
