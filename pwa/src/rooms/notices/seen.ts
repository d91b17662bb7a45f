/** Which notices this person has opened and acknowledged, and what the town is told of it. */
import { type ReadonlySignal, signal } from "@preact/signals";
import { now } from "../../kernel/clock";
import { openStore } from "../../store/database";
import type { SeenNotice, ShownNotice, StoredReceipt } from "../../store/schema";

const seen = signal<ReadonlyMap<string, SeenNotice>>(new Map());
/** By the notice's id. */
export const seenNotices: ReadonlySignal<ReadonlyMap<string, SeenNotice>> = seen;

let loading: Promise<void> | undefined;

/** Reads what was seen, once. A phone that refuses storage has seen nothing. */
export function loadSeen(): Promise<void> {
  loading ??= readAll().catch((error: unknown) => console.warn("seen notices not read", error));
  return loading;
}

async function readAll(): Promise<void> {
  const rows = await (await openStore()).getAll("notices_seen");
  seen.value = new Map(rows.map((row) => [row.id, row]));
}

/** The person opened a notice, perhaps from the notification of a delivery. */
export async function noteOpened(id: string, delivery?: string): Promise<void> {
  await loadSeen();
  const before = seen.peek().get(id);
  await keep({ ...before, id, seen_at: now().getTime(), ...(delivery && { delivery }) });
  if (delivery) await report(delivery, "clicked");
}

/** The person came from the notification of a message that is no notice: a reminder, an answer. */
export async function noteTapped(delivery: string): Promise<void> {
  await report(delivery, "clicked");
}

/** The person pressed « J’ai lu ». */
export async function acknowledge(id: string): Promise<void> {
  await loadSeen();
  const at = now().getTime();
  const before = seen.peek().get(id);
  await keep({ seen_at: at, ...before, id, acknowledged_at: at });
  const delivery = before?.delivery ?? (await deliveryShown(id));
  if (delivery) await report(delivery, "read");
}

async function deliveryShown(id: string): Promise<string | undefined> {
  return (await findShown(id))?.delivery;
}

/** What this phone showed of a notice as a notification, if it did. */
export async function findShown(id: string): Promise<ShownNotice | undefined> {
  return await (await openStore()).get("notices_shown", id);
}

async function keep(row: SeenNotice): Promise<void> {
  seen.value = new Map(seen.peek()).set(row.id, row);
  await (await openStore()).put("notices_seen", row);
}

/** Writes a receipt down; the worker hands it over, now or when the network is back. */
async function report(delivery: string, event: StoredReceipt["event"]): Promise<void> {
  await (await openStore()).put("receipts", { delivery, event, at: now().toISOString() });
  await askWorkerToReport();
}

/** Has the worker hand over the receipts that wait. */
export async function askWorkerToReport(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  registration?.active?.postMessage({ type: "receipts.flush" });
}

/** Forgets what was read; tests call it between them. */
export function forgetSeen(): void {
  loading = undefined;
  seen.value = new Map();
}
