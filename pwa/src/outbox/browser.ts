/** What the sender needs, in a browser: the same in the page and in the service worker. */
import { deviceHeader } from "../store/device";
import * as journal from "./journal";
import { leaseStore } from "./lease_store";
import { type Lock, leaseLock, webLock } from "./lock";
import type { SenderDeps } from "./sender";

const channel = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel("parvis-outbox");
const owner = Math.random().toString(36).slice(2);

/** `changed` is called after each change made here; other tabs hear of it by themselves. */
export function browserDeps(changed: () => void, now: () => Date = () => new Date()): SenderDeps {
  return {
    journal,
    lock: browserLock(),
    fetch: (input, init) => fetch(input, init),
    device: deviceHeader,
    now,
    random: Math.random,
    sha256: (bytes) => crypto.subtle.digest("SHA-256", bytes),
    changed: () => {
      tellOthers();
      changed();
    },
  };
}

/** Tell the other tabs that the journal changed. */
export function tellOthers(): void {
  channel?.postMessage({ type: "outbox.changed" });
}

/** Hear from the other tabs. Returns the function that stops listening. */
export function onOthers(hear: () => void): () => void {
  channel?.addEventListener("message", hear);
  return () => channel?.removeEventListener("message", hear);
}

function browserLock(): Lock {
  if (navigator.locks) return webLock(navigator.locks);
  const later = (run: () => void, seconds: number): (() => void) => {
    const timer = setTimeout(run, seconds * 1000);
    return () => clearTimeout(timer);
  };
  return leaseLock(leaseStore, { now: () => new Date(), later }, owner);
}
