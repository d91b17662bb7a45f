/** The outbox in a page: when to send, and the few things a person can do to an envelope. */
import { now } from "../kernel/clock";
import { language } from "../kernel/words";
import { noteContact } from "../store/datasets";
import { browserDeps, onOthers, tellOthers } from "./browser";
import type { Envelope } from "./envelope";
import { apply, renew, tidy } from "./journal";
import { reload } from "./live";
import type { Event } from "./machine";
import { seal } from "./seal";
import { drain } from "./sender";

/** Come back at least this often while something waits: timers are cheap, a forgotten envelope is not. */
const LONGEST_SLEEP_MS = 15 * 60_000;
const SHORTEST_SLEEP_MS = 500;

let timer: ReturnType<typeof setTimeout> | undefined;
let sending: Promise<void> | undefined;
let askedMeanwhile = false;

/** Start sending: now, when the network returns, when the page is seen, and when a wait is over. */
export function startOutbox(): () => void {
  const hurry = (): void => void send();
  const seen = (): void => {
    if (document.visibilityState === "visible") hurry();
  };
  const stops = [
    listen(window, "online", hurry),
    listen(window, "pageshow", seen),
    listen(document, "visibilitychange", seen),
    onOthers(() => void reload()),
  ];
  void tidy(now()).catch(report).then(reload).catch(report).then(hurry);
  return () => {
    clearTimeout(timer);
    for (const stop of stops) stop();
  };
}

/** Send what is due. Several calls at once are one sending, and one more after it. */
export function send(): Promise<void> {
  askedMeanwhile = true;
  sending ??= sendWhileAsked().finally(() => {
    sending = undefined;
  });
  return sending;
}

async function sendWhileAsked(): Promise<void> {
  while (askedMeanwhile) {
    askedMeanwhile = false;
    await sendOnce();
  }
}

async function sendOnce(): Promise<void> {
  clearTimeout(timer);
  try {
    const drained = await drain(
      browserDeps(() => void reload(), now),
      { hurried: true },
    );
    if (drained !== undefined && drained.accepted > 0) noteContact();
    if (drained?.nextAt) {
      wakeAt(drained.nextAt);
      void askForSync();
    }
  } catch (error) {
    // A store that fails to open now may open later; nothing was sent, nothing is lost.
    report(error);
    wakeAt(new Date(now().getTime() + 60_000));
  }
}

function wakeAt(at: Date): void {
  const sleep = Math.min(Math.max(at.getTime() - now().getTime(), SHORTEST_SLEEP_MS), LONGEST_SLEEP_MS);
  timer = setTimeout(() => void send(), sleep);
}

/** Put a finished draft on its way. It leaves at once if it can, otherwise by itself later. */
export async function post(id: string): Promise<Envelope | undefined> {
  const sealed = await seal(id, language.peek(), now().toISOString());
  await announce();
  // Before the first attempt ends: on a thin line the person closes the page meanwhile, and the worker goes on.
  void askForSync();
  void send();
  return sealed;
}

/** What a person can do to an envelope in « Mes demandes ». */
export async function act(
  id: string,
  event: Extract<Event, { type: "retry" | "edit" | "discard" | "restore" }>,
): Promise<void> {
  await apply(id, event);
  await announce();
  if (event.type === "retry" || event.type === "restore") void send();
}

/** Send the content of a held envelope as a new request, beside the one that the town already has. */
export async function sendAsNew(id: string): Promise<Envelope | undefined> {
  const fresh = await renew(id);
  await announce();
  void send();
  return fresh;
}

/** After a change made in this page: show it here and elsewhere. */
export async function announce(): Promise<void> {
  tellOthers();
  await reload();
}

/** Ask Chromium to wake the worker: now, or when the network returns, even if every page is closed by then. */
async function askForSync(): Promise<void> {
  try {
    const registration = await navigator.serviceWorker?.getRegistration();
    await (registration as SyncingRegistration | undefined)?.sync?.register("parvis-outbox");
  } catch {
    // Refused in private windows, and absent in Safari and Firefox: the next opening sends.
  }
}

/** Background Sync, which TypeScript's DOM does not know. Source: https://wicg.github.io/background-sync/spec/ */
interface SyncingRegistration extends ServiceWorkerRegistration {
  sync?: { register(tag: string): Promise<void> };
}

function listen(target: EventTarget, type: string, hear: () => void): () => void {
  target.addEventListener(type, hear);
  return () => target.removeEventListener(type, hear);
}

function report(error: unknown): void {
  console.warn("outbox: not now", error);
}
