/** The service worker: one classic script, /sw.js, never hashed. `parvis-build` hands over the files that must open offline. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { builtSite, failOnUnresolved, oldestBrowsers, packagesOfPwa, pwaFolder } from "./vite/shared.ts";

const entriesFile = process.env["PARVIS_PRECACHE_ENTRIES"];

export default defineConfig({
  root: pwaFolder,
  publicDir: false,
  plugins: [packagesOfPwa()],
  define: {
    "self.__WB_MANIFEST": entriesFile ? readFileSync(entriesFile, "utf8") : "[]",
    "process.env.NODE_ENV": JSON.stringify("production"),
  },
  build: {
    outDir: builtSite,
    emptyOutDir: false,
    target: oldestBrowsers,
    reportCompressedSize: false,
    rolldownOptions: {
      ...failOnUnresolved,
      input: fileURLToPath(new URL("../service_worker/worker.ts", import.meta.url)),
      output: { format: "iife", entryFileNames: "sw.js", codeSplitting: false },
    },
  },
});
