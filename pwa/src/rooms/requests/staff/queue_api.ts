/** How the queue is counted, shared out and kept under names. */
import type { Words } from "../../../kernel/words";
import { call } from "../../../wire/http";
import type { RequestDetail } from "./api";
import { type InboxQuestion, questionOf, searchOf } from "./question";

export interface QueueChoices {
  categories: { code: string; title: Words }[];
  desks: string[];
  channels: string[];
  colleagues: { id: string; name: string }[];
}

export interface SavedFilter {
  id: string;
  name: string;
  filter: Record<string, string | boolean>;
  is_shared: boolean;
  is_default: boolean;
  is_mine: boolean;
}

export interface NewFilter {
  name: string;
  is_shared: boolean;
}

export async function readChoices(): Promise<QueueChoices> {
  return await call<QueueChoices>("GET", "/api/v1/staff/request-choices");
}

export async function readFilters(): Promise<SavedFilter[]> {
  return (await call<{ filters: SavedFilter[] }>("GET", "/api/v1/staff/request-filters")).filters;
}

/** Keep what is asked now under a name. */
export async function putFilter(id: string, kept: NewFilter, question: InboxQuestion, csrf: string): Promise<void> {
  const filter = Object.fromEntries(
    [...new URLSearchParams(searchOf(question))].map(([name, value]) => [name, value === "true" ? true : value]),
  );
  await call("PUT", `/api/v1/staff/request-filters/${id}`, { body: { ...kept, filter }, csrf });
}

export async function deleteFilter(id: string, csrf: string): Promise<void> {
  await call("DELETE", `/api/v1/staff/request-filters/${id}`, { csrf });
}

/** What a kept filter asks. */
export function questionOfFilter({ filter }: SavedFilter): InboxQuestion {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) search.set(name, String(value));
  return questionOf(search.toString());
}

export interface Assignment {
  desk: string;
  assignee_id: string | null;
}

/** Give a request to a desk and to somebody, once however often it is sent. */
export async function putAssignment(
  request: string,
  id: string,
  assignment: Assignment,
  csrf: string,
): Promise<RequestDetail> {
  return await call<RequestDetail>("PUT", `/api/v1/staff/requests/${request}/assignments/${id}`, {
    body: assignment,
    csrf,
  });
}

/** Where the table of what is asked is taken from. */
export function tableAddress(question: InboxQuestion, language: string): string {
  const search = new URLSearchParams(searchOf(question));
  search.set("language", language);
  return `/api/v1/staff/requests.csv?${search}`;
}
