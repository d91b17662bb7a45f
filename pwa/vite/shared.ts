/** What the app's build, the worker's build and the tests agree on. */
import { fileURLToPath } from "node:url";
import type { Plugin, UserConfig } from "vite";

export const pwaFolder = fileURLToPath(new URL("..", import.meta.url));
export const builtSite = fileURLToPath(new URL("../../server/parvis/_site", import.meta.url));

/** The oldest browsers we promise to: Chrome of an Android of 2017 kept up to date, iOS 16.4 (the first with web push), Firefox ESR. */
export const oldestBrowsers = ["chrome109", "safari16.4", "firefox115"];

/** Preact's JSX, compiled by Vite itself: no plugin is needed. */
export const preactJsx: UserConfig["oxc"] = { jsx: { runtime: "automatic", importSource: "preact" } };

/**
 * Lets service_worker/ and tests/pwa/ import the packages of pwa/package.json.
 *
 * They live beside pwa/, so walking up from them finds no node_modules. A package that is in neither place stops the build: Rolldown
 * would only warn, and leave an import that no browser can follow.
 */
export function packagesOfPwa(): Plugin {
  return {
    name: "parvis:packages-of-pwa",
    enforce: "pre",
    async resolveId(source, importer, options) {
      const isPackage = /^[@a-z]/i.test(source) && !source.includes(":");
      if (!isPackage || !importer || importer.startsWith(pwaFolder)) return null;
      return this.resolve(source, `${pwaFolder}package.json`, { ...options, skipSelf: true });
    },
  };
}

/** Turns every "cannot resolve" warning into the end of the build. */
export const failOnUnresolved: NonNullable<NonNullable<UserConfig["build"]>["rolldownOptions"]> = {
  onLog(level, log, handler) {
    if (log.code === "UNRESOLVED_IMPORT") throw new Error(log.message);
    handler(level, log);
  },
};
