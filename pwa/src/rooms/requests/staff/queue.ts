/** The queue's question and its address, held together; and what there is to choose from. */
import { signal } from "@preact/signals";
import { newId } from "../../../kernel/ids";
import { place } from "../../../shell/router";
import { csrf } from "../../people/staff/session";
import { ask, inbox } from "./inbox";
import { type InboxQuestion, questionOf, searchOf } from "./question";
import { deleteFilter, putFilter, type QueueChoices, readChoices, readFilters, type SavedFilter } from "./queue_api";

export const choices = signal<QueueChoices | undefined>(undefined);
export const filters = signal<readonly SavedFilter[]>([]);
/** Why the choices or the kept filters could not be read or kept. */
export const queueProblem = signal<unknown>(undefined);

/** Ask something else; the address says it too, so that it can be shared and Back returns to it. */
export async function askFor(part: Partial<InboxQuestion>): Promise<void> {
  const question = { ...inbox.peek().question, ...part };
  history.replaceState(history.state, "", addressOf(window.location.pathname, question));
  await ask(question);
}

/** Ask what the address says; in an effect, again after Back and after a link to another question. */
export async function askAddress(): Promise<void> {
  // The address itself is no signal, and a change of the question replaces it within the same visit.
  void place.value;
  await ask(questionOf(window.location.search));
}

export function addressOf(path: string, question: InboxQuestion = inbox.value.question): string {
  const search = searchOf(question);
  return search ? `${path}?${search}` : path;
}

export async function readQueue(): Promise<void> {
  await attempt(async () => {
    [choices.value, filters.value] = await Promise.all([readChoices(), readFilters()]);
  });
}

/** Keep what is asked now under a name. */
export async function keep(name: string, isShared: boolean): Promise<boolean> {
  return await attempt(async () => {
    await putFilter(newId(), { name, is_shared: isShared }, inbox.peek().question, await csrf());
    filters.value = await readFilters();
  });
}

export async function forget(id: string): Promise<boolean> {
  return await attempt(async () => {
    await deleteFilter(id, await csrf());
    filters.value = await readFilters();
  });
}

async function attempt(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    queueProblem.value = undefined;
    return true;
  } catch (problem) {
    queueProblem.value = problem;
    return false;
  }
}
