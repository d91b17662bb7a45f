/** What people did not find, and the objects that answer it, as the console last heard them. */
import { signal } from "@preact/signals";
import { refreshDataset } from "../../../../store/datasets";
import { csrf, leaveIfSignedOut } from "../../../people/staff/session";
import {
  dropSearch,
  type MissedSearch,
  type NewGuideEntry,
  readEntries,
  readSearches,
  type StaffGuideEntry,
  writeEntry,
} from "./api";

export const searches = signal<readonly MissedSearch[] | undefined>(undefined);
export const entries = signal<readonly StaffGuideEntry[]>([]);
export const trouble = signal<unknown>(undefined);

export async function loadSearches(): Promise<void> {
  try {
    [searches.value, entries.value] = await Promise.all([readSearches(), readEntries()]);
    trouble.value = undefined;
  } catch (problem) {
    if (!leaveIfSignedOut(problem)) trouble.value = problem;
  }
}

/** Writes an object, and shows what is still without answer. */
export async function answer(id: string, entry: NewGuideEntry): Promise<void> {
  await writeEntry(id, entry, await csrf());
  await Promise.all([loadSearches(), refreshDataset("waste.streams")]);
}

/** The words name nothing that people throw away. */
export async function setAside(search: MissedSearch): Promise<void> {
  await dropSearch(search.id, await csrf());
  await loadSearches();
}
