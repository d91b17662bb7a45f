/** Turns the alerts of this phone on and off, keeps them alive, and says where they stand. */
import { type ReadonlySignal, signal } from "@preact/signals";
import { newId } from "../../../kernel/ids";
import { language } from "../../../kernel/words";
import type { KeptSubscription } from "../../../store/schema";
import { getSetting, removeSetting, setSetting } from "../../../store/settings";
import { call } from "../../../wire/http";
import { NetworkFailure, Problem } from "../../../wire/problems";
import { here } from "../here";
import { keyOf, type PushBrowser, browser as real } from "./browser";
import { type AlertEvent, type Alerts, next } from "./machine";
import { sectorsToTell } from "./wish";

export type Wish = Pick<KeptSubscription, "topics" | "districts">;

export interface TestResult {
  state: "sent" | "gone" | "failed";
  reason?: string | null;
}

/** A browser without its push service never answers `subscribe()`: after so long, the person is told. */
const PATIENCE_MS = 12_000;

const state = signal<Alerts>({ state: "unknown" });
/** Where the alerts of this phone stand. */
export const alerts: ReadonlySignal<Alerts> = state;

let attempt = 0;

function happen(event: AlertEvent): void {
  state.value = next(state.peek(), event);
}

const path = (id: string): string => `/api/v1/push-subscriptions/${id}`;

/** Looks at what this browser can and was asked, and mends the subscription if alerts are on. At each opening. */
export async function lookAtAlerts(publicKey: string, browser: PushBrowser = real): Promise<void> {
  const wish = await getSetting("subscription");
  const lack = browser.lack() ?? (publicKey ? undefined : "no-key");
  happen({
    type: "looked",
    lack,
    permission: lack ? "default" : browser.permission(),
    wished: wish !== undefined,
  });
  if (!wish || state.peek().state !== "subscribing") return;
  const current = asItIsNow(wish);
  if (JSON.stringify(wish) !== JSON.stringify(current)) await setSetting("subscription", current);
  await makeAndTell(current, publicKey, browser);
}

/** Has the browser make its subscription anew: what was sent to the one it has did not come. */
export async function renewAlerts(publicKey: string, browser: PushBrowser = real): Promise<void> {
  if (state.peek().state !== "active") return;
  await (await browser.find())?.unsubscribe();
  await lookAtAlerts(publicKey, browser);
}

/** Asks the browser's permission, which shows its question: only after a person pressed « Activer ». */
export async function activateAlerts(wish: Wish, publicKey: string, browser: PushBrowser = real): Promise<void> {
  happen({ type: "activate" });
  if (state.peek().state !== "asking") return;
  try {
    happen({ type: "answered", permission: await browser.askPermission() });
  } catch (problem) {
    happen({ type: "failed", problem });
    return;
  }
  if (state.peek().state !== "subscribing") return;
  const before = await getSetting("subscription");
  const kept = asItIsNow({ ...wish, id: before?.id ?? newId(), language: language.value });
  await setSetting("subscription", kept);
  await makeAndTell(kept, publicKey, browser);
}

/** Changes what this phone hears of; kept here first, so that it is not lost without network. */
export async function changeWish(wish: Wish, browser: PushBrowser = real): Promise<void> {
  const before = await getSetting("subscription");
  if (!before) return;
  const kept = asItIsNow({ ...before, ...wish });
  await setSetting("subscription", kept);
  const subscription = await browser.find();
  if (subscription) await tell(kept, subscription);
}

/** Stops every alert at once: first here, then at the push service, then in the town's books. */
export async function stopAlerts(browser: PushBrowser = real): Promise<void> {
  attempt += 1;
  const kept = await getSetting("subscription");
  await removeSetting("subscription");
  happen({ type: "stopped" });
  const subscription = await browser.find().catch(() => undefined);
  // Once the browser has forgotten it, the push service answers "gone" and the town forgets too: no network is needed.
  await subscription?.unsubscribe().catch(() => false);
  if (kept) await call("DELETE", path(kept.id), { device: true }).catch(() => undefined);
}

/** Has the town send one alert « pour voir ». */
export async function sendTest(): Promise<TestResult> {
  const kept = await getSetting("subscription");
  if (!kept) return { state: "failed", reason: "off" };
  return await call<TestResult>("POST", `${path(kept.id)}/test`, { device: true });
}

/** The wish with this phone's language and sectors; sectors that are not known yet stay as they were told. */
function asItIsNow(wish: KeptSubscription): KeptSubscription {
  const sectors = sectorsToTell(wish.districts, here.peek()) ?? wish.sectors;
  return { ...wish, ...(sectors && { sectors }), language: language.value };
}

async function makeAndTell(kept: KeptSubscription, publicKey: string, browser: PushBrowser): Promise<void> {
  attempt += 1;
  const mine = attempt;
  const slow = setTimeout(() => happen({ type: "slow" }), PATIENCE_MS);
  try {
    const subscription = await browser.subscribe(publicKey);
    if (mine !== attempt) return;
    happen({ type: "subscribed" });
    await tell(kept, subscription);
  } catch (problem) {
    if (mine === attempt) happen({ type: "failed", problem });
  } finally {
    clearTimeout(slow);
  }
}

async function tell(kept: KeptSubscription, subscription: PushSubscription): Promise<void> {
  const { id, topics, districts, sectors = [] } = kept;
  const { endpoint, keys } = subscription.toJSON();
  const application_server_key = keyOf(subscription);
  const body = { endpoint, keys, topics, districts, sectors, language: kept.language, application_server_key };
  try {
    await call("PUT", path(id), { device: true, body });
    happen({ type: "told" });
  } catch (problem) {
    if (isAnothers(problem)) await beginAgain(kept, subscription);
    else if (problem instanceof NetworkFailure || isPassing(problem)) happen({ type: "untold" });
    else throw problem;
  }
}

/** The id belongs to a device that this phone no longer is: its store was wiped in between. */
async function beginAgain(kept: KeptSubscription, subscription: PushSubscription): Promise<void> {
  const fresh = { ...kept, id: newId() };
  await setSetting("subscription", fresh);
  await tell(fresh, subscription);
}

function isAnothers(problem: unknown): boolean {
  return problem instanceof Problem && problem.code === "notices.anothers-subscription";
}

function isPassing(problem: unknown): boolean {
  return problem instanceof Problem && (problem.status === 429 || problem.status >= 500);
}

/** Forgets everything; tests call it between them. */
export function forgetAlerts(): void {
  attempt += 1;
  state.value = { state: "unknown" };
}
