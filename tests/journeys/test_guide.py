"""« Ça va où? » on Alice's phone, online and off; and what it did not find, answered by Chloé."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import httpx
import pytest
from playwright.sync_api import expect

from parvis.kernel import clock
from tests.browser import DESK, PHONE, chromium, first_page, look
from tests.citizen import choose_address, make_ready_for_offline
from tests.console import enter_by_link, give_an_authenticator
from tests.waiting import wait_for

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page, Playwright

    from tests.house import House

pytestmark = pytest.mark.browser

_MISSING = "xylophone"


def _ask(page: Page, text: str) -> Locator:
    """Type into the guide; the first answer."""
    page.get_by_label("Quel objet?").fill(text)
    return page.locator(".pv-results .pv-row").first


def test_alice_finds_where_things_go_without_network(house: House, playwright: Playwright, tmp_path: Path) -> None:
    with chromium(playwright, tmp_path) as context:
        page = first_page(context)
        choose_address(page, house.url)
        page.goto(f"{house.url}/collectes/guide")
        expect(_ask(page, "pneu")).to_contain_text("Garage Veilleux")
        make_ready_for_offline(page)
        context.set_offline(offline=True)
        page.goto(f"{house.url}/collectes/guide")

        expect(_ask(page, "televizion")).to_contain_text("Écocentre de la Cédrière")
        expect(_ask(page, "amiante")).to_contain_text("Ni dans un bac, ni à l’écocentre")
        expect(_ask(page, "bac bleu")).to_contain_text(re.compile("Prochaine collecte"))
        look(page, "guide-bin-offline")

        _ask(page, "pneu").get_by_role("link", name="Garage Veilleux").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Garage Veilleux")
        expect(page.get_by_role("table", name="Toute l’année")).to_contain_text("Lundi au vendredi")
        look(page, "guide-place-offline")


def test_what_the_guide_did_not_find_is_answered_by_chloe(house: House, playwright: Playwright, tmp_path: Path) -> None:
    yesterday = clock.today("America/Toronto") - timedelta(days=1)
    miss = {"words": _MISSING, "language": "fr", "on": yesterday.isoformat()}
    report = f"{house.url}/api/v1/waste/search-misses/{uuid4()}"
    assert httpx.put(report, json={"misses": [miss]}).status_code == 204
    with chromium(playwright, tmp_path / "alice") as context:
        page = first_page(context)
        page.goto(f"{house.url}/collectes/guide")
        page.get_by_label("Quel objet?").fill(_MISSING)
        expect(page.get_by_text("n’est pas dans le guide")).to_be_visible()
        wait_for(lambda: _times(house) == 2, seconds=15, what="the phone to tell the town")
        _chloe_answers(house, playwright, tmp_path / "chloe")
        page.reload()
        expect(_ask(page, _MISSING)).to_contain_text("Comptoir familial La Navette")
    assert _times(house) == 0


def _times(house: House) -> int:
    rows = house.rows("select times from waste_search_miss where words = 'xylophone'")
    return int(str(rows[0][0])) if rows else 0


def _chloe_answers(house: House, playwright: Playwright, profile: Path) -> None:
    with chromium(playwright, profile, viewport=DESK) as context:
        page = first_page(context)
        give_an_authenticator(page)
        enter_by_link(page, house.staff_link())
        page.goto(f"{house.url}/staff/collectes/recherches")
        row = page.get_by_role("listitem").filter(has_text="xylophone")
        row.get_by_role("button", name="Ajouter au guide").click()
        row.get_by_role("radio", name="Un objet qui n’y est pas").check()
        row.get_by_label("Nom de l’objet, en français").fill("Xylophone")
        row.get_by_label("Où va-t-il?").select_option(label="Comptoir familial La Navette")
        look(page, "searches")
        row.get_by_label("Comment le préparer, en français").fill("Avec ses baguettes.")
        row.get_by_role("button", name="Ajouter au guide").click()
        expect(page.get_by_text("a maintenant sa réponse")).to_be_visible()
        page.set_viewport_size(PHONE)
        look(page, "searches-answered")
