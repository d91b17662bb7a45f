/** A push came: what the town says now is fetched at once, so that the notice opens whole even if the network goes. */
import { openStore } from "../pwa/src/store/database";
import { ask } from "../pwa/src/wire/http";

/** As the page keeps it: `pwa/src/rooms/notices/api.ts`. */
const NAME = "notices.recent";
const PATH = "/api/v1/notices/recent";

export async function refreshNotices(): Promise<void> {
  const store = await openStore();
  const copy = await store.get("datasets", [NAME, ""]);
  const { status, headers, body } = await ask<unknown>("GET", PATH, { etag: copy?.etag });
  if (status !== 200) return;
  const etag = headers.get("ETag") ?? "";
  await store.put("datasets", { name: NAME, key: "", etag, body, fetched_at: Date.now() });
}
