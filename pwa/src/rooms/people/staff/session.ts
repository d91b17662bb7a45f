/**
 * Who is signed in at the console: one truth for all of its screens.
 *
 * A screen sends `await csrf()` with what it changes, and gives what went wrong to `leaveIfSignedOut`: the way in
 * then stands in the place of the screen, which comes back once the person is in.
 */
import { signal } from "@preact/signals";
import { now } from "../../../kernel/clock";
import { removeSetting, setSetting } from "../../../store/settings";
import { Problem } from "../../../wire/problems";
import { readSession, type Session } from "./api";

export type Standing =
  | { kind: "unknown" }
  | { kind: "in"; session: Session }
  | { kind: "out" }
  /** Nobody answered: perhaps signed in, perhaps not. */
  | { kind: "away"; problem: unknown };

export const standing = signal<Standing>({ kind: "unknown" });

let asking: Promise<void> | undefined;

/** Asks the town who is signed in here. */
export function lookUp(): Promise<void> {
  asking ??= readSession()
    .then(cameIn, (problem: unknown) => {
      if (!leaveIfSignedOut(problem)) standing.value = { kind: "away", problem };
    })
    .finally(() => {
      asking = undefined;
    });
  return asking;
}

export function cameIn(session: Session): void {
  standing.value = { kind: "in", session };
  void setSetting("staff_seen_at", now().getTime()).catch(notRemembered);
}

export function wentOut(): void {
  standing.value = { kind: "out" };
  void removeSetting("staff_seen_at").catch(notRemembered);
}

/** As long as a session may last: a phone without network shows what it keeps, and the town judges what it sends. */
const REMEMBERED_MS = 7 * 86_400_000;

/** Whether somebody who was in here may go on with what this phone keeps, while nobody answers. */
export function isRemembered(seenAt: number | undefined): boolean {
  return seenAt !== undefined && now().getTime() - seenAt < REMEMBERED_MS;
}

/** Storage refused: then the console opens with network only. */
function notRemembered(error: unknown): void {
  console.warn("staff not remembered", error);
}

const ROLES: readonly Session["role"][] = ["agent", "editor", "admin"];

/** Whether who is signed in may do what `role` may; the server decides, the screen only spares a refusal. */
export function may(role: Session["role"]): boolean {
  const now = standing.value;
  return now.kind === "in" && ROLES.indexOf(now.session.role) >= ROLES.indexOf(role);
}

/** The token that unsafe requests repeat. Throws what kept it from being read. */
export async function csrf(): Promise<string> {
  if (standing.peek().kind !== "in") await lookUp();
  const found = standing.peek();
  if (found.kind === "in") return found.session.csrf_token;
  throw found.kind === "away" ? found.problem : new Problem(401, { type: "/problems/people.session-ended" });
}

/** Shows the way in when the trouble is that nobody is signed in any more. Returns whether it was. */
export function leaveIfSignedOut(problem: unknown): boolean {
  if (!(problem instanceof Problem) || problem.status !== 401) return false;
  wentOut();
  return true;
}
