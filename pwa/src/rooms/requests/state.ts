/** Keeps what the town says of this device's requests fresh, and the number of what waits on the tab. */
import { effect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { envelopes, reload, unfinished } from "../../outbox/live";
import { setBadge } from "../../shell/badges";
import { dataset, refreshDataset } from "../../store/datasets";
import type { MyRequest } from "./api";

/** How often a screen that shows requests asks again while it is seen. An unchanged answer is a 304 without body. */
const POLL_MS = 20_000;

export function myRequests(): readonly MyRequest[] {
  return dataset("requests.mine").value.body?.requests ?? [];
}

/** Called once by the shell. A device that never sent anything never tells the town that it exists. */
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

/** While a screen shows requests: ask at once, then every twenty seconds, only when somebody looks. */
export function usePolling(): void {
  useEffect(() => {
    void reload();
    void refreshDataset("requests.mine");
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") void refreshDataset("requests.mine");
    }, POLL_MS);
    return () => clearInterval(timer);
  }, []);
}
