/** Sends what waits, when no page does: on the browser's `sync`, and whenever a push wakes the worker. */
import * as journal from "../pwa/src/outbox/journal";
import { leaseStore } from "../pwa/src/outbox/lease_store";
import { type Lock, leaseLock, webLock } from "../pwa/src/outbox/lock";
import { drain, type SenderDeps } from "../pwa/src/outbox/sender";
import { deviceHeader } from "../pwa/src/store/device";

type Scope = Pick<ServiceWorkerGlobalScope, "clients">;

/** Something is left to send: rejecting with it asks the browser for another `sync`, later. */
export class StillWaiting extends Error {}

/**
 * Tries everything that is due, unless a page is at it.
 *
 * Throws StillWaiting when something is left.
 */
export async function drainOutbox(scope: Scope): Promise<void> {
  const drained = await drain(depsOf(scope), { hurried: true, wait: false });
  if (drained?.nextAt) throw new StillWaiting(`again at ${drained.nextAt.toISOString()}`);
}

function depsOf(scope: Scope): SenderDeps {
  return {
    journal,
    lock: lock(),
    fetch: (input, init) => fetch(input, init),
    device: deviceHeader,
    now: () => new Date(),
    random: Math.random,
    sha256: (bytes) => crypto.subtle.digest("SHA-256", bytes),
    changed: () => void tellPages(scope),
  };
}

function lock(): Lock {
  if (navigator.locks) return webLock(navigator.locks);
  const later = (run: () => void, seconds: number): (() => void) => {
    const timer = setTimeout(run, seconds * 1000);
    return () => clearTimeout(timer);
  };
  return leaseLock(leaseStore, { now: () => new Date(), later }, crypto.randomUUID());
}

async function tellPages(scope: Scope): Promise<void> {
  for (const page of await scope.clients.matchAll({ type: "window", includeUncontrolled: true })) {
    page.postMessage({ type: "outbox.changed" });
  }
}
