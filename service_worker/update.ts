/** A new version waits until a page says that nothing is in hand; then it takes over every page at once. */

/** The page's word. Without it, a new version starts when the last window closes. */
export async function acceptUpdate(scope: Pick<ServiceWorkerGlobalScope, "skipWaiting">): Promise<void> {
  await scope.skipWaiting();
}

/** Takes charge of the windows that are open: the first visit becomes offline-capable without a reload. */
export async function takeOver(scope: Pick<ServiceWorkerGlobalScope, "clients">): Promise<void> {
  await scope.clients.claim();
}
