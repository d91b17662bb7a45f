/** Where the sender's lease is written when the browser has no Web Locks: one row of the settings. */
import { openStore } from "../store/database";
import type { Lease, LeaseStore } from "./lock";

const KEY = "outbox_lease";

export const leaseStore: LeaseStore = {
  async change(decide) {
    const store = await openStore();
    const transaction = store.transaction("settings", "readwrite");
    const next = decide((await transaction.store.get(KEY))?.value as Lease | undefined);
    if (next === undefined) await transaction.store.delete(KEY);
    else await transaction.store.put({ key: KEY, value: next });
    await transaction.done;
  },
};
