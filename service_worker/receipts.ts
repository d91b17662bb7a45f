/** Tells the town which deliveries were shown and opened; keeps what could not be said until it can. */
import { openStore } from "../pwa/src/store/database";
import type { StoredReceipt } from "../pwa/src/store/schema";

const AT_ONCE = 100;
const TIMEOUT_MS = 15_000;
/** After a week the town's ledger is closed: an older receipt would only wake its server. */
const FORGET_AFTER_MS = 7 * 24 * 3600 * 1000;

/** Writes a receipt down, then tries to hand over all that wait. */
export async function queueReceipt(delivery: string, event: StoredReceipt["event"]): Promise<void> {
  await (await openStore()).put("receipts", { delivery, event, at: new Date().toISOString() });
  await flushReceipts();
}

/** Hands over what waits. A network that fails keeps it for the next push, the next sync, the next opening. */
export async function flushReceipts(): Promise<void> {
  const store = await openStore();
  const waiting = await store.getAll("receipts");
  for (let first = 0; first < waiting.length; first += AT_ONCE) {
    const some = waiting.slice(first, first + AT_ONCE);
    const worthSending = some.filter(isRecent);
    if (worthSending.length > 0 && !(await handOver(worthSending))) return;
    const writing = store.transaction("receipts", "readwrite");
    for (const { delivery, event } of some) await writing.store.delete([delivery, event]);
    await writing.done;
  }
}

function isRecent(receipt: StoredReceipt): boolean {
  return Date.now() - Date.parse(receipt.at) < FORGET_AFTER_MS;
}

/** True when the town has them, or will never want them: a refusal repeated is still a refusal. */
async function handOver(receipts: StoredReceipt[]): Promise<boolean> {
  try {
    const response = await fetch("/api/v1/push-receipts", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ receipts }),
      credentials: "omit",
      redirect: "error",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return response.status === 204 || response.status === 400 || response.status === 422;
  } catch {
    return false;
  }
}
