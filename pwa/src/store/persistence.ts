/** Asks the browser to keep what the person typed, and notices when it did not. */
import { openStore, reportStoreTrouble } from "./database";
import { getSetting, setSetting } from "./settings";

const MARKER = "parvis.store_made_at";

/** Asks for storage that the browser does not clear on its own; called at the first draft. */
export async function persist(): Promise<boolean> {
  try {
    return (await navigator.storage?.persisted?.()) || (await navigator.storage?.persist?.()) || false;
  } catch {
    return false;
  }
}

/**
 * Compares the store with a marker kept beside it. A marker without its store means that the browser wiped the
 * store; the person is told rather than left to wonder where the drafts went.
 */
export async function detectEviction(nowMs: number): Promise<boolean> {
  await openStore();
  const made = await getSetting("store_made_at");
  const marker = readMarker();
  if (made !== undefined) {
    writeMarker(made);
    return false;
  }
  await setSetting("store_made_at", nowMs);
  writeMarker(nowMs);
  if (marker !== undefined) reportStoreTrouble("evicted");
  return marker !== undefined;
}

function readMarker(): string | undefined {
  try {
    return localStorage.getItem(MARKER) ?? undefined;
  } catch {
    return undefined;
  }
}

function writeMarker(madeAt: number): void {
  try {
    localStorage.setItem(MARKER, String(madeAt));
  } catch {
    // Without localStorage an eviction cannot be told from a first visit; nothing else depends on it.
  }
}
