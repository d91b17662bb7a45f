/** What browsers and updates do to a phone's store: no room, a newer app, everything wiped. */
import { deleteDB } from "idb";
import { closeStore, MIGRATIONS, openAt, STORE_NAME } from "../../../../pwa/src/store/database";
import { detectEviction } from "../../../../pwa/src/store/persistence";

const put = IDBObjectStore.prototype.put;
const today = [...MIGRATIONS];
/** The app of tomorrow is this one with more in its store: its list of migrations grows, as it will. */
const known = MIGRATIONS as (typeof MIGRATIONS)[number][];

/** A phone out of its box. */
export async function unpack(now: number): Promise<void> {
  makeRoom();
  await wipe();
  known.splice(0, known.length, ...today);
  localStorage.clear();
  await detectEviction(now);
}

/** From now on, some writes find no room. */
export function fill(isRefused: () => boolean): void {
  IDBObjectStore.prototype.put = function refuse(this: IDBObjectStore, ...given: Parameters<typeof put>) {
    if (isRefused()) throw new DOMException("full", "QuotaExceededError");
    return put.apply(this, given);
  } as typeof put;
}

export function makeRoom(): void {
  IDBObjectStore.prototype.put = put;
}

/** A newer app opens the store in another window; this one's connection is closed under its hands. */
export async function updateApp(): Promise<void> {
  const shelf = `shelf_${known.length}`;
  known.push((store) => void store.createObjectStore(shelf as "blobs"));
  (await openAt(known)).close();
}

/** The browser takes the whole store away. Returns whether the app notices, as it must. */
export async function evict(now: number): Promise<boolean> {
  await wipe();
  return await detectEviction(now);
}

async function wipe(): Promise<void> {
  await closeStore();
  await deleteDB(STORE_NAME);
}
