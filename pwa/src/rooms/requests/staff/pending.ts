/** Words of the console that are not with the town yet, kept for as long as this window lives. */
import type { Move } from "./api";

export interface PendingMove {
  request: string;
  title: string;
  move: Move;
}

/** What was chosen and written for a request, and not sent. */
export type MoveDraft = Partial<Omit<Move, "id">>;

const MOVE = "parvis.staff.move";
const DRAFTS = "parvis.staff.drafts";

export function readPending(): PendingMove | undefined {
  return read<PendingMove>(MOVE);
}

export function writePending(pending: PendingMove | undefined): void {
  write(MOVE, pending);
}

export function readDraft(request: string): MoveDraft {
  return read<Record<string, MoveDraft>>(DRAFTS)?.[request] ?? {};
}

export function writeDraft(request: string, draft: MoveDraft | undefined): void {
  const { [request]: _before, ...others } = read<Record<string, MoveDraft>>(DRAFTS) ?? {};
  write(DRAFTS, draft === undefined ? others : { ...others, [request]: draft });
}

function read<T>(key: string): T | undefined {
  try {
    const text = sessionStorage.getItem(key);
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    // Storage refused, or written by another version: there is nothing to go on with.
    return undefined;
  }
}

function write(key: string, value: unknown): void {
  try {
    if (value === undefined) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Storage refused: it lives in memory, for as long as its screen does.
  }
}
