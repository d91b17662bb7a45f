"""Alice adds her collections to her own calendar, and the link that she takes away is one that calendars read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import icalendar
import pytest
from playwright.sync_api import expect

from tests.browser import DESK, chromium, first_page, look
from tests.citizen import choose_address, make_ready_for_offline

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page, Playwright

    from tests.house import House

pytestmark = pytest.mark.browser

TITLE = "Ajouter à votre agenda"
LINK = "Lien de votre agenda"


def _read(page: Page) -> icalendar.Calendar:
    """The calendar behind the link on the screen, as an app of calendars fetches it: without cookies."""
    answer = httpx.get(page.get_by_label(LINK, exact=True).input_value()).raise_for_status()
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    calendar = icalendar.Calendar.from_ical(answer.content)
    assert isinstance(calendar, icalendar.Calendar)
    return calendar


def test_alice_takes_her_collections_to_her_own_calendar(house: House, playwright: Playwright, tmp_path: Path) -> None:
    with chromium(playwright, tmp_path / "profile") as context:
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = first_page(context)
        choose_address(page, house.url)
        page.get_by_role("link", name=TITLE).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
        look(page, "subscribe-360")

        page.get_by_role("checkbox", name="Bac noir").uncheck()
        page.get_by_role("radio", name="La veille de la collecte").check()
        page.get_by_label("À quelle heure?").fill("18:30")
        page.get_by_role("button", name=f"Copier {LINK}").click()
        expect(page.get_by_role("status").filter(has_text="Copié.")).to_be_visible()
        copied = page.evaluate("() => navigator.clipboard.readText()")
        assert copied == page.get_by_label(LINK, exact=True).input_value()
        opening = page.get_by_role("link", name="Ouvrir dans mon agenda")
        assert opening.get_attribute("href") == copied.replace("http:", "webcal:")

        events = _read(page).events
        titles = {str(event["SUMMARY"]) for event in events}
        assert "Bac brun" in titles
        assert "Bac noir" not in titles
        rings = {str(alarm.to_ical()) for event in events for alarm in event.walk("VALARM")}
        assert rings
        assert all("TRIGGER:-PT5H30M" in ring for ring in rings)
        page.get_by_text("Pour Home Assistant").click()
        look(page, "subscribe-home-assistant-360")
        page.set_viewport_size(DESK)
        look(page, "subscribe-1280")


def test_the_link_is_made_without_network_and_without_a_civic_number(
    house: House, playwright: Playwright, tmp_path: Path
) -> None:
    with chromium(playwright, tmp_path / "profile") as context:
        page = first_page(context)
        address = choose_address(page, house.url)
        make_ready_for_offline(page)
        page.goto(f"{house.url}/collectes/abonnement")
        with_network = page.get_by_label(LINK, exact=True).input_value()
        context.set_offline(offline=True)
        page.reload()
        assert page.get_by_label(LINK, exact=True).input_value() == with_network
        number = address.partition(" ")[0].strip(",")
        assert number not in with_network.partition("?")[2]
        look(page, "subscribe-offline-360")
