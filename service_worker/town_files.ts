/**
 * The town's colours, emblem and manifest: not built, the server answers them for the town of the host.
 *
 * The kept copy is shown at once and refreshed behind: a new colour is seen at the next opening.
 */

const CACHE = "parvis-town";
const NEEDED_OFFLINE = ["/town.css", "/manifest.webmanifest", "/town/emblem.svg", "/town/icon-192.png"];

export function isTownFile(url: URL): boolean {
  return NEEDED_OFFLINE.includes(url.pathname) || url.pathname.startsWith("/town/");
}

/** Fetches what the first offline opening will need. A file that is missing must not stop the installation. */
export async function keepTownFiles(): Promise<void> {
  await Promise.allSettled(NEEDED_OFFLINE.map((path) => refresh(new Request(path))));
}

/** Answers with the kept copy, and refreshes it; with the network's answer when nothing is kept. */
export async function serveTownFile(request: Request, event: Pick<FetchEvent, "waitUntil">): Promise<Response> {
  const fresh = refresh(request);
  const kept = await caches.match(request, { cacheName: CACHE });
  if (!kept) return await fresh;
  event.waitUntil(fresh.catch(() => undefined));
  return kept;
}

async function refresh(request: Request): Promise<Response> {
  const response = await fetch(request, { cache: "no-cache" });
  if (response.ok && !response.redirected) await (await caches.open(CACHE)).put(request, response.clone());
  return response;
}
