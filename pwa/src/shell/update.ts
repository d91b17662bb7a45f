/** When a new version replaces the running one: at once when nobody looks, on the person's word when somebody does, and never over unsaved work. */
import { effect, signal } from "@preact/signals";
import { hasUnsaved } from "../store/unsaved";
import { loadWholeWhen } from "./router";
import { acceptUpdate, replaced, updateWaiting } from "./worker";

/** The person asked for the update; it happens as soon as everything typed is saved. */
export const updateWanted = signal(false);

/** Watches for the moment. `reload` is given by tests. */
export function startUpdates(reload: () => void = () => window.location.reload()): () => void {
  const hidden = signal(document.visibilityState === "hidden");
  const onVisibility = (): void => {
    hidden.value = document.visibilityState === "hidden";
  };
  document.addEventListener("visibilitychange", onVisibility);
  const stopAccepting = effect(() => {
    if (updateWaiting.value && !hasUnsaved.value && (updateWanted.value || hidden.value)) acceptUpdate();
  });
  const stopReloading = effect(() => {
    if (replaced.value && !hasUnsaved.value && (updateWanted.value || hidden.value)) reload();
  });
  loadWholeWhen(() => replaced.value && !hasUnsaved.value);
  return () => {
    loadWholeWhen(() => false);
    stopAccepting();
    stopReloading();
    document.removeEventListener("visibilitychange", onVisibility);
  };
}
