/** Whether the app can be put on the home screen, and how on this device. */
import { signal } from "@preact/signals";
import { now } from "../kernel/clock";
import { setSetting } from "../store/settings";

/** Chromium's event, which no type library knows yet. */
interface InstallEvent extends Event {
  prompt: () => Promise<void>;
  userChoice: Promise<{ outcome: "accepted" | "dismissed" }>;
}

/** `offered`: the browser can ask; `by-hand`: the person does it from the share menu (iOS); `none`: done, or not possible. */
export const installState = signal<"none" | "offered" | "by-hand">("none");
let kept: InstallEvent | undefined;

export function startInstall(): void {
  if (isInstalled()) return;
  if (isIos()) installState.value = "by-hand";
  window.addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    kept = event as InstallEvent;
    installState.value = "offered";
  });
  window.addEventListener("appinstalled", () => {
    installState.value = "none";
  });
}

export function isInstalled(): boolean {
  const safari = navigator as Navigator & { standalone?: boolean };
  return safari.standalone === true || window.matchMedia("(display-mode: standalone)").matches;
}

/** An iPad says that it is a Mac, but a Mac has no touch. */
function isIos(): boolean {
  return (
    /iPhone|iPad|iPod/.test(navigator.userAgent) ||
    (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1)
  );
}

/** Shows the browser's own question. */
export async function install(): Promise<void> {
  const event = kept;
  kept = undefined;
  installState.value = "none";
  await event?.prompt();
}

/** Puts the offer away for some months. */
export async function dismissInstall(): Promise<void> {
  await setSetting("install_dismissed_at", now().getTime());
}
