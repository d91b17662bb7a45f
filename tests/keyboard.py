"""Alice fills in a form without a pointer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

MOST_TABS = 60


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until the target has the focus, as a person who cannot point does."""
    for _ in range(MOST_TABS):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard never reaches {target}")


def choose(page: Page, name: str) -> None:
    """Choose an answer that is the first of its group, or the one after it."""
    radio = page.get_by_role("radio", name=re.compile(f"^{re.escape(name)}"))
    group = page.locator(f'input[name="{radio.get_attribute("name")}"]')
    tab_to(page, group.first)
    page.keyboard.press("Space")
    while not radio.is_checked():
        page.keyboard.press("ArrowDown")


def write(page: Page, label: str | re.Pattern[str], words: str) -> None:
    tab_to(page, page.get_by_label(label).first)
    page.keyboard.type(words)


def go_on(page: Page, to: str) -> None:
    tab_to(page, page.get_by_role("button", name="Continuer"))
    page.keyboard.press("Enter")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text(to)
    expect(heading).to_be_focused()
