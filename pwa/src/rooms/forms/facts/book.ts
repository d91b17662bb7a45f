/** What the person said of themselves, kept on this phone only: learned when a form is sent, forgotten when they say so. */
import { signal } from "@preact/signals";
import { now } from "../../../kernel/clock";
import type { Envelope } from "../../../outbox/envelope";
import { openStore } from "../../../store/database";
import type { KeptFact } from "../../../store/schema";
import { getSetting } from "../../../store/settings";
import { factsIn } from "./kinds";

/** How many values of one kind are remembered: two phones, but not every address of a moving company. */
const MOST_OF_A_KIND = 3;

/** Every fact, the latest told first. Undefined until the store was read once. */
export const facts = signal<readonly KeptFact[] | undefined>(undefined);

export async function loadFacts(): Promise<void> {
  const all = await (await openStore()).getAll("facts");
  facts.value = all.sort((one, other) => other.told_at.localeCompare(one.told_at));
}

/** Remember what a form that was just closed says of the person, unless they said not to. */
export async function learnFrom({ definition, answers }: Envelope): Promise<void> {
  if (await getSetting("facts_off")) return;
  await keepFacts(factsIn(definition, answers, now().toISOString()));
}

/** Remember facts; the same one told again is one, told later. The oldest of a kind make room. */
export async function keepFacts(told: readonly KeptFact[]): Promise<void> {
  const transaction = (await openStore()).transaction("facts", "readwrite");
  for (const fact of told) await transaction.store.put(fact);
  for (const kind of new Set(told.map((fact) => fact.kind))) {
    const range = IDBKeyRange.bound([kind, ""], [kind, "\uffff"]);
    const known = (await transaction.store.getAll(range)).sort((one, other) =>
      other.told_at.localeCompare(one.told_at),
    );
    for (const fact of known.slice(MOST_OF_A_KIND)) await transaction.store.delete([fact.kind, fact.text]);
  }
  await transaction.done;
  await loadFacts();
}

export async function forgetFact({ kind, text }: Pick<KeptFact, "kind" | "text">): Promise<void> {
  await (await openStore()).delete("facts", [kind, text]);
  await loadFacts();
}

export async function forgetAllFacts(): Promise<void> {
  await (await openStore()).clear("facts");
  await loadFacts();
}

/** Put another value in the place of a fact: both changes, or neither. */
export async function replaceFact(before: KeptFact, after: KeptFact): Promise<void> {
  const transaction = (await openStore()).transaction("facts", "readwrite");
  await transaction.store.delete([before.kind, before.text]);
  await transaction.store.put(after);
  await transaction.done;
  await loadFacts();
}
