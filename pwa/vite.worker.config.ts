/** The service worker: one classic script, /sw.js, never hashed. `parvis-build` hands over the address of its list of files. */
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { builtSite, failOnUnresolved, oldestBrowsers, packagesOfPwa, pwaFolder } from "./vite/shared.ts";

/** The script that sets `self.parvisFiles`: its name holds its hash, so that another list is another worker. */
const list = process.env["PARVIS_PRECACHE_LIST"];

export default defineConfig({
  root: pwaFolder,
  publicDir: false,
  plugins: [packagesOfPwa()],
  define: {
    "self.__WB_MANIFEST": list ? `(importScripts(${JSON.stringify(list)}), self.parvisFiles)` : "[]",
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
