/** Keeps the reminders of this phone: here first, then told to the town, and told again whenever something moved. */
import { effect, type ReadonlySignal, signal } from "@preact/signals";
import { now } from "../../../kernel/clock";
import { dataset, refreshDataset } from "../../../store/datasets";
import type { KeptReminders, KeptReminderWish } from "../../../store/schema";
import { getSetting, removeSetting, setSetting } from "../../../store/settings";
import { setting } from "../../../store/settings_live";
import { call } from "../../../wire/http";
import { NetworkFailure, Problem } from "../../../wire/problems";
import { alerts, changeWish } from "../../notices/alerts/alerts";
import { type PushBrowser, browser as real } from "../../notices/alerts/browser";
import { houseOf } from "./wish";

/**
 * - `idle`: nothing to tell, or not looked at yet;
 * - `told`: the town reminds as this screen says;
 * - `waiting`: kept here; it is told when the network is back;
 * - `refused`: the town said no, and `problem` says why.
 */
export type Telling = { state: "idle" | "told" | "waiting" } | { state: "refused"; problem: unknown };

const telling = signal<Telling>({ state: "idle" });
/** Whether the town knows what is wished here. */
export const reminderTelling: ReadonlySignal<Telling> = telling;

/** What was last told, so that the same is told once for each opening. */
let told = "";
/** One after the other: a stop must not overtake what it stops. */
let queue: Promise<void> = Promise.resolve();

const path = (id: string): string => `/api/v1/waste/reminders/${id}`;

/** Keeps what a person wishes; none stops them. It is told by itself. */
export async function keepReminders(wishes: readonly KeptReminderWish[]): Promise<void> {
  const at = now().getTime();
  await setSetting("reminders", { wishes: [...wishes], since: at, checked_at: at });
}

/** Puts back what was there, after a person thought again. */
export async function restoreReminders(before: KeptReminders | undefined): Promise<void> {
  if (before) await keepReminders(before.wishes);
  else await removeSetting("reminders");
}

/** Tells the town at each opening, and when the wish, the house or the subscription changes. Gives what stops it. */
export function followReminders(browser: PushBrowser = real): () => void {
  const again = (): void => {
    if (telling.peek().state === "waiting") tellIfNews(browser);
  };
  window.addEventListener("online", again);
  const stop = effect(() => tellIfNews(browser));
  return () => {
    stop();
    window.removeEventListener("online", again);
  };
}

function tellIfNews(browser: PushBrowser): void {
  const kept = setting("reminders").value;
  const subscription = setting("subscription").value;
  const house = houseOf(setting("address").value, setting("zone").value);
  const where = alerts.value;
  if (!kept || !subscription || where.state !== "active" || !where.told) return;
  const wishes = house ? known(kept.wishes) : [];
  const news = JSON.stringify([subscription.id, house, wishes]);
  if (news === told) return;
  told = news;
  queue = queue.then(async () => {
    const body = house && wishes.length > 0 ? { ...house, wishes } : undefined;
    const outcome = await tell(subscription.id, body, browser).catch(outcomeOf);
    if (told !== news) return;
    telling.value = outcome;
    if (outcome.state !== "told") told = "";
    else if (kept.wishes.length === 0) await forgetStopped();
  });
}

/** A bin that the town collects no more is not asked for. */
function known(wishes: KeptReminderWish[]): KeptReminderWish[] {
  const streams = dataset("waste.streams").value.body?.streams;
  return wishes.filter((wish) => !streams || streams.some(({ code }) => code === wish.stream));
}

/** What was stopped, and the town knows it, need not be kept. */
async function forgetStopped(): Promise<void> {
  if ((await getSetting("reminders"))?.wishes.length === 0) await removeSetting("reminders");
}

async function tell(id: string, body: object | undefined, browser: PushBrowser): Promise<Telling> {
  try {
    await say(id, body);
  } catch (problem) {
    const kept = await getSetting("subscription");
    if (!isCode(problem, "notices.unknown-subscription") || !kept) throw problem;
    // The push service had ended it, or the town lost it: the subscription first, then what hangs on it.
    await changeWish(kept, browser);
    await say(id, body);
  }
  return { state: "told" };
}

async function say(id: string, body: object | undefined): Promise<void> {
  if (body) await call("PUT", path(id), { device: true, body });
  else await call("DELETE", path(id), { device: true });
}

function outcomeOf(problem: unknown): Telling {
  if (problem instanceof NetworkFailure || isPassing(problem)) return { state: "waiting" };
  if (!isCode(problem, "waste.unknown-zone")) return { state: "refused", problem };
  // The town redrew its sectors: the address finds its new zone, which is then told.
  void refreshDataset("waste.addresses");
  return { state: "waiting" };
}

function isPassing(problem: unknown): boolean {
  return problem instanceof Problem && (problem.status === 429 || problem.status >= 500);
}

function isCode(problem: unknown, code: string): boolean {
  return problem instanceof Problem && problem.code === code;
}

/** Forgets what was told; tests call it between them. */
export function forgetTelling(): void {
  told = "";
  telling.value = { state: "idle" };
}
