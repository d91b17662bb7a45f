/** The app: pwa/index.html and all it imports, into server/parvis/_site. */
import { defineConfig } from "vite";
import { builtSite, failOnUnresolved, oldestBrowsers, packagesOfPwa, preactJsx, pwaFolder } from "./vite/shared.ts";

/**
 * Each name stands in the service worker's list, which every phone fetches again: a screen needs no name of its own
 * (build/vite/manifest.json says which is which), and seven letters of hash tell thousands of them apart.
 */
const shortNames = {
  entryFileNames: "assets/[name]-[hash:6].js",
  chunkFileNames: "assets/[hash:7].js",
  assetFileNames: "assets/[name]-[hash:6][extname]",
};

const server = "http://127.0.0.1:8000";

export default defineConfig({
  root: pwaFolder,
  oxc: preactJsx,
  plugins: [packagesOfPwa()],
  build: {
    outDir: builtSite,
    emptyOutDir: true,
    target: oldestBrowsers,
    assetsInlineLimit: 0,
    // The polyfill is an inline script, which the Content-Security-Policy refuses; every browser we promise to has the real thing.
    modulePreload: { polyfill: false },
    manifest: true,
    reportCompressedSize: false,
    rolldownOptions: { ...failOnUnresolved, output: shortNames },
  },
  server: {
    proxy: Object.fromEntries(
      ["/api", "/town.css", "/manifest.webmanifest", "/manifest"].map((path) => [path, server]),
    ),
  },
});
