/** When the phone has no room left: said in words, with the text still in memory offered as a file. */

/** The browser refused to keep more. What was kept before is still there. */
export class StorageFull extends Error {
  override readonly name = "StorageFull";

  constructor(options?: ErrorOptions) {
    super("no room left on this device", options);
  }
}

/** Browsers disagree on the class (a DOMException, or since 2025 a QuotaExceededError), not on the name. */
export function isFull(error: unknown): boolean {
  return error instanceof Error || error instanceof DOMException ? error.name === "QuotaExceededError" : false;
}
