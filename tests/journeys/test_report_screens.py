"""Alice reports a tree without network or pointer, in four screens; a touched wire goes to those who mend it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser import chromium, first_page, look
from tests.citizen import RECEIPT_NUMBER, choose_address, make_ready_for_offline
from tests.keyboard import choose, go_on, tab_to, write
from tests.waiting import wait_for

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page, Playwright

    from tests.house import House

pytestmark = pytest.mark.browser


def test_a_report_is_four_screens_by_the_keyboard_alone_and_without_network(
    house: House, playwright: Playwright, tmp_path: Path
) -> None:
    with chromium(playwright, tmp_path / "phone", reduced_motion=True) as phone:
        page = first_page(phone)
        choose_address(page, house.url)
        make_ready_for_offline(page)
        phone.set_offline(offline=True)
        page.goto(f"{house.url}/formulaires/signaler")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Que se passe-t-il?")
        be_told_whom_to_call(page)

        page.keyboard.press("ArrowUp")
        expect(page.get_by_role("radio", name="Non")).to_be_checked()
        go_on(page, "Où est-ce?")
        choose(page, "Près d’un lieu connu")
        write(page, "Dites où en vos mots", "Derrière la patinoire")
        look(page, "report-360-where")
        go_on(page, "Aidez-nous à le trouver")
        look(page, "report-360-details")
        go_on(page, "Vérifiez vos réponses")
        look(page, "report-360-check")
        tab_to(page, page.get_by_role("button", name="Envoyer"))
        page.keyboard.press("Enter")
        number = page.locator(".pv-receipt-number")
        expect(number).to_have_text(RECEIPT_NUMBER)
        receipt = number.inner_text()

        phone.set_offline(offline=False)
        wait_for(lambda: house.submissions() == [receipt], seconds=20, what="the report at the town, once")


def be_told_whom_to_call(page: Page) -> None:
    """Say that the tree touches a wire: the town has no part in that, and the number can be called."""
    choose(page, "Arbre")
    choose(page, "Oui, ou je n’en suis pas sûr")
    said = page.get_by_role("alert")
    expect(said.get_by_role("link", name=re.compile("1 800 790"))).to_have_attribute("href", re.compile("^tel:"))
    expect(said.get_by_role("link", name="911")).to_have_attribute("href", "tel:911")
    look(page, "report-360-stopped")
