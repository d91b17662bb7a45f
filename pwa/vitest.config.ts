/** The app's and the worker's tests, in tests/pwa. */
import { defineConfig } from "vitest/config";
import { packagesOfPwa, preactJsx, pwaFolder } from "./vite/shared.ts";

export default defineConfig({
  root: pwaFolder,
  oxc: preactJsx,
  plugins: [packagesOfPwa()],
  server: { fs: { allow: [".."] } },
  test: {
    include: ["../tests/pwa/**/*.test.{ts,tsx}"],
    environment: "happy-dom",
    restoreMocks: true,
    // A test that reaches the network hangs elsewhere; here it fails at once.
    environmentOptions: { happyDOM: { settings: { disableCSSFileLoading: true, disableJavaScriptFileLoading: true } } },
  },
});
