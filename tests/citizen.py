"""Alice with her phone: what she does in the app, by the words that she reads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

NEXT_PICKUP = ".pv-band-picture svg"
"""The drawing of a bin stands in the answer band only once the next pickup is known."""

RECEIPT_NUMBER = re.compile(r"\b[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}\b")


def choose_address(page: Page, origin: str, typed: str = "12 rue") -> str:
    """Type the beginning of an address and take the first that is proposed; the address as the app writes it."""
    page.goto(f"{origin}/adresse")
    page.get_by_role("combobox").fill(typed)
    option = page.get_by_role("option").filter(has_text=re.compile(r"^\d")).first
    address = option.locator(".pv-option-words").inner_text()
    option.click()
    page.wait_for_url(re.compile(r"/collectes$"))
    expect(page.locator(NEXT_PICKUP).first).to_be_visible()
    return address


def make_ready_for_offline(page: Page) -> None:
    """Wait for the worker to be in charge and for the datasets to be on the phone, as after any first visit."""
    page.evaluate("() => navigator.serviceWorker.ready")
    page.reload()
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")


def report_a_problem(page: Page, origin: str, *, where: str, photo: Path | None, words: str = "") -> str:
    """Fill in « Signaler un problème » to its end, and return the receipt's number."""
    page.goto(f"{origin}/formulaires/signaler")
    page.get_by_role("radio", name="Nid-de-poule").check()
    _go_on(page, "Où est-ce?")
    page.get_by_role("radio", name="Près d’un lieu connu").check()
    page.get_by_label("Dites où en vos mots").fill(where)
    _go_on(page, "Aidez-nous à le trouver")
    if photo is not None:
        page.get_by_label("Choisir une photo").set_input_files(photo)
        expect(page.get_by_role("img", name="Photo 1 de 1")).to_be_visible()
    if words:
        page.get_by_label("Autre chose à savoir").fill(words)
    _go_on(page, "Vérifiez vos réponses")
    page.get_by_role("button", name="Envoyer").click()
    number = page.locator(".pv-receipt-number")
    expect(number).to_have_text(RECEIPT_NUMBER)
    return number.inner_text()


def _go_on(page: Page, to: str) -> None:
    page.get_by_role("button", name="Continuer").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(to)
