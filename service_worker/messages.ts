/** What a page may ask of the worker. Anything else is ignored: an older page may still be open. */
import { flushReceipts } from "./receipts";
import { acceptUpdate } from "./update";

type Scope = Pick<ServiceWorkerGlobalScope, "skipWaiting">;

export async function acceptMessage(message: unknown, scope: Scope): Promise<void> {
  const type = typeof message === "object" && message !== null && "type" in message ? message.type : undefined;
  if (type === "update.accept") await acceptUpdate(scope);
  if (type === "receipts.flush") await flushReceipts();
}
