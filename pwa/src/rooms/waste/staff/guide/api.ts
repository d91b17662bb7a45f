/** What people did not find, and the guide as staff keep it, over HTTP. */
import type {
  MissedSearch,
  MissedSearches,
  NewGuideEntry,
  StaffGuide,
  StaffGuideEntry,
} from "../../../../wire/api.gen";
import { call } from "../../../../wire/http";

export type { MissedSearch, NewGuideEntry, StaffGuideEntry };

const PATH = "/api/v1/staff/guide";

/** What people looked for more than once, the most frequent first. */
export async function readSearches(): Promise<MissedSearch[]> {
  return (await call<MissedSearches>("GET", `${PATH}/searches`)).searches;
}

export function dropSearch(id: string, csrf: string): Promise<void> {
  return call<void>("DELETE", `${PATH}/searches/${id}`, { csrf });
}

export async function readEntries(): Promise<StaffGuideEntry[]> {
  return (await call<StaffGuide>("GET", `${PATH}/entries`)).entries;
}

/** Writes an object; sent again with the same id, it is the same object. */
export function writeEntry(id: string, entry: NewGuideEntry, csrf: string): Promise<StaffGuideEntry> {
  return call<StaffGuideEntry>("PUT", `${PATH}/entries/${id}`, { body: entry, csrf });
}
