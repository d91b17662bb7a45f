/** One sender at a time, among all tabs and the service worker. */

/** Run `work` alone. `wait`: stand in line; otherwise return undefined when somebody is at it. */
export type Lock = <T>(work: () => Promise<T>, options: { wait: boolean }) => Promise<T | undefined>;

const NAME = "parvis-outbox";
/** Longer than the longest request, so that a lease never ends under a sender that is alive. */
export const LEASE_SECONDS = 120;

/** The browser's Web Lock: released by the browser itself when a tab or the worker dies. */
export function webLock(locks: LockManager): Lock {
  return async (work, { wait }) => {
    const options: LockOptions = wait ? { mode: "exclusive" } : { mode: "exclusive", ifAvailable: true };
    return await locks.request(NAME, options, async (lock) => (lock === null ? undefined : await work()));
  };
}

/** Where a lease is written; `change` must be atomic among tabs (one IndexedDB transaction). */
export interface LeaseStore {
  change(decide: (current: Lease | undefined) => Lease | undefined): Promise<void>;
}

export interface Lease {
  owner: string;
  until: number;
}

/**
 * The fallback where Web Locks are missing (Safari before 15.4): a lease that a dead tab cannot renew.
 *
 * Two senders at once, after a lease ran out under a sleeping tab, are harmless: the server knows ids.
 */
export function leaseLock(
  store: LeaseStore,
  clock: { now(): Date; later(run: () => void, seconds: number): () => void },
  owner: string,
): Lock {
  const take = async (): Promise<boolean> => {
    let mine = false;
    await store.change((lease) => {
      const now = clock.now().getTime();
      // A lease from further ahead than any we grant was written before the clock was moved back.
      const isHeld = lease !== undefined && lease.until > now && lease.until <= now + LEASE_SECONDS * 1000;
      mine = !isHeld || lease.owner === owner;
      return mine ? { owner, until: now + LEASE_SECONDS * 1000 } : lease;
    });
    return mine;
  };
  const give = () => store.change((lease) => (lease?.owner === owner ? undefined : lease));
  return async (work) => {
    // Nobody can be told when a lease ends: whoever finds it taken tries again at its next occasion.
    if (!(await take())) return undefined;
    let stopRenewing = () => {};
    const renew = () => {
      stopRenewing = clock.later(() => void take().then(renew), LEASE_SECONDS / 3);
    };
    renew();
    try {
      return await work();
    } finally {
      stopRenewing();
      await give();
    }
  };
}
