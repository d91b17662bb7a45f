/** When the next attempt is due. Pure: the clock and the dice are arguments. */
import type { Envelope } from "./envelope";

const FIRST_SECONDS = 5;
const LONGEST_SECONDS = 15 * 60;
/** What a server may ask for with Retry-After; more than a day is a mistake or an attack. */
const LONGEST_ASKED_SECONDS = 24 * 3600;
/** A held envelope is tried again by itself once a day: towns repair what they broke. */
const HELD_SECONDS = 24 * 3600;

/** Seconds before attempt `attempts + 1`: doubling, capped, never twice the same for everybody. */
export function backoffSeconds(attempts: number, random: number): number {
  const doubled = Math.min(LONGEST_SECONDS, FIRST_SECONDS * 2 ** Math.min(attempts - 1, 20));
  return doubled * (0.5 + random / 2);
}

/** Read a Retry-After header, in seconds or as a date; 0 when it says nothing usable. */
export function retryAfterSeconds(header: string | null, now: Date): number {
  if (header === null || header.trim() === "") return 0;
  const seconds = /^\s*\d+\s*$/.test(header) ? Number(header) : (Date.parse(header) - now.getTime()) / 1000;
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), LONGEST_ASKED_SECONDS) : 0;
}

/** Instant of the next attempt, ISO 8601. */
export function nextAttemptAt(envelope: Envelope, now: Date, random: number, askedSeconds: number): string {
  const seconds = Math.max(backoffSeconds(envelope.attempts, random), askedSeconds);
  return new Date(now.getTime() + seconds * 1000).toISOString();
}

/**
 * Whether to try this envelope now.
 *
 * Args:
 *   hurried: the network came back or the person looks: do not sit out a wait that only the network caused.
 *
 * A wait longer than any we would set means that the phone's clock was moved: it is over.
 */
export function isDue(envelope: Envelope, now: Date, hurried: boolean): boolean {
  if (envelope.discarded_at !== null) return false;
  if (envelope.state === "sending") return true;
  if (envelope.state !== "queued") return false;
  if (envelope.next_attempt_at === null) return true;
  if (hurried && envelope.last_problem?.code === "network") return true;
  const wait = (Date.parse(envelope.next_attempt_at) - now.getTime()) / 1000;
  return !(wait > 0 && wait <= LONGEST_ASKED_SECONDS);
}

/** Whether a held envelope has waited long enough to be tried again unasked. */
export function deservesAnotherDay(envelope: Envelope, now: Date): boolean {
  const problem = envelope.last_problem;
  if (envelope.state !== "waiting" || problem === null || envelope.discarded_at !== null) return false;
  if (problem.code === "forms.different-body") return false;
  return Math.abs(now.getTime() - Date.parse(problem.at)) / 1000 >= HELD_SECONDS;
}
