/** The service worker: which event goes to which file. Nothing is decided here. */
import { openNotice } from "./click";
import { acceptMessage } from "./messages";
import { refreshNotices } from "./notices";
import { drainOutbox } from "./outbox";
import { showPush } from "./push";
import { flushReceipts } from "./receipts";
import { serveShell } from "./shell";
import { renewSubscription } from "./subscription";
import { takeOver } from "./update";

declare const self: ServiceWorkerGlobalScope;

serveShell();

self.addEventListener("activate", (event) => event.waitUntil(takeOver(self)));

self.addEventListener("message", (event) => event.waitUntil(acceptMessage(event.data, self)));

self.addEventListener("push", (event) => {
  const rest = (): Promise<unknown> => Promise.all([quietly(refreshNotices()), quietly(drainOutbox(self))]);
  event.waitUntil(showPush(event.data, self).finally(rest));
});

self.addEventListener("notificationclick", (event) => event.waitUntil(openNotice(event.notification, self)));

self.addEventListener("pushsubscriptionchange", (event) => event.waitUntil(renewSubscription(event, self)));

self.addEventListener("sync", (event) => {
  // A rejection asks the browser to try again later, so only this one is let through.
  if (event.tag === "parvis-outbox") event.waitUntil(drainOutbox(self, true).then(() => flushReceipts()));
});

/** A push that failed to send what waits is still a good push. */
function quietly(work: Promise<unknown>): Promise<unknown> {
  return work.catch((error: unknown) => console.warn("worker: not now", error));
}
