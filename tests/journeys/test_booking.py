"""Alice books bulky items in a basement without network; a booking above the quota of her address is refused."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser import DESK, chromium, first_page, look
from tests.citizen import choose_address, make_ready_for_offline
from tests.console import enter_by_link
from tests.waiting import wait_for

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page, Playwright

    from tests.house import House

pytestmark = pytest.mark.browser

_BOOKED = "select state, coalesce(refusal, '') from waste_booking order by decided_at"


def _book(page: Page, origin: str) -> None:
    """Choose the first day and one mattress, look at the rest of the form, and send it."""
    page.goto(f"{origin}/collectes/encombrants")
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name="Un de plus, Matelas et sommiers").click()
    page.get_by_role("button", name="Continuer").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("À quelle adresse?")
    page.get_by_role("button", name="Continuer").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Peut-on vous joindre?")
    page.get_by_role("button", name="Continuer").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Vérifiez vos réponses")
    page.get_by_role("button", name="Envoyer").click()
    expect(page.locator(".pv-receipt-number")).to_be_visible()


def _open_request(page: Page, origin: str, state: re.Pattern[str]) -> None:
    page.goto(f"{origin}/demandes")
    page.get_by_role("listitem").filter(has_text=state).get_by_role("link").first.click()


def test_a_booking_made_offline_leaves_once_is_confirmed_and_the_quota_is_held(
    house: House, playwright: Playwright, tmp_path: Path
) -> None:
    with chromium(playwright, tmp_path / "alice") as phone:
        alice = first_page(phone)
        choose_address(alice, house.url)
        expect(alice.get_by_role("link", name="Réserver pour les encombrants")).to_be_visible()
        make_ready_for_offline(alice)
        alice.goto(f"{house.url}/collectes/encombrants")
        expect(alice.get_by_role("radio").first).to_be_visible()
        look(alice, "booking-360")

        phone.set_offline(offline=True)
        _book(alice, house.url)
        assert house.rows(_BOOKED) == []
        look(alice, "booking-receipt-offline-360")
        phone.set_offline(offline=False)
        wait_for(lambda: house.rows(_BOOKED) == [("confirmed", "")], seconds=30, what="a confirmed booking")
        assert len(house.submissions()) == 1

        for _ in range(2):
            _book(alice, house.url)
        decided = [("confirmed", ""), ("confirmed", ""), ("refused", "quota")]
        wait_for(lambda: house.rows(_BOOKED) == decided, seconds=30, what="the third to be refused")
        refused, confirmed = (re.compile(words) for words in ("Sans suite", "Étape 2 de 3"))
        _open_request(alice, house.url, refused)
        expect(alice.get_by_text(re.compile("cette adresse a déjà ses 2 réservations de l’année"))).to_be_visible()
        look(alice, "booking-refused-360")
        _open_request(alice, house.url, confirmed)
        expect(alice.get_by_text(re.compile("Confirmée pour le"))).to_be_visible()


def test_staff_read_the_trucks_list_and_cancel_a_booking(house: House, playwright: Playwright, tmp_path: Path) -> None:
    with chromium(playwright, tmp_path / "chloe", viewport=DESK) as desk:
        chloe = first_page(desk)
        enter_by_link(chloe, house.staff_link())
        chloe.goto(f"{house.url}/staff/collectes/reservations")
        cancel = chloe.get_by_role("button", name=re.compile("^Annuler la réservation, 12"))
        expect(cancel).to_have_count(2)
        look(chloe, "bookings-1280")
        with chloe.expect_download() as table:
            chloe.get_by_role("link", name="Tableau (CSV)").first.click()
        assert "Matelas et sommiers × 1" in table.value.path().read_text(encoding="utf-8-sig")
        cancel.first.click()
        chloe.get_by_role("dialog").get_by_role("button", name="Annuler la réservation").click()
        expect(cancel).to_have_count(1)
        assert house.rows("select count(*) from waste_booking where state = 'cancelled'") == [(1,)]
