/** The inbox on the screen: what is asked of it, what came, and what to bring up to date. */
import { signal } from "@preact/signals";
import { type InboxItem, readInbox } from "./api";
import { EVERYTHING, type InboxQuestion, searchOf } from "./question";

export interface InboxState {
  question: InboxQuestion;
  items: InboxItem[];
  nextCursor: string | null;
  /** `ready` may be old: `problem` then says why it could not be brought up to date. */
  state: "loading" | "ready" | "failed";
  problem: unknown;
}

const EMPTY: InboxState = {
  question: EVERYTHING,
  items: [],
  nextCursor: null,
  state: "loading",
  problem: undefined,
};

export const inbox = signal<InboxState>(EMPTY);

/** Grows with each question, so that a slow answer to an old one is not shown. */
let asked = 0;

/** Ask another question, or the same one again. What is shown stays until the answer is here. */
export async function ask(question: InboxQuestion = inbox.peek().question): Promise<void> {
  const isOther = !isSame(question, inbox.peek().question);
  asked += 1;
  const mine = asked;
  inbox.value = { ...inbox.peek(), question, ...(isOther && { state: "loading" }) };
  try {
    const { requests, next_cursor } = await readInbox(question, null);
    if (mine !== asked) return;
    inbox.value = {
      question,
      items: isOther ? requests : withTail(requests, next_cursor),
      nextCursor: tailCursor(requests, next_cursor, isOther),
      state: "ready",
      problem: undefined,
    };
  } catch (problem) {
    if (mine === asked)
      inbox.value = { ...inbox.peek(), state: inbox.peek().items.length > 0 ? "ready" : "failed", problem };
  }
}

/** Read the next stretch of the list. */
export async function askMore(): Promise<void> {
  const { question, nextCursor } = inbox.peek();
  if (nextCursor === null) return;
  const mine = asked;
  try {
    const { requests, next_cursor } = await readInbox(question, nextCursor);
    if (mine !== asked) return;
    const known = new Set(inbox.peek().items.map(({ id }) => id));
    const items = [...inbox.peek().items, ...requests.filter(({ id }) => !known.has(id))];
    inbox.value = { ...inbox.peek(), items, nextCursor: next_cursor, problem: undefined };
  } catch (problem) {
    inbox.value = { ...inbox.peek(), problem };
  }
}

/** A new first stretch, and what was already read after it. */
function withTail(first: InboxItem[], next: string | null): InboxItem[] {
  if (next === null) return first;
  const fresh = new Set(first.map(({ id }) => id));
  const { items, question } = inbox.peek();
  // In another order than the newest first, what came after the first stretch is read again when it is asked for.
  if (question.sort !== "newest") return first;
  const last = first.at(-1)?.opened_at ?? "";
  return [...first, ...items.filter(({ id, opened_at }) => !fresh.has(id) && opened_at <= last)];
}

function tailCursor(first: InboxItem[], next: string | null, isOther: boolean): string | null {
  const isLonger = !isOther && inbox.peek().question.sort === "newest" && inbox.peek().items.length > first.length;
  return isLonger && next !== null ? inbox.peek().nextCursor : next;
}

function isSame(one: InboxQuestion, other: InboxQuestion): boolean {
  return searchOf(one) === searchOf(other);
}

/** Forget everything: another person signs in, or a test begins. */
export function forgetInbox(): void {
  asked += 1;
  inbox.value = EMPTY;
}
