/** The outbox as the screens see it: a signal, fresh after every change in any tab or in the worker. */
import { computed, signal } from "@preact/signals";
import type { Envelope } from "./envelope";
import { all } from "./journal";

/** Undefined until the journal was read once. */
export const envelopes = signal<Envelope[] | undefined>(undefined);

/** What the person still has to do something about, or to wait for. */
export const unfinished = computed(() => (envelopes.value ?? []).filter(isUnfinished));

export function isUnfinished(envelope: Envelope): boolean {
  return envelope.state !== "accepted" && envelope.discarded_at === null;
}

let reading: Promise<void> | undefined;
let again = false;

/** Read the journal again; calls during a reading are one more reading, not a queue of them. */
export function reload(): Promise<void> {
  if (reading !== undefined) {
    again = true;
    return reading;
  }
  reading = read().finally(() => {
    reading = undefined;
  });
  return reading;
}

async function read(): Promise<void> {
  do {
    again = false;
    envelopes.value = await all();
  } while (again);
}
