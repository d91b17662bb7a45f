"""Alice with Firefox: what she presses, and what is on her screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.waiting import wait_for

if TYPE_CHECKING:
    from tests.push.marionette import Marionette

_HEADING = "return document.querySelector('h1')?.innerText ?? ''"
_SHOWN = """
  return (async () => {
    const registration = await navigator.serviceWorker.ready;
    return (await registration.getNotifications()).map(({ title, body, tag }) => ({ title, body, tag }));
  })()
"""
_CLICK_ALERT = """
    for (const window of Services.wm.getEnumerator("alert:alert")) {
      const title = window.document.getElementById("alertTitleLabel")?.getAttribute("value");
      if (title === arguments[0]) { window.document.getElementById("alertBox").click(); return true; }
    }
    return false;
"""


class Phone:
    """One Firefox at the town's address."""

    def __init__(self, browser: Marionette, url: str) -> None:
        self.browser = browser
        self.url = url

    def turn_alerts_on(self) -> None:
        """Open « Alertes », press « Activer », and wait until the town knows."""
        self.browser.go(f"{self.url}/alertes")
        # The first visit installs the worker, which then takes the page over.
        self._until("return !!(await navigator.serviceWorker.getRegistration())?.active", "the worker")
        self._until("return !!document.querySelector('.pv-activate button:not([disabled])')", "« Activer »")
        self.browser.press(".pv-activate button")
        self.wait_for_heading("Vos alertes sont activées")
        self._until("return !document.querySelector('.pv-notification')", "the town to know of the alerts")

    def turn_alerts_off(self) -> None:
        """Open « Alertes » and stop everything in one tap."""
        self.browser.go(f"{self.url}/alertes")
        self._until("return !!document.querySelector('button[data-color=danger]')", "« Arrêter »")
        self.browser.press("button[data-color=danger]")
        self._until("return !!document.querySelector('.pv-activate button')", "the alerts to be off")

    def shown(self) -> list[dict[str, str]]:
        """The notifications on the screen."""
        found: list[dict[str, str]] = self.browser.run(_SHOWN)
        return found

    def wait_until_shown(self, title: str) -> None:
        """Wait for a notification."""
        wait_for(lambda: title in [one["title"] for one in self.shown()], seconds=20, what=f"« {title} » to be shown")

    def tap_notification(self, title: str) -> None:
        """Tap what Firefox drew on the screen."""
        with self.browser.browser_itself():
            wait_for(lambda: self.browser.run(_CLICK_ALERT, title), seconds=20, what=f"« {title} » to tap")

    def wait_for_heading(self, words: str) -> None:
        """Wait until a tab shows a screen of this title."""
        wait_for(lambda: words in self.browser.run(_HEADING), seconds=20, what=f"the heading « {words} »")

    def _until(self, script: str, what: str) -> None:
        wait_for(lambda: self.browser.run(f"return (async () => {{ {script} }})()"), seconds=20, what=what)
