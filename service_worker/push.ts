/**
 * Shows a notification for every push, whatever arrives: nothing, garbage, the same notice twice.
 *
 * A push without a notification is a broken promise to the browser: iOS ends the subscription after three
 * (https://developer.apple.com/videos/play/wwdc2022/10098), Chrome shows words of its own, Firefox counts them against a quota.
 */
import type { ShownNotice } from "../pwa/src/store/schema";
import { getSetting } from "../pwa/src/store/settings";
import english from "../pwa/src/words/en/worker.json";
import french from "../pwa/src/words/fr/worker.json";
import { type Incoming, readPayload } from "./payload";
import { queueReceipt } from "./receipts";
import { lastShown, rememberShown } from "./shown";

type Scope = Pick<ServiceWorkerGlobalScope, "registration" | "clients" | "location">;

/** What a notification carries to the click. */
export interface Carried {
  path: string;
  delivery: string | null;
}

/** Longer than any healthy store, shorter than the browser's patience: storage must never make a push silent. */
const PATIENCE_MS = 1500;
const GENERIC_TAG = "parvis";

/** Shows the notice, or generic words when it cannot be read; then tells the town that it was shown. */
export async function showPush(data: PushMessageData | null, scope: Scope): Promise<void> {
  const incoming = readPayload(data, scope.location.origin);
  if (!incoming) {
    await showGeneric(scope);
    return;
  }
  const before = await soon(incoming.notice ? lastShown(incoming.notice) : undefined);
  await scope.registration
    .showNotification(...wordsFor(incoming, before))
    // An option that this browser refuses must not make the push silent.
    .catch(() => showGeneric(scope));
  await Promise.allSettled([
    incoming.notice && rememberShown(incoming.notice, incoming),
    incoming.delivery && queueReceipt(incoming.delivery, "shown"),
    tellPages(incoming, scope),
  ]);
}

/**
 * A notice shown before stands once on the screen: its tag replaces it. The same version again is silent, a newer one is
 * not; an older one that comes late says again what the newer one said, or a danger would come back after its end.
 */
function wordsFor(
  incoming: Incoming,
  before: ShownNotice | undefined,
): [title: string, options: NotificationOptions & { renotify: boolean }] {
  const isNews = before === undefined || before.version < incoming.version;
  const isLate = before !== undefined && before.version > incoming.version;
  const { title, body } = isLate && before.title ? { title: before.title, body: before.body ?? "" } : incoming;
  const carried: Carried = { path: incoming.path, delivery: incoming.delivery };
  const options = {
    ...APPEARANCE,
    body,
    lang: incoming.lang,
    tag: incoming.notice ?? GENERIC_TAG,
    renotify: isNews && before !== undefined,
    silent: !isNews,
    data: carried,
  };
  return [title, options];
}

async function showGeneric(scope: Scope): Promise<void> {
  const language = (await soon(getSetting("language"))) ?? "fr";
  const words = language === "en" ? english : french;
  const carried: Carried = { path: "/", delivery: null };
  await scope.registration.showNotification(words["worker.push.title"], {
    ...APPEARANCE,
    body: words["worker.push.body"],
    lang: language,
    tag: GENERIC_TAG,
    data: carried,
  });
}

const APPEARANCE = { icon: "/town/icon-192.png", badge: "/town/badge-96.png" } as const;

async function tellPages(incoming: Incoming, scope: Scope): Promise<void> {
  for (const page of await scope.clients.matchAll({ type: "window", includeUncontrolled: true })) {
    page.postMessage({ type: "notice.received", id: incoming.notice });
  }
}

/** The answer, or undefined when it fails or does not come in time. */
async function soon<T>(answer: Promise<T> | undefined): Promise<T | undefined> {
  const enough = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), PATIENCE_MS));
  return await Promise.race([Promise.resolve(answer).catch(() => undefined), enough]);
}
