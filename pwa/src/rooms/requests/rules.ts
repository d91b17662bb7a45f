/** Puts together what this device holds and what the town says of it. Pure. */
import type { Envelope } from "../../outbox/envelope";
import { UNDO_SECONDS } from "../../outbox/machine";
import type { MyRequest, RequestState } from "./api";

export interface Overview {
  /** Drafts and envelopes on this device that are not with the town yet. */
  waiting: Envelope[];
  /** Deleted a moment ago: can be taken back. */
  deleted: Envelope[];
  /** With the town, and not over. */
  open: Sent[];
  closed: Sent[];
}

/** A request that the town has: as it tells it, or as this device knows it until it does. */
export interface Sent {
  id: string;
  envelope: Envelope | undefined;
  request: MyRequest | undefined;
}

const OVER: ReadonlySet<RequestState> = new Set(["done", "refused"]);

export function overviewOf(envelopes: readonly Envelope[], requests: readonly MyRequest[], now: Date): Overview {
  const here = envelopes.filter((envelope) => envelope.discarded_at === null);
  const sent = sentOf(here, requests);
  return {
    waiting: here.filter((envelope) => envelope.state !== "accepted"),
    deleted: envelopes.filter((envelope) => isUndoable(envelope, now)),
    open: sent.filter((one) => !isOver(one)),
    closed: sent.filter(isOver),
  };
}

/** The newest first; one that is on this device and at the town is one. */
function sentOf(envelopes: readonly Envelope[], requests: readonly MyRequest[]): Sent[] {
  const told = requests.map((request): Sent => {
    const envelope = envelopes.find(({ id }) => id === request.submission_id);
    return { id: request.id, request, envelope };
  });
  const known = new Set(requests.map((request) => request.submission_id));
  const untold = envelopes
    // What is about a request is on that one's thread.
    .filter(({ id, state, about }) => state === "accepted" && about === undefined && !known.has(id))
    .map((envelope): Sent => ({ id: envelope.id, request: undefined, envelope }));
  return [...untold, ...told].sort((one, other) => openedAt(other).localeCompare(openedAt(one)));
}

export function openedAt({ request, envelope }: Sent): string {
  return request?.opened_at ?? envelope?.answer?.received_at ?? envelope?.queued_at ?? "";
}

function isOver({ request }: Sent): boolean {
  return request !== undefined && OVER.has(request.state);
}

function isUndoable({ discarded_at }: Envelope, now: Date): boolean {
  return discarded_at !== null && (now.getTime() - Date.parse(discarded_at)) / 1000 <= UNDO_SECONDS;
}

/** The request or envelope that a link means, by either id. */
export function findOne(id: string, envelopes: readonly Envelope[], requests: readonly MyRequest[]): Sent | undefined {
  const request = requests.find((one) => one.id === id || one.submission_id === id);
  const envelope = envelopes.find((one) => one.id === (request?.submission_id ?? id));
  return request || envelope ? { id, request, envelope } : undefined;
}

/** Whether the promised day has passed without an end. */
export function isOverdue(request: MyRequest, today: string): boolean {
  return !OVER.has(request.state) && Boolean(request.promised_on) && (request.promised_on ?? "") < today;
}

/** What is said of an envelope that is not with the town: a key of its words, and what can be done about it. */
export interface Standing {
  key:
    | "draft"
    | "queued"
    | "retrying"
    | "busy"
    | "sending"
    | "refused"
    | "changed"
    | "lost_photo"
    | "too_large"
    | "held"
    | "elsewhere";
  actions: readonly EnvelopeAction[];
}

export type EnvelopeAction = "go_on" | "correct" | "retry" | "edit" | "send_as_new" | "take_back" | "delete" | "export";

export function standingOf({ state, last_problem, answer }: Envelope): Standing {
  switch (state) {
    case "draft":
      return answer === null ? { key: "draft", actions: ["go_on", "delete", "export"] } : CHANGED;
    case "refused":
      return { key: "refused", actions: ["correct", "delete", "export"] };
    case "sending":
      return { key: "sending", actions: [] };
    case "waiting":
      return heldBy(last_problem?.code ?? "");
    default:
      return { key: queuedBecause(last_problem?.code), actions: ["retry", "edit", "delete", "export"] };
  }
}

/** The town has the version before these changes: only the person knows what the changes are for. */
const CHANGED: Standing = { key: "changed", actions: ["send_as_new", "edit", "delete", "export"] };

function queuedBecause(code: string | undefined): "queued" | "retrying" | "busy" {
  if (code === undefined || code === "network") return "queued";
  return code === "busy" ? "busy" : "retrying";
}

function heldBy(code: string): Standing {
  if (code === "forms.different-body") return CHANGED;
  if (code === "forms.held-elsewhere") return { key: "elsewhere", actions: ["take_back", "delete", "export"] };
  if (code === "photo-lost") return { key: "lost_photo", actions: ["edit", "delete", "export"] };
  if (/too-large$/.test(code)) return { key: "too_large", actions: ["edit", "retry", "delete", "export"] };
  return { key: "held", actions: ["retry", "edit", "delete", "export"] };
}
