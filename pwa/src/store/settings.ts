/** What this phone remembers of the person's choices. Safe in the service worker; the page's signals are in `settings_live`. */
import { openStore } from "./database";
import type { Settings } from "./schema";

export type { ChosenAddress, Device, Settings } from "./schema";

export type SettingListener = (key: keyof Settings, value: unknown) => void;
const listeners = new Set<SettingListener>();

export async function getSetting<K extends keyof Settings>(key: K): Promise<Settings[K] | undefined> {
  const store = await openStore();
  return (await store.get("settings", key))?.value as Settings[K] | undefined;
}

/** Keeps a choice. It is shown at once even where the browser refuses storage, and then lost when the page closes. */
export async function setSetting<K extends keyof Settings>(key: K, value: Settings[K]): Promise<void> {
  for (const listener of listeners) listener(key, value);
  const store = await openStore();
  await store.put("settings", { key, value });
}

/** Keeps several choices that belong together: all of them, or none. They are shown in the order in which they are given. */
export async function setSettings(choices: Partial<Settings>): Promise<void> {
  const rows = Object.entries(choices).map(([key, value]) => ({ key, value }));
  for (const { key, value } of rows) for (const listener of listeners) listener(key as keyof Settings, value);
  const store = await openStore();
  const transaction = store.transaction("settings", "readwrite");
  await Promise.all([...rows.map((row) => transaction.store.put(row)), transaction.done]);
}

export async function removeSetting(key: keyof Settings): Promise<void> {
  for (const listener of listeners) listener(key, undefined);
  const store = await openStore();
  await store.delete("settings", key);
}

/** Every remembered choice, read in one go at start. */
export async function allSettings(): Promise<Partial<Settings>> {
  const store = await openStore();
  return Object.fromEntries((await store.getAll("settings")).map((row) => [row.key, row.value]));
}

/** Hears about each change made in this window. */
export function onSettingChange(listener: SettingListener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
