/** What is asked of the queue, and how an address says it: one that is shared asks the same. Pure. */
import type { RequestState } from "../api";

export type Sort = "newest" | "oldest" | "promised";

export interface InboxQuestion {
  state: RequestState | "open" | "closed" | "";
  /** A receipt read aloud, or words. */
  words: string;
  category: string;
  /** A desk's code, or `none`. */
  desk: string;
  /** `me`, `nobody`, or an account. */
  assignee: string;
  channel: string;
  late: boolean;
  review: boolean;
  opened_from: string;
  opened_to: string;
  place: string;
  sort: Sort;
}

export const EVERYTHING: InboxQuestion = {
  state: "",
  words: "",
  category: "",
  desk: "",
  assignee: "",
  channel: "",
  late: false,
  review: false,
  opened_from: "",
  opened_to: "",
  place: "",
  sort: "newest",
};

const TEXTS = ["category", "desk", "assignee", "channel", "opened_from", "opened_to", "place"] as const;
const FLAGS = ["late", "review"] as const;
const STATES = ["received", "in_progress", "waiting_for_you", "done", "refused", "reopened", "open", "closed"] as const;
const SORTS = ["newest", "oldest", "promised"] as const;

/** The part of an address after `?`; nothing for everything. */
export function searchOf(question: InboxQuestion): string {
  const search = new URLSearchParams();
  if (question.state) search.set("state", question.state);
  if (question.words) search.set("q", question.words);
  for (const name of TEXTS) if (question[name]) search.set(name, question[name]);
  for (const name of FLAGS) if (question[name]) search.set(name, "true");
  if (question.sort !== "newest") search.set("sort", question.sort);
  return search.toString();
}

/** What an address asks; what it says wrongly does not count. */
export function questionOf(text: string): InboxQuestion {
  const search = new URLSearchParams(text);
  const question = { ...EVERYTHING, words: search.get("q") ?? "" };
  for (const name of TEXTS) question[name] = search.get(name) ?? "";
  for (const name of FLAGS) question[name] = search.get(name) === "true";
  question.state = STATES.find((state) => state === search.get("state")) ?? "";
  question.sort = SORTS.find((sort) => sort === search.get("sort")) ?? "newest";
  return question;
}

/** How much is asked beside the state and the words, which stand on their own. */
export function countFilters(question: InboxQuestion): number {
  return [...TEXTS, ...FLAGS].filter((name) => question[name]).length;
}
