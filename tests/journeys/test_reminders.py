"""« Me le rappeler »: chosen, kept by the town, changed offline, stopped in one tap and taken back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser import DESK, PHONE, chromium, first_page, look
from tests.citizen import choose_address, make_ready_for_offline
from tests.console import enter_by_link
from tests.phone_push import PhonePush
from tests.waiting import wait_for

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Playwright

    from tests.house import House
    from tests.push_service import PushService

pytestmark = pytest.mark.browser

KEPT = "select wishes->0->>'stream', wishes->0->>'day', wishes->0->>'at', street from waste_reminder"


def test_reminders_are_chosen_kept_offline_stopped_and_taken_back(
    house: House, push_service: PushService, playwright: Playwright, tmp_path: Path
) -> None:
    with (
        chromium(playwright, tmp_path / "alice") as phone,
        chromium(playwright, tmp_path / "chloe", viewport=DESK) as desk,
    ):
        PhonePush(phone, push_service, house.url)
        alice = first_page(phone)
        choose_address(alice, house.url)
        make_ready_for_offline(alice)
        alice.get_by_role("link", name="Me le rappeler").click()
        expect(alice.get_by_role("heading", level=1)).to_contain_text("Faites-vous rappeler le bac à sortir")
        expect(alice.get_by_text("Jamais votre nom ni votre numéro de porte.")).to_be_visible()
        look(alice, "reminders-offer-360")
        alice.set_viewport_size(DESK)
        look(alice, "reminders-offer-1280")
        alice.set_viewport_size(PHONE)

        first = alice.locator(".pv-remind-bin").first
        first.get_by_role("button", name="Le matin").click()
        first.get_by_label("À quelle heure").select_option("05:30")
        alice.get_by_role("button", name="Activer mes rappels").click()
        expect(alice.get_by_role("heading", level=1)).to_contain_text("Prochain rappel")
        expect(alice.get_by_text("C’est enregistré.")).to_be_visible()
        [(_, day, at, street)] = house.rows(KEPT)
        assert (day, at) == ("day", "05:30")
        assert re.fullmatch(r"[a-z-]+", str(street))  # a street, and no number
        look(alice, "reminders-on-360")

        chloe = first_page(desk)
        enter_by_link(chloe, house.staff_link())
        chloe.goto(f"{house.url}/staff/collectes/rappels")
        expect(chloe.get_by_text("1 téléphone demande des rappels")).to_be_visible()
        look(chloe, "staff-reminders-1280")

        phone.set_offline(offline=True)
        first.get_by_label("À quelle heure").select_option("06:00")
        expect(alice.get_by_text("Vos rappels seront confirmés dès que le réseau revient")).to_be_visible()
        look(alice, "reminders-offline-360")
        assert house.rows(KEPT)[0][2] == "05:30"
        phone.set_offline(offline=False)
        alice.reload()
        wait_for(
            lambda: [row[2] for row in house.rows(KEPT)] == ["06:00"],
            seconds=20,
            what="the town to hear what was chosen offline",
        )

        alice.get_by_role("button", name="Arrêter tous les rappels").click()
        expect(alice.get_by_text("Vos rappels sont arrêtés")).to_be_visible()
        wait_for(lambda: house.rows(KEPT) == [], seconds=20, what="the town to forget")
        look(alice, "reminders-stopped-360")
        alice.get_by_role("button", name="Annuler l’arrêt").click()
        wait_for(
            lambda: [row[1:3] for row in house.rows(KEPT)] == [("day", "06:00")],
            seconds=20,
            what="the town to remind again",
        )

        alice.goto(f"{house.url}/collectes")
        expect(alice.get_by_role("link", name=re.compile("^Rappel"))).to_be_visible()
        look(alice, "collections-reminded-360")
        alice.goto(f"{house.url}/alertes")
        alice.get_by_role("button", name="Arrêter toutes les alertes").click()
        wait_for(lambda: house.rows(KEPT) == [], seconds=20, what="the reminders to end with the alerts")
