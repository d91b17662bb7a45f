/** A phone for tests: an empty store, and a clock that stands still. */
import "fake-indexeddb/auto";
import { setClock } from "../../../pwa/src/kernel/clock";
import { envelopes } from "../../../pwa/src/outbox/live";
import { openStore } from "../../../pwa/src/store/database";
import { AT } from "./envelopes";

export async function emptyPhone(at = AT): Promise<void> {
  const store = await openStore();
  await Promise.all((["envelopes", "blobs", "settings"] as const).map((name) => store.clear(name)));
  envelopes.value = undefined;
  setClock(() => new Date(at));
}

/** The next write to a store finds the disk full. Returns what makes room again. */
export function fillTheDisk(): () => void {
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  return () => {
    IDBObjectStore.prototype.put = put;
  };
}
