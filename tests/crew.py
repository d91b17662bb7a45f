"""Karim on the truck: what he does on the crew's page, by the words that he reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


def open_rounds(page: Page, origin: str) -> None:
    """Open the crew's page, from the town or from what the phone keeps."""
    page.goto(f"{origin}/staff/collectes/equipe")
    expect(page.get_by_role("heading", name="Tournées", level=1)).to_be_visible()


def open_a_round(page: Page, words: str) -> None:
    """Open the round whose name holds these words, on the first day that has it."""
    page.get_by_role("list", name="Tournées du jour").get_by_role("link", name=words).first.click()
    expect(page.get_by_role("heading", name="Rue par rue")).to_be_visible()


def street_row(page: Page, street: str) -> Locator:
    """The line of a street in the round."""
    return page.get_by_role("listitem").filter(has=page.get_by_text(street, exact=True))
