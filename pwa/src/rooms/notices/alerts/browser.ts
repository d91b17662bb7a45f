/** The browser's side of alerts: what it can, its permission, its subscription. Promises that hang are raced elsewhere. */
import { fromBase64url, toBase64url } from "../../../kernel/base64url";
import { isInstalled } from "../../../shell/install";
import type { Lack } from "./machine";

/** What the rest asks of a browser; tests have one of their own. */
export interface PushBrowser {
  lack: () => Lack | undefined;
  permission: () => NotificationPermission;
  askPermission: () => Promise<NotificationPermission>;
  /** The subscription made with this key: the one there is, or a new one. It may never answer. */
  subscribe: (publicKey: string) => Promise<PushSubscription>;
  find: () => Promise<PushSubscription | undefined>;
}

export const browser: PushBrowser = {
  lack() {
    if ("PushManager" in window && "Notification" in window && "serviceWorker" in navigator) return undefined;
    return isIphone() && !isInstalled() ? "ios-not-installed" : "browser";
  },
  permission: () => Notification.permission,
  askPermission: () => Notification.requestPermission(),
  async subscribe(publicKey) {
    const { pushManager } = await navigator.serviceWorker.ready;
    const present = await pushManager.getSubscription();
    if (present && keyOf(present) === publicKey) return present;
    // Made with another key: the town changed its own, and what was sent with the new one would be refused.
    await present?.unsubscribe();
    return await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: fromBase64url(publicKey) });
  },
  async find() {
    const registration = await navigator.serviceWorker.getRegistration();
    return (await registration?.pushManager.getSubscription()) ?? undefined;
  },
};

function isIphone(): boolean {
  return (
    /iPhone|iPad|iPod/.test(navigator.userAgent) ||
    (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1)
  );
}

/** The town's key that a subscription was made with, base64url; empty where the browser does not say. */
export function keyOf(subscription: PushSubscription): string {
  const key = subscription.options?.applicationServerKey;
  if (!key) return "";
  return toBase64url(key);
}
