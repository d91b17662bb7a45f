/** Which version of each notice this phone has already shown: a push may come twice, the person hears it once. */
import { openStore } from "../pwa/src/store/database";
import type { Incoming } from "./payload";

const FORGET_AFTER_MS = 90 * 24 * 3600 * 1000;

export async function shownVersion(notice: string): Promise<number | undefined> {
  return (await (await openStore()).get("notices_shown", notice))?.version;
}

/** Keeps the highest version shown and what it said, and forgets notices of last season. */
export async function rememberShown(notice: string, { version, delivery, title, body }: Incoming): Promise<void> {
  const now = Date.now();
  const store = await openStore();
  const writing = store.transaction("notices_shown", "readwrite");
  const before = await writing.store.get(notice);
  await writing.store.put({
    ...before,
    id: notice,
    version: Math.max(version, before?.version ?? 0),
    shown_at: now,
    title,
    body,
    ...(delivery && { delivery }),
  });
  for await (const cursor of writing.store) {
    if (now - cursor.value.shown_at > FORGET_AFTER_MS) await cursor.delete();
  }
  await writing.done;
}
