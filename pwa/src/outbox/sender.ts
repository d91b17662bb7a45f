/**
 * Send what waits. Used by the page and by the service worker; every dependency is an argument.
 *
 * Safe to kill between any two awaits: an envelope is journaled as `sending` before its request
 * leaves, whatever is found in `sending` is sent again under the same id, and the server answers
 * a repeat with the receipt of the first time.
 */
import type { Attachment, Envelope, Trouble } from "./envelope";
import { submissionOf } from "./envelope";
import type { Lock } from "./lock";
import type { Event } from "./machine";
import { deservesAnotherDay, isDue, nextAttemptAt, retryAfterSeconds } from "./timing";
import { type UploadDeps, upload } from "./uploads";
import { NO_NETWORK, type Reply, type Verdict, verdictOf } from "./verdict";

/** The part of the journal the sender needs; `apply` is one atomic read, transition and write. */
export interface SenderJournal {
  all(): Promise<Envelope[]>;
  apply(id: string, event: Event): Promise<Envelope | undefined>;
  bytes(sha256: string): Promise<ArrayBuffer | undefined>;
}

export interface SenderDeps {
  journal: SenderJournal;
  lock: Lock;
  fetch(input: string, init: RequestInit): Promise<Response>;
  /** Value of the `Parvis-Device` header. */
  device(): Promise<string>;
  now(): Date;
  random(): number;
  sha256(bytes: ArrayBuffer): Promise<ArrayBuffer>;
  /** Called after each envelope changed, to tell the screens. */
  changed(): void;
}

export interface DrainOptions {
  /** The network just came back, or the person asks: do not sit out waits that the network caused. */
  hurried?: boolean;
  /** Stand in line behind another sender, so that what was queued meanwhile is not forgotten. */
  wait?: boolean;
}

export interface Drained {
  accepted: number;
  /** When to come back, or null when nothing is left to send. */
  nextAt: Date | null;
}

/** How often photos are brought again, in one attempt, to a server that says they are missing. */
const UPLOAD_ROUNDS = 2;

/**
 * Try every envelope that is due, the longest waiting first.
 *
 * Returns:
 *   undefined when another tab or the worker is sending.
 */
export async function drain(deps: SenderDeps, options: DrainOptions = {}): Promise<Drained | undefined> {
  return await deps.lock(() => drainAlone(deps, options.hurried ?? false), { wait: options.wait ?? true });
}

async function drainAlone(deps: SenderDeps, hurried: boolean): Promise<Drained> {
  let accepted = 0;
  const tried = new Set<string>();
  await askHeldOnesAgain(deps);
  for (;;) {
    // Read anew each time: the person goes on writing, deleting and sending while we work.
    const next = (await deps.journal.all())
      .filter((envelope) => !tried.has(envelope.id) && isDue(envelope, deps.now(), hurried))
      .sort(byPatience)[0];
    if (next === undefined) break;
    tried.add(next.id);
    const verdict = await attempt(next.id, deps);
    if (verdict?.kind === "accepted") accepted += 1;
    // One dead network is enough: the others keep their turn for when it is back.
    if (verdict === NO_NETWORK) break;
  }
  return { accepted, nextAt: nextOccasion(await deps.journal.all(), deps.now()) };
}

async function askHeldOnesAgain(deps: SenderDeps): Promise<void> {
  for (const envelope of await deps.journal.all()) {
    if (deservesAnotherDay(envelope, deps.now())) await deps.journal.apply(envelope.id, { type: "retry" });
  }
}

/** Fewest attempts first, so that one large photo on a thin line never keeps a short message waiting. */
function byPatience(one: Envelope, other: Envelope): number {
  return one.attempts - other.attempts || (one.queued_at ?? "").localeCompare(other.queued_at ?? "");
}

async function attempt(id: string, deps: SenderDeps): Promise<Verdict | undefined> {
  const envelope = await deps.journal.apply(id, { type: "start" });
  if (envelope?.state !== "sending") return undefined;
  deps.changed();
  const verdict = await send(envelope, deps);
  await deps.journal.apply(id, eventFor(verdict, envelope, deps));
  deps.changed();
  return verdict;
}

