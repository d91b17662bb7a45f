"""Real browsers for tests: where they are, how they start, and what is asked of every screen."""

from __future__ import annotations

import re
import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext, Page, Playwright, ViewportSize

REPOSITORY = Path(__file__).parent.parent
AXE = REPOSITORY / "pwa" / "node_modules" / "axe-core" / "axe.min.js"
SCREENSHOTS = REPOSITORY / "build" / "screenshots"
PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1280, "height": 860}

_RAW_KEY = re.compile(
    r"\b(?:shell|ui|problem|towns|people|waste|forms|requests|outbox|notices)(?:_[a-z]+)*\.[a-z_]+(?:\.[a-z_-]+)*\b"
)

_CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium_path() -> str | None:
    """Debian's Chromium where it is installed; None lets Playwright use its own download."""
    return shutil.which("chromium")


@contextmanager
def chromium(
    playwright: Playwright,
    profile: Path,
    *,
    viewport: ViewportSize | None = None,
    reduced_motion: bool = False,
    scale: float = 1,
) -> Iterator[BrowserContext]:
    """A Chromium with a profile folder that outlives it, as on a person's phone (French, Québec's time)."""
    context = playwright.chromium.launch_persistent_context(
        str(profile),
        executable_path=chromium_path(),
        args=_CHROMIUM_ARGUMENTS,
        viewport=viewport or PHONE,
        locale="fr-CA",
        device_scale_factor=scale,
        timezone_id="America/Toronto",
        reduced_motion="reduce" if reduced_motion else "no-preference",
    )
    context.set_default_timeout(15_000)
    try:
        yield context
    finally:
        context.close()


@contextmanager
def playwright_session() -> Iterator[Playwright]:
    """Playwright's driver for the length of the block."""
    with sync_playwright() as playwright:
        yield playwright


def first_page(context: BrowserContext) -> Page:
    """The tab that a persistent context opens with."""
    return context.pages[0] if context.pages else context.new_page()


def accessibility_findings(page: Page) -> list[str]:
    """What axe finds on the screen as it is, one line each; WCAG 2.2 A and AA and axe's best practices."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    # Colours in the middle of a fade are nobody's contrast: let running transitions end first.
    page.evaluate("() => Promise.all(document.getAnimations().map(a => a.finished.catch(() => null)))")
    result = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{finding['id']} ({finding['impact']}): {finding['help']} — {node['target']}"
        for finding in result["violations"]
        for node in finding["nodes"]
    ]


def look(page: Page, name: str) -> None:
    """Keep a screenshot under build/screenshots, to be opened by a person, and hold the screen to axe."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)
    raw = _RAW_KEY.findall(page.locator("body").inner_text())
    assert raw == [], f"words are missing on {name} ({page.url}): {raw}"
    assert accessibility_findings(page) == [], f"axe has findings on {name} ({page.url})"
