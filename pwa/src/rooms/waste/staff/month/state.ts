/** The month on the screen, the day and the change in hand, and the last one decided, which may be taken back. */
import { signal } from "@preact/signals";
import { today } from "../../../../kernel/dates";
import { firstOfMonth } from "../../../../kernel/days";
import { newId } from "../../../../kernel/ids";
import { csrf, leaveIfSignedOut } from "../../../people/staff/session";
import { type Change, type CollectionMonth, decideChange, type NewChange, readMonth, withdrawChange } from "../api";
import { type Draft, OWN_REASON } from "./rules";

/** The first day of the month that is shown. */
export const month = signal(firstOfMonth(today()));
/** Empty is every stream. */
export const stream = signal("");
/** The day whose panel is open. */
export const day = signal<string | undefined>(undefined);
/** The day that a key led to in a month which is still being read. */
export const goingTo = signal("");
export const draft = signal<Draft | undefined>(undefined);
/** What was just decided: it can be taken back where one is. */
export const decided = signal<Change | undefined>(undefined);
export const trouble = signal<unknown>(undefined);
/** The reason of the last change: the next one of the same storm begins with it. */
export const lastReason = signal("0");

export function setDraft(part: Partial<Draft>): void {
  const now = draft.peek();
  if (now) draft.value = { ...now, ...part };
}

const months = signal<ReadonlyMap<string, CollectionMonth>>(new Map());

/** A month as it was last heard. */
export function known(first: string): CollectionMonth | undefined {
  return months.value.get(first);
}

/** Shows the console's calendar anew: this month, no day open. */
export function beginAnew(): void {
  month.value = firstOfMonth(today());
  day.value = undefined;
  draft.value = undefined;
  decided.value = undefined;
}

export async function loadMonth(first = month.peek()): Promise<void> {
  try {
    const read = await readMonth(first, firstOfMonth(first, 1));
    months.value = new Map(months.peek()).set(first, read);
    trouble.value = undefined;
  } catch (problem) {
    if (!leaveIfSignedOut(problem)) trouble.value = problem;
  }
}

let pending: { sent: string; id: string } | undefined;

/** Decides a change. Pressed again after a cut, it is the same change and happens once. */
export async function decide(change: NewChange): Promise<void> {
  const sent = JSON.stringify(change);
  if (pending?.sent !== sent) pending = { sent, id: newId() };
  decided.value = await decideChange(pending.id, change, await csrf());
  pending = undefined;
  keepReason();
  draft.value = undefined;
  await reload();
}

/** A common reason serves again; a holiday's name and one's own words belong to their day. */
function keepReason(): void {
  const made = draft.peek();
  const holidays = known(month.peek())?.holidays ?? [];
  if (made && made.reason !== OWN_REASON && !holidays.some((one) => one.on === made.planned_on)) {
    lastReason.value = made.reason;
  }
}

/** Takes back what was just decided; whoever was told is told so by the server. */
export async function takeBack(id: string): Promise<void> {
  await withdrawChange(id, await csrf());
  decided.value = undefined;
  await reload();
}

/** The month on the screen stays until it is read again; the others are read when they are opened. */
async function reload(): Promise<void> {
  const shown = known(month.peek());
  months.value = new Map(shown && [[month.peek(), shown]]);
  await loadMonth();
}
