"""A boil-water notice for one sector: Chloé publishes it, Alice's phone shows it, and the console counts it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser import DESK, PHONE, chromium, first_page, look
from tests.citizen import choose_address, make_ready_for_offline
from tests.console import begin_boil_water_notice, enter_by_link, publish
from tests.phone_push import PhonePush
from tests.waiting import wait_for

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page, Playwright

    from tests.house import House
    from tests.push_service import PushService

pytestmark = pytest.mark.browser


def _district_of_the_address(page: Page) -> str:
    return page.locator("label", has_text="Mon secteur").inner_text().partition(":")[2].strip()


def test_a_boil_water_notice_reaches_the_phone_of_its_sector_and_is_counted(
    house: House, push_service: PushService, playwright: Playwright, tmp_path: Path
) -> None:
    with (
        chromium(playwright, tmp_path / "alice") as phone,
        chromium(playwright, tmp_path / "chloe", viewport=DESK) as desk,
    ):
        push = PhonePush(phone, push_service, house.url)
        alice = first_page(phone)
        choose_address(alice, house.url)
        make_ready_for_offline(alice)
        alice.goto(f"{house.url}/alertes")
        expect(alice.get_by_text("Votre navigateur vous demandera ensuite la permission.")).to_be_visible()
        look(alice, "alerts-offer-360")
        district = _district_of_the_address(alice)
        alice.get_by_role("button", name="Activer les alertes").click()
        expect(alice.get_by_role("heading", level=1)).to_contain_text("Vos alertes sont activées")
        look(alice, "alerts-on-360")

        chloe = first_page(desk)
        enter_by_link(chloe, house.staff_link())
        begin_boil_water_notice(chloe, house.url, district=district)
        expect(chloe.get_by_text("1 appareil sera prévenu")).to_be_visible()
        look(chloe, "staff-notice-1280")
        chloe.set_viewport_size(PHONE)
        look(chloe, "staff-notice-360")
        chloe.set_viewport_size(DESK)
        publish(chloe)

        message = push.wait_for_message()
        notification = json.loads(message)["notification"]
        assert "ébullition" in notification["title"]
        assert len(message.encode()) < 2700
        push.deliver(alice, message)
        # The worker reports only once the browser has taken the notification. A Chromium without a desktop may take it
        # down again at any moment, so that asking the browser for it is no proof; tests/push asks a Firefox.
        receipts = "select event from notices_receipt"
        wait_for(lambda: house.rows(receipts) == [("shown",)], seconds=20, what="the phone to report what it showed")

        phone.set_offline(offline=True)
        alice.goto(notification["navigate"])
        expect(alice.get_by_role("heading", level=1)).to_contain_text("ébullition")
        expect(alice.get_by_text("gros bouillons").first).to_be_visible()
        look(alice, "notice-offline-360")
        phone.set_offline(offline=False)
        alice.goto(house.url)
        expect(alice.get_by_role("heading", level=1)).to_contain_text("ébullition")
        look(alice, "home-emergency-360")

        for label in ("Visés", "Envoyés", "Reçus"):
            expect(chloe.get_by_text(re.compile(f"{label}.*1|1.*{label}")).first).to_be_visible()
        look(chloe, "staff-reach-1280")
