/** The browser replaced this phone's push subscription: the town learns the new one at once, or at the next opening. */
import { toBase64url } from "../pwa/src/kernel/base64url";
import { getSetting } from "../pwa/src/store/settings";
import { call } from "../pwa/src/wire/http";

type Scope = Pick<ServiceWorkerGlobalScope, "registration">;

/** What `pushsubscriptionchange` brings: Firefox both, Chrome often neither. */
export interface SubscriptionChange {
  oldSubscription?: PushSubscription | null;
  newSubscription?: PushSubscription | null;
}

/** Does nothing on a phone whose alerts are off; the page repairs what fails here, each time it opens. */
export async function renewSubscription(change: SubscriptionChange, scope: Scope): Promise<void> {
  const kept = await getSetting("subscription");
  if (!kept) return;
  const { id, ...wishes } = kept;
  const renewed = change.newSubscription ?? (await subscribeAgain(change, scope));
  const { endpoint, keys } = renewed.toJSON();
  const key = renewed.options.applicationServerKey;
  const application_server_key = key ? toBase64url(key) : "";
  const body = { endpoint, keys, ...wishes, application_server_key };
  await call("PUT", `/api/v1/push-subscriptions/${id}`, { device: true, body });
}

async function subscribeAgain(change: SubscriptionChange, { registration }: Scope): Promise<PushSubscription> {
  const present = await registration.pushManager.getSubscription();
  if (present) return present;
  // Without a key, the browser takes the one it was given the first time, or refuses, and the page will mend it.
  const applicationServerKey = change.oldSubscription?.options.applicationServerKey ?? null;
  return await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
}
