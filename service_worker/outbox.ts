/** Sends what waits, when no page does: on the browser's `sync`, and whenever a push wakes the worker. */
import { browserDeps } from "../pwa/src/outbox/browser";
import { drain } from "../pwa/src/outbox/sender";

type Scope = Pick<ServiceWorkerGlobalScope, "clients">;

/** Something is left to send: rejecting with it asks the browser for another `sync`, later. */
export class StillWaiting extends Error {}

/**
 * Tries everything that is due.
 *
 * Args:
 *   wait: stand in line behind a page that is sending: should it be closed half-way, the worker goes on at once. Otherwise
 *     a page that is at it is left to it.
 *
 * Throws StillWaiting when something is left.
 */
export async function drainOutbox(scope: Scope, wait = false): Promise<void> {
  const deps = browserDeps(() => void tellPages(scope));
  const drained = await drain(deps, { hurried: true, wait });
  if (drained?.nextAt) throw new StillWaiting(`again at ${drained.nextAt.toISOString()}`);
}

async function tellPages(scope: Scope): Promise<void> {
  for (const page of await scope.clients.matchAll({ type: "window", includeUncontrolled: true })) {
    page.postMessage({ type: "outbox.changed" });
  }
}
