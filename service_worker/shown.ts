/** Which version of each notice this phone has already shown: a push may come twice, the person hears it once. */
import { openStore } from "../pwa/src/store/database";
import type { ShownNotice } from "../pwa/src/store/schema";
import type { Incoming } from "./payload";

const FORGET_AFTER_MS = 90 * 24 * 3600 * 1000;

/** The newest that was shown of a notice. */
export async function lastShown(notice: string): Promise<ShownNotice | undefined> {
  return await (await openStore()).get("notices_shown", notice);
}

/** Keeps the highest version shown and what it said, and forgets notices of last season. */
export async function rememberShown(notice: string, incoming: Incoming): Promise<void> {
  const now = Date.now();
  const store = await openStore();
  const writing = store.transaction("notices_shown", "readwrite");
  const before = await writing.store.get(notice);
  const { version, delivery, title, body } = incoming;
  const isLate = before !== undefined && before.version > version;
  await writing.store.put({
    ...(isLate ? before : { ...before, version, title, body, ...(delivery && { delivery }) }),
    id: notice,
    shown_at: now,
  });
  for await (const cursor of writing.store) {
    if (now - cursor.value.shown_at > FORGET_AFTER_MS) await cursor.delete();
  }
  await writing.done;
}