/**
 * Bring files to the town ahead of any envelope, for a draft that goes on on another device.
 *
 * Returns:
 *   null when the town holds every byte; otherwise what stopped it.
 */
export async function bring(attachments: readonly Attachment[], deps: SenderDeps): Promise<Verdict | null> {
  const uploading = await uploadingWith(deps);
  try {
    for (const attachment of attachments) {
      const stopped = await upload(attachment, uploading);
      if (stopped !== null) return stopped;
    }
    return null;
  } catch (error) {
    if (error instanceof Unanswered) return NO_NETWORK;
    throw error;
  }
}

async function uploadingWith(deps: SenderDeps): Promise<UploadDeps> {
  const device = await deps.device();
  const request = (path: string, init: RequestInit, seconds: number) =>
    ask(deps, path, { ...init, headers: { ...init.headers, "Parvis-Device": device } }, seconds);
  return { request, bytes: deps.journal.bytes, sha256: deps.sha256 };
}

async function send(envelope: Envelope, deps: SenderDeps): Promise<Verdict> {
  const uploading = await uploadingWith(deps);
  try {
    for (let round = 0; round < UPLOAD_ROUNDS; round += 1) {
      for (const attachment of envelope.attachments) {
        const stopped = await upload(attachment, uploading);
        if (stopped !== null) return stopped;
      }
      const reply = await uploading.request(`/api/v1/submissions/${envelope.id}`, putOf(envelope), 45);
      const verdict = verdictOf(reply, envelope);
      if (verdict.kind !== "upload-again") return verdict;
    }
    return { kind: "again", code: "server", status: 409, retryAfter: null };
  } catch (error) {
    if (error instanceof Unanswered) return NO_NETWORK;
    throw error;
  }
}

function putOf(envelope: Envelope): RequestInit {
  return {
    method: "PUT",
    headers: { "Content-Type": "application/json", Accept: "application/json, application/problem+json" },
    body: JSON.stringify(submissionOf(envelope)),
  };
}

/** No answer: no network, a time limit, a redirect to a sign-in page. The only failure we swallow. */
class Unanswered extends Error {}

async function ask(deps: SenderDeps, path: string, init: RequestInit, seconds: number): Promise<Reply> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), seconds * 1000);
  try {
    // `redirect: error`: our API never redirects, sign-in pages of public networks do.
    const settings: RequestInit = { cache: "no-store", credentials: "same-origin", redirect: "error" };
    const response = await deps.fetch(path, { ...init, ...settings, signal: limit.signal });
    // The limit covers the body too: a connection that stalls half-way must not hold the lock for ever.
    return { status: response.status, headers: response.headers, body: await response.text() };
  } catch (error) {
    throw new Unanswered("no answer", { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

/** Say a verdict in the words of the state machine. */
function eventFor(verdict: Verdict, envelope: Envelope, deps: SenderDeps): Event {
  const { revision } = envelope;
  if (verdict.kind === "accepted") return { type: "accept", revision, answer: verdict.answer };
  const problem: Trouble = {
    code: "code" in verdict ? verdict.code : "server",
    status: "status" in verdict ? verdict.status : 409,
    at: deps.now().toISOString(),
    findings: verdict.kind === "refused" ? verdict.findings : [],
  };
  if (verdict.kind === "held") return { type: "hold", revision, problem };
  if (verdict.kind === "refused") return { type: "refuse", revision, problem };
  const asked = verdict.kind === "again" ? retryAfterSeconds(verdict.retryAfter, deps.now()) : 0;
  return {
    type: "postpone",
    revision,
    problem,
    next_attempt_at: nextAttemptAt(envelope, deps.now(), deps.random(), asked),
  };
}

function nextOccasion(envelopes: Envelope[], now: Date): Date | null {
  const moments = envelopes
    .filter((envelope) => envelope.discarded_at === null && ["queued", "sending"].includes(envelope.state))
    .map((envelope) => Math.max(now.getTime(), Date.parse(envelope.next_attempt_at ?? now.toISOString())));
  return moments.length === 0 ? null : new Date(Math.min(...moments));
}
