/** Who has work in hand that a reload would lose: the update prompt waits for them. */
import { computed, signal } from "@preact/signals";

const holders = signal<ReadonlySet<string>>(new Set());

/** True while something typed is not yet in the store. */
export const hasUnsaved = computed(() => holders.value.size > 0);

/** Says that `what` is not saved yet. Gives the function that says it is. */
export function holdUnsaved(what: string): () => void {
  holders.value = new Set([...holders.value, what]);
  return () => {
    const rest = new Set(holders.value);
    rest.delete(what);
    holders.value = rest;
  };
}
