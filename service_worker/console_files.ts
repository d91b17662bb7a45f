/**
 * The built files that no citizen's phone needs, so none is fetched before it is asked for: those of the console. What
 * was opened once opens without network: a crew marks its streets in a valley. Their names hold their content's hash.
 */

const CACHE = "parvis-console";

export function isBuiltFile(url: URL): boolean {
  return url.pathname.startsWith("/assets/");
}

export async function serveBuiltFile(request: Request): Promise<Response> {
  const kept = await caches.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await (await caches.open(CACHE)).put(request, response.clone());
  return response;
}

/** Another version has other files. */
export function dropOldFiles(): Promise<boolean> {
  return caches.delete(CACHE);
}
