/** Keeps what the town says of this device's requests fresh, and the number of what waits on the tab. */
import { computed, effect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { envelopes, reload, unfinished } from "../../outbox/live";
import { setBadge } from "../../shell/badges";
import { dataset, refreshDataset } from "../../store/datasets";
import { setting } from "../../store/settings_live";
import type { MyRequest } from "./api";

const TICK_MS = 2_000;
/** How often a screen that shows requests asks again while it is seen. An unchanged answer is a 304 without body. */
const TICKS_PER_POLL = 10;
/** A request erased by the town is never told again: looking for it quickly ends. */
const QUICK_TIMES = 15;

/** A device that never sent anything does not tell the town that it exists by asking for its requests. */
const isKnownToTheTown = computed(
  () => setting("device").value !== undefined || (envelopes.value ?? []).some(({ attempts }) => attempts > 0),
);

export function myRequests(): readonly MyRequest[] {
  if (!isKnownToTheTown.value) return [];
  return dataset("requests.mine").value.body?.requests ?? [];
}

/** Whether the town's answer may still come. */
export function areRequestsComing(): boolean {
  return isKnownToTheTown.value && dataset("requests.mine").value.state === "loading";
}

/** Called once by the shell. */
export function followRequests(): () => void {
  let accepted = -1;
  const stopBadge = effect(() => setBadge("/demandes", unfinished.value.length));
  const stopAsking = effect(() => {
    const now = (envelopes.value ?? []).filter(({ state }) => state === "accepted").length;
    if (now > 0 && now !== accepted) void refreshDataset("requests.mine");
    accepted = now;
  });
  return () => {
    stopBadge();
    stopAsking();
  };
}

/** While a screen shows requests and somebody looks: ask at once, then every twenty seconds, sooner for news of what just left. */
export function usePolling(): void {
  useEffect(() => {
    let quick = QUICK_TIMES;
    let ticks = 0;
    const tick = (): void => {
      ticks += 1;
      if (document.visibilityState !== "visible") return;
      const isQuick = quick > 0 && isSomethingUntold();
      if (isQuick) quick -= 1;
      if (isQuick || ticks % TICKS_PER_POLL === 0) refresh();
    };
    void reload().then(refresh);
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, []);
}

function refresh(): void {
  if (isKnownToTheTown.peek()) void refreshDataset("requests.mine");
}

/** The town said "accepted", and its list does not have it yet: that takes a moment. */
function isSomethingUntold(): boolean {
  const told = new Set(myRequests().map((request) => request.submission_id));
  return (envelopes.peek() ?? []).some(
    ({ id, state, about }) => state === "accepted" && about === undefined && !told.has(id),
  );
}
