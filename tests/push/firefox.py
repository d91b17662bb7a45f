"""A Firefox with a profile of its own, whose push service is ours."""

from __future__ import annotations

import shutil
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tests.house import free_port
from tests.push.marionette import Marionette
from tests.waiting import wait_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.push_service import PushService

_PREFERENCES: dict[str, object] = {
    "dom.push.connection.enabled": True,
    "dom.push.testing.allowInsecureServerURL": True,
    # Pushes are turned off among the preferences that the remote control recommends.
    "remote.prefs.recommended": False,
    # The person's answer to the question, which is the browser's own and cannot be pressed by a page.
    "permissions.default.desktop-notification": 1,
    # Firefox draws notifications itself: there is no desktop here to do it.
    "alerts.useSystemBackend": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.update.disabledForTesting": True,
    "browser.aboutwelcome.enabled": False,
    "intl.accept_languages": "fr-CA, fr",
    # Nothing leaves this machine.
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "extensions.update.enabled": False,
    "app.normandy.enabled": False,
}


def firefox_path() -> str | None:
    """Where Firefox is, if it is installed."""
    return shutil.which("firefox-esr") or shutil.which("firefox")


@contextmanager
def firefox(profile: Path, service: PushService) -> Iterator[Marionette]:
    """Run a Firefox without a screen, and end it with everything it started."""
    port = free_port()
    preferences = _PREFERENCES | {"dom.push.serverURL": service.socket_address, "marionette.port": port}
    profile.mkdir(parents=True)
    lines = [f"user_pref({_js(name)}, {_js(value)});\n" for name, value in preferences.items()]
    (profile / "user.js").write_text("".join(lines), encoding="utf-8")
    path = firefox_path()
    assert path is not None, "Firefox is not installed"
    log = (profile / "firefox.log").open("wb")
    process = subprocess.Popen(
        [path, "--headless", "--no-remote", "-marionette", "-remote-allow-system-access", "--profile", str(profile)],
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    try:
        browser = wait_for(lambda: _connect(port), seconds=30, what="Firefox to listen")
        try:
            yield browser
        finally:
            browser.close()
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(timeout=10)
        log.close()


def _connect(port: int) -> Marionette | None:
    try:
        return Marionette(port)
    except OSError:
        return None


def _js(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int) else f'"{value}"'
