/** The remembered choices as signals: a screen that reads one is drawn again when it changes. */
import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Settings } from "./schema";
import { allSettings, onSettingChange } from "./settings";

const live = new Map<keyof Settings, Signal<unknown>>();

function of(key: keyof Settings): Signal<unknown> {
  const known = live.get(key) ?? signal<unknown>(undefined);
  live.set(key, known);
  return known;
}

/** The current value of a choice; `undefined` while nothing was chosen. */
export function setting<K extends keyof Settings>(key: K): ReadonlySignal<Settings[K] | undefined> {
  return of(key) as Signal<Settings[K] | undefined>;
}

onSettingChange((key, value) => {
  of(key).value = value;
});

/** Reads every choice before the first screen is drawn. */
export async function loadSettings(): Promise<Partial<Settings>> {
  const all = await allSettings();
  for (const [key, value] of Object.entries(all)) of(key as keyof Settings).value = value;
  return all;
}
