/** What a tap on a notification does: a window that is there comes forward, or a new one opens; never both. */
import type { Carried } from "./push";
import { queueReceipt } from "./receipts";

type Scope = Pick<ServiceWorkerGlobalScope, "clients" | "location">;

/** Pages where a person is in the middle of something: they are left alone. */
const BUSY = /^\/formulaires\//;

/** Closes the notification, shows its page, and tells the town that it was opened. */
export async function openNotice(notification: Notification, scope: Scope): Promise<void> {
  notification.close();
  const { path, delivery } = (notification.data ?? { path: "/", delivery: null }) as Carried;
  // The browser lets a worker come forward only for a moment after the tap: windows first, storage after.
  await showPage(new URL(path, scope.location.origin), scope);
  if (delivery) await queueReceipt(delivery, "clicked");
}

async function showPage(target: URL, scope: Scope): Promise<void> {
  const windows = await scope.clients.matchAll({ type: "window", includeUncontrolled: true });
  // Firefox 153 never answers navigate() to another part of the page that a window shows; it need not move either.
  const there = windows.find(({ url }) => pageOf(url) === pageOf(target.href));
  if (there) {
    await there.focus();
    return;
  }
  const idle = windows.find((window) => !BUSY.test(new URL(window.url).pathname));
  const moved = idle && (await navigate(idle, target));
  if (moved) await moved.focus();
  else await scope.clients.openWindow(target.href);
}

function pageOf(url: string): string | undefined {
  return url.split("#")[0];
}

/** Undefined when the window may not be moved: only the worker that controls a window can move it. */
async function navigate(window: WindowClient, target: URL): Promise<WindowClient | undefined> {
  try {
    return (await window.navigate(target.href)) ?? undefined;
  } catch {
    return undefined;
  }
}
