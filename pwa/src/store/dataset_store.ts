/** Copies of what the town publishes: read them, ask whether they changed, keep the answer. Safe in the service worker. */
import { ask } from "../wire/http";
import { openStore } from "./database";
import type { StoredDataset } from "./schema";

/** The body of each dataset by name; each room adds its own by declaration merging in its `api.ts`. */
// biome-ignore lint/suspicious/noEmptyInterface: rooms fill it by declaration merging
export interface DatasetBodies {}
export type DatasetName = keyof DatasetBodies & string;

export interface DatasetSource {
  path: (key: string) => string;
  /** It is about this device: say who we are, and never share it. */
  device?: boolean;
  /** Fetched at start whether or not a screen shows it, so that it is there offline. */
  eager?: boolean;
}

const sources = new Map<string, DatasetSource>();

/** Declares where a dataset comes from; called once by the room that owns it. */
export function declareDataset(name: DatasetName, source: DatasetSource): void {
  sources.set(name, source);
}

export function declaredDatasets(): ReadonlyMap<string, DatasetSource> {
  return sources;
}

export async function readDataset(name: string, key: string): Promise<StoredDataset | undefined> {
  const store = await openStore();
  return store.get("datasets", [name, key]);
}

/**
 * Asks the server for what changed since the copy, and keeps it. A 304 only moves its age.
 *
 * Throws Problem or NetworkFailure; the copy stays as it was.
 */
export async function fetchDataset(
  name: string,
  key: string,
  copy: StoredDataset | undefined,
  nowMs: number,
): Promise<StoredDataset> {
  const source = sources.get(name);
  if (!source) throw new Error(`no dataset is declared as ${name}`);
  const answer = await ask<unknown>("GET", source.path(key), { device: source.device, etag: copy?.etag || undefined });
  const fresh: StoredDataset =
    answer.status === 304 && copy
      ? { ...copy, fetched_at: nowMs }
      : { name, key, etag: answer.headers.get("ETag") ?? "", body: answer.body, fetched_at: nowMs };
  await keep(fresh);
  return fresh;
}

/** A full disk or a refused store must not hide an answer that has just arrived. */
async function keep(fresh: StoredDataset): Promise<void> {
  try {
    const store = await openStore();
    await store.put("datasets", fresh);
  } catch (error) {
    console.warn("dataset not kept", fresh.name, error);
  }
}

/** Drops the copies of a dataset other than `key`, e.g. the calendar of the address before this one. */
export async function dropOtherKeys(name: string, key: string): Promise<void> {
  const store = await openStore();
  const keys = await store.getAllKeys("datasets", IDBKeyRange.bound([name, ""], [name, "\uffff"]));
  await Promise.all(keys.filter((known) => known[1] !== key).map((known) => store.delete("datasets", known)));
}
