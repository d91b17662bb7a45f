/** The console's list of notices, shared by the list and by what changes a notice. */
import { signal } from "@preact/signals";
import { leaveIfSignedOut } from "../../people/staff/session";
import { readList, type StaffNoticeItem } from "./api";

export const listed = signal<readonly StaffNoticeItem[] | undefined>(undefined);
export const listProblem = signal<unknown>(undefined);
export const nextCursor = signal<string | null>(null);

/** Reads the first page again. */
export async function refreshList(): Promise<void> {
  try {
    const { items, next_cursor } = await readList(null);
    listed.value = items;
    nextCursor.value = next_cursor;
    listProblem.value = undefined;
  } catch (problem) {
    if (!leaveIfSignedOut(problem)) listProblem.value = problem;
  }
}

/** Reads on. */
export async function readMore(): Promise<void> {
  if (!nextCursor.value) return;
  try {
    const { items, next_cursor } = await readList(nextCursor.value);
    listed.value = [...(listed.value ?? []), ...items];
    nextCursor.value = next_cursor;
  } catch (problem) {
    listProblem.value = problem;
  }
}
