/** The changes as the console last heard them. */
import { signal } from "@preact/signals";
import { newId } from "../../../kernel/ids";
import { csrf, leaveIfSignedOut } from "../../people/staff/session";
import { type Change, decideChange, readChanges, withdrawChange } from "./api";
import { type ChangeForm, changeOf } from "./rules";

export const changes = signal<readonly Change[] | undefined>(undefined);
export const trouble = signal<unknown>(undefined);

export async function loadChanges(): Promise<void> {
  try {
    changes.value = await readChanges();
    trouble.value = undefined;
  } catch (problem) {
    if (!leaveIfSignedOut(problem)) trouble.value = problem;
  }
}

let pending: { sent: string; id: string } | undefined;

/** Decides what the form says. Pressed again after a cut, it is the same change and happens once. */
export async function decide(form: ChangeForm): Promise<Change> {
  const change = changeOf(form);
  const sent = JSON.stringify(change);
  if (pending?.sent !== sent) pending = { sent, id: newId() };
  const decided = await decideChange(pending.id, change, await csrf());
  pending = undefined;
  await loadChanges();
  return decided;
}

export async function withdraw(id: string): Promise<void> {
  await withdrawChange(id, await csrf());
  await loadChanges();
}
