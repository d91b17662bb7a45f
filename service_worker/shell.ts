/** What opens without network: the built app, and the town's own colours and emblem. The only file that knows Workbox. */
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  type PrecacheEntry,
  precacheAndRoute,
} from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";
import { dropOldFiles, isBuiltFile, serveBuiltFile } from "./console_files";
import { isTownFile, keepTownFiles, serveTownFile } from "./town_files";

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (PrecacheEntry | string)[] };

/** Addresses that are the server's even when a person types them. */
const SERVERS_OWN = [
  /^\/api\//,
  /^\/(healthz|readyz|metrics|sw\.js|town\.css|manifest\.webmanifest|robots\.txt)(\?|$)/,
  /^\/(town|manifest)\//,
];

/** Registers the routes, and what is fetched once at installation. */
export function serveShell(): void {
  cleanupOutdatedCaches();
  precacheAndRoute(self.__WB_MANIFEST, { cleanURLs: false, directoryIndex: "" });
  // Any deep link opens the shell, which reads the address itself.
  registerRoute(new NavigationRoute(createHandlerBoundToURL("/index.html"), { denylist: SERVERS_OWN }));
  registerRoute(
    ({ url, sameOrigin }) => sameOrigin && isTownFile(url),
    ({ request, event }) => serveTownFile(request, event as FetchEvent),
  );
  registerRoute(
    ({ url, sameOrigin }) => sameOrigin && isBuiltFile(url),
    ({ request }) => serveBuiltFile(request),
  );
  self.addEventListener("activate", (event) => event.waitUntil(dropOldFiles()));
  self.addEventListener("install", (event) => event.waitUntil(keepTownFiles()));
}
