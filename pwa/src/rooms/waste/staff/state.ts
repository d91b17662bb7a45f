/** The changes as the console last heard them. */
import { signal } from "@preact/signals";
import { csrf, leaveIfSignedOut } from "../../people/staff/session";
import { type Change, readChanges, withdrawChange } from "./api";

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

export async function withdraw(id: string): Promise<void> {
  await withdrawChange(id, await csrf());
  await loadChanges();
}
