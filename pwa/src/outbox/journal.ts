/**
 * The journal: envelopes and their photos in IndexedDB, shared by tabs and the service worker.
 *
 * Every change is one read-write transaction (read, transition, write), so that two tabs and the
 * worker never overwrite each other; each write asks for strict durability, because "saved on this
 * device" must survive a battery that dies.
 */
import type { IDBPTransaction, StoreNames } from "idb";
import { newId, receiptCode } from "../kernel/ids";
import { openStore } from "../store/database";
import type { ParvisSchema, StoredBlob } from "../store/schema";
import type { Envelope } from "./envelope";
import { type Event, mayForget, transition } from "./machine";
import { isFull, StorageFull } from "./storage";

type Writing<S extends StoreNames<ParvisSchema>[]> = IDBPTransaction<ParvisSchema, S, "readwrite">;

/** Every envelope, newest first. */
export async function all(): Promise<Envelope[]> {
  const store = await openStore();
  // UUIDv7: the order of ids is the order in which they were begun.
  return (await store.getAll("envelopes")).reverse();
}

export async function find(id: string): Promise<Envelope | undefined> {
  return await (await openStore()).get("envelopes", id);
}

/** Journal a new envelope. A second call with the same id changes nothing. */
export async function begin(envelope: Envelope): Promise<Envelope> {
  return await write(["envelopes"], async (transaction) => {
    const envelopes = transaction.objectStore("envelopes");
    const known = await envelopes.get(envelope.id);
    if (known === undefined) await envelopes.put(envelope);
    return known ?? envelope;
  });
}

/** Apply an event to an envelope, atomically. Undefined when it is not here any more. */
export async function apply(id: string, event: Event): Promise<Envelope | undefined> {
  return await change(id, () => event);
}

/** Like `apply`, for an event that depends on what the journal holds at that very moment. */
export async function change(id: string, eventFor: (before: Envelope) => Event): Promise<Envelope | undefined> {
  return await write(["envelopes"], async (transaction) => {
    const envelopes = transaction.objectStore("envelopes");
    const before = await envelopes.get(id);
    if (before === undefined) return undefined;
    const after = transition(before, eventFor(before));
    if (after !== before) await envelopes.put(after);
    return after;
  });
}

/**
 * Give the content of a waiting envelope a new id, because the town already holds an earlier version
 * under the old one, and the person wants both. Nothing is ever without a journal entry.
 */
export async function renew(id: string): Promise<Envelope | undefined> {
  return await write(["envelopes"], async (transaction) => {
    const envelopes = transaction.objectStore("envelopes");
    const before = await envelopes.get(id);
    if (before?.state !== "waiting") return undefined;
    const fresh = newId();
    const after: Envelope = {
      ...before,
      id: fresh,
      receipt: receiptCode(fresh),
      state: "queued",
      revision: 1,
      sent_revision: 0,
      attempts: 0,
      last_problem: null,
      next_attempt_at: null,
      answer: null,
    };
    await envelopes.put(after);
    await envelopes.delete(id);
    return after;
  });
}

/** Keep bytes under their sha256, before any envelope names them. */
export async function keepBytes(photo: StoredBlob): Promise<void> {
  await write(["blobs"], async (transaction) => {
    await transaction.objectStore("blobs").put(photo);
  });
}

export async function findBytes(sha256: string): Promise<StoredBlob | undefined> {
  return await (await openStore()).get("blobs", sha256);
}

/** What the sender asks for. */
export async function bytes(sha256: string): Promise<ArrayBuffer | undefined> {
  return (await findBytes(sha256))?.bytes;
}

/** How long bytes that no envelope names yet are kept: the person may be between photo and "add". */
const UNNAMED_SECONDS = 24 * 3600;

/** Forget what may be forgotten: accepted long ago, deleted past undo, photos that nothing names. */
export async function tidy(now: Date): Promise<void> {
  await write(["envelopes", "blobs"], async (transaction) => {
    const needed = await forgetEnvelopes(transaction, now);
    const blobs = transaction.objectStore("blobs");
    for (let cursor = await blobs.openCursor(); cursor !== null; cursor = await cursor.continue()) {
      const age = (now.getTime() - Date.parse(cursor.value.kept_at)) / 1000;
      if (!needed.has(cursor.value.sha256) && age > UNNAMED_SECONDS) await cursor.delete();
    }
  });
}

/** Returns the photos that are still to be sent. */
async function forgetEnvelopes(transaction: Writing<["envelopes", "blobs"]>, now: Date): Promise<Set<string>> {
  const envelopes = transaction.objectStore("envelopes");
  const needed = new Set<string>();
  for (const envelope of await envelopes.getAll()) {
    if (mayForget(envelope, now)) await envelopes.delete(envelope.id);
    else if (envelope.state !== "accepted") for (const { sha256 } of envelope.attachments) needed.add(sha256);
  }
  return needed;
}

async function write<T, S extends StoreNames<ParvisSchema>[]>(
  stores: S,
  work: (transaction: Writing<S>) => Promise<T>,
): Promise<T> {
  const store = await openStore();
  const transaction = store.transaction(stores, "readwrite", { durability: "strict" });
  try {
    const result = await work(transaction);
    await transaction.done;
    return result;
  } catch (error) {
    // The transaction knows the reason (a full disk) where the request may only say "aborted".
    const reason: unknown = await transaction.done.then(
      () => error,
      (why: unknown) => why ?? error,
    );
    throw isFull(error) || isFull(reason) ? new StorageFull({ cause: error }) : error;
  }
}
