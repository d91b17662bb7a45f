"""A phone's half of Web Push in Chromium, whose own push service cannot be reached from a test.

The browser's `subscribe()` is answered with real keys and an endpoint of our push service; what the town then
sends there is decrypted as the browser would, and handed to the service worker through the DevTools protocol.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.browser_keys import BrowserKeys
from tests.waiting import wait_for

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

    from tests.push_service import PushService

_SUBSCRIBE = """
(() => {
  const made = %s;
  const plain = (text) => atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  const bytes = (text) => Uint8Array.from(plain(text), c => c.charCodeAt(0)).buffer;
  let present = localStorage.getItem('test-subscribed') ? made : null;
  const subscription = (options) => ({
    endpoint: made.endpoint, expirationTime: null, options,
    getKey: (name) => bytes(made.keys[name]),
    toJSON: () => ({endpoint: made.endpoint, expirationTime: null, keys: made.keys}),
    unsubscribe: async () => { localStorage.removeItem('test-subscribed'); present = null; return true },
  });
  let asked = { userVisibleOnly: true, applicationServerKey: null };
  PushManager.prototype.subscribe = async (options) => {
    asked = { ...options, applicationServerKey: options.applicationServerKey?.buffer ?? options.applicationServerKey };
    localStorage.setItem('test-subscribed', '1');
    present = made;
    return subscription(asked);
  };
  PushManager.prototype.getSubscription = async () => present && subscription(asked);
})();
"""


class PhonePush:
    """The subscription of one browser context, and what arrives for it."""

    def __init__(self, context: BrowserContext, service: PushService, origin: str) -> None:
        self._service = service
        self._origin = origin
        self._keys = BrowserKeys()
        self._delivered = 0
        self.endpoint = service.new_endpoint()
        target = self._keys.target(self.endpoint)
        keys = {"p256dh": target.p256dh, "auth": target.auth}
        context.add_init_script(_SUBSCRIBE % json.dumps({"endpoint": self.endpoint, "keys": keys}))
        context.grant_permissions(["notifications"], origin=origin)

    def wait_for_message(self, *, seconds: float = 20) -> str:
        """The next message that the town sent to this phone, decrypted."""
        if not self._service.wait_until(
            lambda service: len(service.posted_to(self.endpoint)) > self._delivered, timeout_seconds=seconds
        ):
            raise AssertionError("no push was posted for this phone")
        posted = self._service.posted_to(self.endpoint)[self._delivered]
        self._delivered += 1
        return self._keys.decrypt(posted.body).decode()

    def deliver(self, page: Page, message: str) -> None:
        """Wake the service worker with the message, as the browser does when it has decrypted one."""
        session = page.context.new_cdp_session(page)
        registrations: list[dict[str, str]] = []
        session.on(
            "ServiceWorker.workerRegistrationUpdated", lambda event: registrations.extend(event["registrations"])
        )
        session.send("ServiceWorker.enable")
        # Asking the page something lets the driver hand over the events that came meanwhile.
        wait_for(lambda: page.evaluate("() => true") and bool(registrations), seconds=5, what="a service worker")
        session.send(
            "ServiceWorker.deliverPushMessage",
            {"origin": self._origin, "registrationId": registrations[0]["registrationId"], "data": message},
        )
