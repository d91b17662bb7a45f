/**
 * Taking a request to another state, with a moment to change one's mind.
 *
 * The move waits a few seconds on this device before it is sent, because the person hears of it at once and
 * nothing calls a message back. It has its id from the start: sent twice, it happens once. It is kept for
 * the time of the session, so that a reload or a failed network does not lose the words.
 */
import { signal } from "@preact/signals";
import { newId } from "../../../kernel/ids";
import { csrf, standing } from "../../people/staff/session";
import { type Move, putMove, type RequestDetail, sendAsLeaving } from "./api";
import { type PendingMove, readPending, writeDraft, writePending } from "./pending";

export const UNDO_SECONDS = 8;

export type MoveState =
  | { kind: "none" }
  | { kind: "waiting"; pending: PendingMove }
  | { kind: "sending"; pending: PendingMove }
  | { kind: "failed"; pending: PendingMove; problem: unknown };

export const moving = signal<MoveState>({ kind: "none" });

/** What the town said of the last request that moved: the screens that show it take it from here. */
export const moved = signal<RequestDetail | undefined>(undefined);

let timer: ReturnType<typeof setTimeout> | undefined;

/** Begin a move; one that still waits is sent first. */
export async function begin(request: string, title: string, wanted: Omit<Move, "id">): Promise<void> {
  await sendNow();
  writeDraft(request, undefined);
  wait({ request, title, move: { id: newId(), ...wanted } });
}

/** Take a move back while it waits. Its words are a draft again. */
export function undo(): void {
  const now = moving.peek();
  if (now.kind !== "waiting" && now.kind !== "failed") return;
  clearTimeout(timer);
  const { to, message, stage } = now.pending.move;
  writeDraft(now.pending.request, { to, message, stage });
  settle();
}

/** Send what waits or failed, without waiting longer. */
export async function sendNow(): Promise<void> {
  const now = moving.peek();
  if (now.kind !== "waiting" && now.kind !== "failed") return;
  clearTimeout(timer);
  const { pending } = now;
  moving.value = { kind: "sending", pending };
  try {
    const detail = await putMove(pending.request, pending.move, await csrf());
    settle();
    moved.value = detail;
  } catch (problem) {
    moving.value = { kind: "failed", pending, problem };
  }
}

/** The window closes: what waits is meant, and goes now. A reload sends it again, under the same id. */
export function sendOnLeave(): void {
  const now = moving.peek();
  const who = standing.peek();
  if (now.kind === "none" || now.kind === "sending" || who.kind !== "in") return;
  sendAsLeaving(now.pending.request, now.pending.move, who.session.csrf_token);
}

/** Go on with what a reload or a closed window left. */
export function resume(): void {
  const pending = readPending();
  if (pending !== undefined && moving.peek().kind === "none") wait(pending);
}

function wait(pending: PendingMove): void {
  writePending(pending);
  moving.value = { kind: "waiting", pending };
  timer = setTimeout(() => void sendNow(), UNDO_SECONDS * 1000);
}

function settle(): void {
  writePending(undefined);
  moving.value = { kind: "none" };
}
