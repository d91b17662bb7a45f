/** The service worker seen from the page: registered once, heard, and asked to take over when the person agrees. */
import { signal } from "@preact/signals";

/** The messages of the worker to the page. */
export type WorkerMessage = { type: "outbox.changed" } | { type: "notice.received"; id: string };

const CHECK_EVERY_MS = 60 * 60 * 1000;

/** A new version is installed and waits. */
export const updateWaiting = signal<ServiceWorker | undefined>(undefined);
/** Another window brought a new version in: the next screen is loaded whole. */
export const replaced = signal(false);

/** Registers the worker of the built app; there is none while developing. */
export async function startWorker(): Promise<void> {
  const workers = navigator.serviceWorker;
  if (!import.meta.env.PROD || !workers) return;
  const first = !workers.controller;
  workers.addEventListener("controllerchange", () => {
    if (!first || updateWaiting.value) replaced.value = true;
  });
  try {
    follow(await workers.register("/sw.js", { updateViaCache: "none" }));
  } catch (error) {
    console.warn("service worker not registered", error);
  }
}

function follow(registration: ServiceWorkerRegistration): void {
  const look = (): void => {
    if (registration.waiting && navigator.serviceWorker.controller) updateWaiting.value = registration.waiting;
  };
  look();
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", look));
  const check = (): void => void registration.update().catch(() => undefined);
  setInterval(check, CHECK_EVERY_MS);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && check());
}

/** Lets the waiting version take over; the page reloads once it has. */
export function acceptUpdate(): void {
  updateWaiting.value?.postMessage({ type: "update.accept" });
}

/** Hears what the worker says. Gives the function that stops listening. */
export function onWorkerMessage(listener: (message: WorkerMessage) => void): () => void {
  const hear = (event: MessageEvent): void => {
    const message = event.data as Partial<WorkerMessage> | null;
    if (message && typeof message.type === "string") listener(message as WorkerMessage);
  };
  navigator.serviceWorker?.addEventListener("message", hear);
  return () => navigator.serviceWorker?.removeEventListener("message", hear);
}
