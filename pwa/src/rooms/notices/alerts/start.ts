/** What happens with alerts at each opening of the app, once: look, mend, report what waits, and mark what is unread. */
import { effect } from "@preact/signals";
import { minute } from "../../../kernel/clock";
import { setBadge } from "../../../shell/badges";
import { place } from "../../../shell/router";
import { onWorkerMessage } from "../../../shell/worker";
import { dataset, datasetLoaded, refreshDataset } from "../../../store/datasets";
import { setting } from "../../../store/settings_live";
import { here } from "../here";
import { deliveryIn, sortNotices } from "../rules";
import { askWorkerToReport, loadSeen, noteTapped, seenNotices } from "../seen";
import { alerts, changeWish, lookAtAlerts } from "./alerts";
import { movedWish } from "./wish";
import "../api";

let looked: Promise<void> | undefined;

/** Looks at the alerts of this phone, once for each opening. */
export function lookOnce(): Promise<void> {
  looked ??= look().catch((error: unknown) => {
    looked = undefined;
    console.warn("alerts not looked at", error);
  });
  return looked;
}

async function look(): Promise<void> {
  await datasetLoaded("towns.profile");
  if (!dataset("towns.profile").peek().body) await refreshDataset("towns.profile");
  await datasetLoaded("waste.addresses");
  await lookAtAlerts(dataset("towns.profile").peek().body?.vapid_public_key ?? "");
}

/** Starts; called once by the shell, after the first screen. */
export async function startAlerts(): Promise<void> {
  onWorkerMessage((message) => {
    if (message.type === "notice.received") void refreshDataset("notices.recent");
  });
  followDistrict();
  followSectors();
  followTaps();
  window.addEventListener("online", () => {
    const now = alerts.peek();
    if (now.state === "active" && !now.told) void look();
  });
  await loadSeen();
  effect(() => setBadge("/alertes", countUnread()));
  if (setting("subscription").peek()) await lookOnce();
  await askWorkerToReport();
}

/** Who asked for the alerts of their own district, and moves, hears of the new one. Gives the function that stops. */
export function followDistrict(): () => void {
  let before = setting("district").peek();
  return effect(() => {
    const now = setting("district").value;
    const moved = movedWish(setting("subscription").peek(), before, now);
    before = now;
    if (moved) void changeWish(moved);
  });
}

/** Who moves to other collection sectors, or has them redrawn, hears of those from then on. */
export function followSectors(): () => void {
  let before: string | undefined;
  return effect(() => {
    const now = here.value.sectors?.join();
    const kept = setting("subscription").peek();
    if (before !== undefined && now !== undefined && now !== before && kept) void changeWish(kept);
    before = now ?? before;
  });
}

/** Tells the town which message led here, and takes it out of the address: a shared link must not carry it. */
export function followTaps(): () => void {
  return effect(() => {
    const { path, hash } = place.value;
    const delivery = deliveryIn(hash);
    if (!delivery || path.startsWith("/avis/")) return;
    history.replaceState(history.state, "", path);
    void noteTapped(delivery).catch((error: unknown) => console.warn("opening not noted", error));
  });
}

/** Notices in force here that this person has not opened. */
function countUnread(): number {
  const notices = dataset("notices.recent").value.body?.notices ?? [];
  return sortNotices(notices, minute.value, here.value).here.filter((notice) => !seenNotices.value.has(notice.id))
    .length;
}
