"""Installs the browsers that the tests drive, where they are missing: Debian's packages, or Playwright's download."""

import os
import shutil
import subprocess
import sys

DEBIAN = {"chromium": "chromium", "firefox-esr": "firefox-esr", "dbus-run-session": "dbus"}
"""Program → Debian package. D-Bus carries Firefox's notifications."""


def main() -> None:
    """Install what is missing; do nothing, at once, when nothing is."""
    missing = [package for program, package in DEBIAN.items() if not shutil.which(program)]
    if not missing:
        return
    if shutil.which("apt-get") and os.geteuid() == 0:
        print(f"Installing {', '.join(missing)} (half a minute) …", flush=True)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update"], ["install", "--yes", "--no-install-recommends", *missing]):
            subprocess.run(["apt-get", "-qq", *command], env=environment, stdout=subprocess.DEVNULL, check=True)
    else:
        print("Installing Chromium and Firefox (Playwright's) …", flush=True)
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium", "firefox"], check=True)


if __name__ == "__main__":
    main()
