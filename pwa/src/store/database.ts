/** Opens the phone's store, once for the page and once for the service worker, and survives what browsers do to it. */
import { type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from "idb";
import type { ParvisSchema } from "./schema";

export type Store = IDBPDatabase<ParvisSchema>;
type Upgrade = IDBPTransaction<ParvisSchema, ArrayLike<StoreNames<ParvisSchema>>, "versionchange">;
type Migration = (store: Store, upgrade: Upgrade) => void;

export const STORE_NAME = "parvis";

/** One entry per version, appended and never edited: a phone may come back after a year. */
export const MIGRATIONS: readonly Migration[] = [
  (store) => {
    store.createObjectStore("datasets", { keyPath: ["name", "key"] });
    store.createObjectStore("envelopes", { keyPath: "id" }).createIndex("by_state", "state");
    store.createObjectStore("blobs", { keyPath: "sha256" });
    store.createObjectStore("settings", { keyPath: "key" });
    store.createObjectStore("notices_seen", { keyPath: "id" });
    store.createObjectStore("notices_shown", { keyPath: "id" });
    store.createObjectStore("receipts", { keyPath: ["delivery", "event"] });
  },
  (store) => {
    store.createObjectStore("crew_marks", { keyPath: "id" });
  },
  (store) => {
    store.createObjectStore("facts", { keyPath: ["kind", "text"] });
    store.createObjectStore("handovers", { keyPath: "id" });
  },
];

/**
 * What may be wrong with the store: `blocked` (an older window keeps the old version), `outdated` (a newer
 * window took over, this one must reload), `unavailable` (the browser refuses storage), `evicted` (the browser wiped it).
 */
export type StoreTrouble = "blocked" | "outdated" | "unavailable" | "evicted";

const listeners = new Set<(trouble: StoreTrouble | undefined) => void>();
let opening: Promise<Store> | undefined;
let current: StoreTrouble | undefined;

/** Hears about trouble, at once when there is some already, and about its end (`undefined`). Gives the function that stops listening. */
export function onStoreTrouble(listener: (trouble: StoreTrouble | undefined) => void): () => void {
  if (current) listener(current);
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function reportStoreTrouble(trouble: StoreTrouble | undefined): void {
  current = trouble;
  for (const listener of listeners) listener(trouble);
}

/** The open store; opened at the first call, and again when the browser closed it. */
export function openStore(): Promise<Store> {
  opening ??= openAt(MIGRATIONS).catch((error: unknown) => {
    opening = undefined;
    reportStoreTrouble("unavailable");
    throw error;
  });
  return opening;
}

/** Opens the store at the version that these migrations lead to. */
export async function openAt(migrations: readonly Migration[]): Promise<Store> {
  let blocked = false;
  const store = await openDB<ParvisSchema>(STORE_NAME, migrations.length, {
    upgrade(database, from, _to, upgrade) {
      for (const migrate of migrations.slice(from)) migrate(database, upgrade);
    },
    blocked() {
      blocked = true;
      reportStoreTrouble("blocked");
    },
    blocking(_current, _next, event) {
      (event.target as IDBDatabase).close();
      opening = undefined;
      reportStoreTrouble("outdated");
    },
    terminated() {
      opening = undefined;
    },
  });
  if (blocked) reportStoreTrouble(undefined);
  return store;
}

/** Closes the store; tests and signing out on a shared device use it. */
export async function closeStore(): Promise<void> {
  const store = await opening?.catch(() => undefined);
  store?.close();
  opening = undefined;
}
