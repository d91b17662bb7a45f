/** What happens with reminders at each opening: they are told again, and looked at whether the last ones came. */
import { now } from "../../../kernel/clock";
import { townZone } from "../../../kernel/dates";
import { dayInZone, timeInZone } from "../../../kernel/days";
import { openStore } from "../../../store/database";
import { dataset, datasetLoaded } from "../../../store/datasets";
import { getSetting, setSetting } from "../../../store/settings";
import { alerts, renewAlerts } from "../../notices/alerts/alerts";
import { type PushBrowser, browser as real } from "../../notices/alerts/browser";
import { lookOnce } from "../../notices/alerts/start";
import type { Moment } from "../rules";
import { ownPickups } from "../state";
import { findMissing } from "./check";
import { followReminders } from "./keep";

/** A phone that was off shows what it missed when it comes back: it is given that long. */
const PATIENCE_MS = 60 * 60 * 1000;

let started: Promise<void> | undefined;

/** Starts, once for each opening; the shell calls it where reminders were chosen, the screen where they may be. */
export function startReminders(): Promise<void> {
  started ??= start().catch((error: unknown) => console.warn("reminders not checked", error));
  return started;
}

async function start(): Promise<void> {
  followReminders();
  await lookOnce();
  await checkReminders();
}

/** Looks whether the reminders since the last look were shown here; one that was not has the subscription made anew. */
export async function checkReminders(browser: PushBrowser = real): Promise<void> {
  const kept = await getSetting("reminders");
  if (!kept || kept.wishes.length === 0 || alerts.peek().state !== "active" || showsByItself()) return;
  await datasetLoaded("waste.calendar", (await getSetting("zone")) ?? "");
  const pickups = ownPickups.peek();
  if (!pickups) return;
  const checked_at = now().getTime() - PATIENCE_MS;
  const from = Math.max(kept.since, kept.checked_at);
  if (checked_at <= from) return;
  const shown = new Set((await (await openStore()).getAllKeys("notices_shown")).map(String));
  const missing = findMissing(kept.wishes, pickups, shown, momentOf(from), momentOf(checked_at));
  const said = missing && { on: missing.on, day: missing.day, at: missing.time };
  await setSetting("reminders", { ...kept, checked_at, ...(said && { missing: said }) });
  if (said) await renewAlerts(dataset("towns.profile").peek().body?.vapid_public_key ?? "", browser);
}

/** Safari shows declarative messages without our worker, which then notes nothing: there, nothing can be said. */
function showsByItself(): boolean {
  return "pushManager" in window;
}

function momentOf(instant: number): Moment {
  const at = new Date(instant);
  return { on: dayInZone(at, townZone.peek()), time: timeInZone(at, townZone.peek()) };
}
