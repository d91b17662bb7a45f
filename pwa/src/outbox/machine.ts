/**
 * The life of an envelope, in one table.
 *
 *     draft ──queue──▶ queued ──start──▶ sending ──accept──▶ accepted
 *       ▲                ▲ ▲                │ │ └──refuse──▶ refused ──edit──▶ draft
 *       └──────edit──────┘ └────postpone────┘ └────hold────▶ waiting ──retry─▶ queued
 *
 * Three rules keep promise 1, "nothing typed is ever lost, nothing is sent twice":
 * - only `accept`, which quotes the server, leads to `accepted`, and only `accepted` (or a person's own
 *   deletion, after the time to undo it) may be forgotten;
 * - nobody edits what is being sent: from `sending` every way back to `draft` passes through a state
 *   that recorded the attempt and its trouble;
 * - an event that has no cell in the table changes nothing, so that a late answer, a second tab or
 *   a restarted sender can say what it knows without doing harm.
 *
 * A tab killed while sending leaves `sending` in the journal: `start` applies again, with the same id.
 */

import type { Answers } from "../form_engine/definition";
import { type Acceptance, attachmentsOf, type Envelope, type FollowUp, type State, type Trouble } from "./envelope";

export type Event =
  /** `answers` holds only what changed, so that two tabs on one draft keep each other's words. */
  | { type: "save"; answers: Answers; step: string; at: string }
  | { type: "move"; step: string }
  /** How the person wants to hear of it. */
  | { type: "follow"; follow_up: FollowUp }
  /** `answers` are the clean ones: what travels, and what stays if the person comes back to it. */
  | { type: "queue"; answers: Answers; language: string; at: string }
  | { type: "start" }
  | { type: "accept"; revision: number; answer: Acceptance }
  | { type: "postpone"; revision: number; problem: Trouble; next_attempt_at: string }
  | { type: "hold"; revision: number; problem: Trouble }
  | { type: "refuse"; revision: number; problem: Trouble }
  | { type: "retry" }
  | { type: "edit" }
  | { type: "discard"; at: string }
  | { type: "restore" };

export type EventType = Event["type"];

/** From each state, where each event leads. An absent cell means "nothing changes". */
export const TABLE: Readonly<Record<State, Readonly<Partial<Record<EventType, State>>>>> = {
  draft: {
    save: "draft",
    move: "draft",
    follow: "draft",
    queue: "queued",
    accept: "accepted",
    discard: "draft",
    restore: "draft",
  },
  queued: {
    start: "sending",
    accept: "accepted",
    retry: "queued",
    edit: "draft",
    discard: "queued",
    restore: "queued",
  },
  sending: { start: "sending", accept: "accepted", postpone: "queued", hold: "waiting", refuse: "refused" },
  refused: { accept: "accepted", edit: "draft", discard: "refused", restore: "refused" },
  waiting: { accept: "accepted", retry: "queued", edit: "draft", discard: "waiting", restore: "waiting" },
  accepted: {},
};

/** While a deletion can be undone, only these are heard. */
const HEARD_WHEN_DISCARDED: ReadonlySet<EventType> = new Set(["restore", "accept"]);

/**
 * Apply one event to an envelope.
 *
 * Returns:
 *   the changed envelope, or the very same object when the event means nothing here.
 */
export function transition(envelope: Envelope, event: Event): Envelope {
  if (envelope.discarded_at !== null && !HEARD_WHEN_DISCARDED.has(event.type)) return envelope;
  const to = TABLE[envelope.state][event.type];
  if (to === undefined) return envelope;
  if ("revision" in event && event.revision !== envelope.revision) return aboutAnEarlierRevision(envelope, event);
  return { ...envelope, ...changes(envelope, event), state: to };
}

/** The server holds what was sent before the person changed it: keep the changes, and remember that. */
function aboutAnEarlierRevision(envelope: Envelope, event: Event): Envelope {
  return event.type === "accept" ? { ...envelope, answer: event.answer } : envelope;
}

function changes(envelope: Envelope, event: Event): Partial<Envelope> {
  switch (event.type) {
    case "save": {
      const answers = { ...envelope.answers, ...event.answers };
      const attachments = attachmentsOf(envelope.definition, answers);
      return { answers, attachments, step: event.step, saved_at: event.at, revision: envelope.revision + 1 };
    }
    case "move":
      return { step: event.step };
    case "follow":
      return { follow_up: event.follow_up, revision: envelope.revision + 1 };
    case "queue":
      return { ...frozen(envelope, event), next_attempt_at: null };
    case "start":
      return { attempts: envelope.attempts + 1, sent_revision: envelope.revision };
    case "accept":
      return { answer: event.answer, next_attempt_at: null, last_problem: null, discarded_at: null };
    case "postpone":
      return { last_problem: event.problem, next_attempt_at: event.next_attempt_at };
    case "hold":
    case "refuse":
      return { last_problem: event.problem, next_attempt_at: null };
    case "retry":
    case "edit":
      return { next_attempt_at: null };
    case "discard":
      return { discarded_at: event.at };
    case "restore":
      return { discarded_at: null };
  }
}

/** What travels, fixed at the moment of sending: every later attempt must carry the same bytes. */
function frozen(envelope: Envelope, event: Extract<Event, { type: "queue" }>): Partial<Envelope> {
  const { answers, language, at } = event;
  const isUnchanged = envelope.queued_at !== null && envelope.sent_revision === envelope.revision;
  if (isUnchanged) return {};
  return { answers, language, attachments: attachmentsOf(envelope.definition, answers), queued_at: at };
}

/** How long a person can take a deletion back. */
export const UNDO_SECONDS = 600;
/** How long the phone keeps its own copy of what the town already holds. */
export const COPY_KEPT_DAYS = 90;

/** Whether the journal may forget this envelope: never before the server, or its author, let it go. */
export function mayForget(envelope: Envelope, now: Date): boolean {
  const seconds = (since: string) => (now.getTime() - Date.parse(since)) / 1000;
  if (envelope.discarded_at !== null) return seconds(envelope.discarded_at) > UNDO_SECONDS;
  if (envelope.state !== "accepted" || envelope.answer === null) return false;
  return seconds(envelope.answer.received_at) > COPY_KEPT_DAYS * 86_400;
}
