"""Alice's first minutes: she installs the app, finds her collections, and finds them again without network."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser import DESK, chromium, first_page, look
from tests.citizen import NEXT_PICKUP, choose_address, make_ready_for_offline

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Playwright

    from tests.house import House

pytestmark = pytest.mark.browser


def _manifest_and_errors(page: Any) -> tuple[dict[str, Any], list[Any]]:  # noqa: ANN401 - Playwright's page, kept apart
    session = page.context.new_cdp_session(page)
    errors = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    address = session.send("Page.getAppManifest")["url"]
    return page.request.get(address).json(), errors


def test_the_app_wears_the_towns_colours_and_can_be_installed(
    house: House, playwright: Playwright, tmp_path: Path
) -> None:
    with chromium(playwright, tmp_path / "profile") as context:
        page = first_page(context)
        page.goto(house.url)
        make_ready_for_offline(page)
        manifest, errors = _manifest_and_errors(page)
        assert errors == []
        assert manifest["name"] == "Sainte-Aurélie-des-Érables"
        assert manifest["id"]
        assert {shortcut["url"] for shortcut in manifest["shortcuts"]} >= {"/collectes", "/formulaires/signaler"}
        assert "maskable" in {purpose for icon in manifest["icons"] for purpose in icon["purpose"].split()}
        assert {shot["form_factor"] for shot in manifest["screenshots"]} == {"narrow", "wide"}
        for picture in manifest["icons"] + manifest["screenshots"]:
            assert page.request.get(house.url + picture["src"]).ok
        colour = page.evaluate("() => document.querySelector('meta[name=theme-color]').content")
        assert colour.lower() == manifest["theme_color"].lower()
        look(page, "first-visit-360")


def test_a_first_visitor_may_choose_the_address_later_and_still_use_everything(
    house: House, playwright: Playwright, tmp_path: Path
) -> None:
    with chromium(playwright, tmp_path / "profile") as context:
        page = first_page(context)
        page.goto(house.url)
        page.get_by_role("button", name="Plus tard").click()
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.get_by_role("link", name="Services", exact=False).first.click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Services")
        look(page, "services-360")


def test_an_address_typed_or_picked_answers_which_bin_and_when(
    house: House, playwright: Playwright, tmp_path: Path
) -> None:
    with chromium(playwright, tmp_path / "profile") as context:
        page = first_page(context)
        address = choose_address(page, house.url)
        what_goes_out = re.compile(r"(bac|sac|sapin|encombrant|au bord)", re.IGNORECASE)
        expect(page.locator(".pv-band-answer")).to_contain_text(what_goes_out)
        look(page, "collections-360")

        page.goto(f"{house.url}/adresse")
        page.get_by_role("button", name="Choisir dans une liste").click()
        street = page.get_by_role("combobox", name="Quelle rue?")
        street.select_option(index=5)
        chosen = street.evaluate("(list) => list.value")
        page.get_by_role("group", name=re.compile("Quel numéro")).get_by_role("button").first.click()
        page.wait_for_url(re.compile(r"/collectes$"))
        expect(page.get_by_role("heading", level=1)).to_contain_text(chosen)
        assert address not in page.get_by_role("heading", level=1).inner_text()


def test_without_network_the_same_answer_opens_at_once_and_says_how_old_it_is(
    house: House, playwright: Playwright, tmp_path: Path
) -> None:
    with chromium(playwright, tmp_path / "profile") as context:
        page = first_page(context)
        choose_address(page, house.url)
        make_ready_for_offline(page)
        expect(page.locator(NEXT_PICKUP).first).to_be_visible()
        before = page.get_by_role("heading", level=1).inner_text()
        context.set_offline(offline=True)
        page.close()

        page = context.new_page()
        page.goto(f"{house.url}/collectes")
        expect(page.get_by_role("heading", level=1)).to_have_text(before)
        expect(page.get_by_text(re.compile("à jour il y a|à jour à l’instant", re.IGNORECASE)).first).to_be_visible()
        look(page, "collections-offline-360")
        for deep, words in {
            "/": "",
            "/services": "Services",
            "/collectes/guide": "Ça va où?",
            "/formulaires/signaler": "Que se passe-t-il?",
            "/demandes": "demande",
            "/alertes": "lerte",
        }.items():
            page.goto(house.url + deep)
            expect(page.get_by_role("heading", level=1)).to_contain_text(words)
        assert "Sainte-Aurélie" in page.title()


def test_everything_has_its_place_on_a_wide_screen_and_in_english(
    house: House, playwright: Playwright, tmp_path: Path
) -> None:
    with chromium(playwright, tmp_path / "profile", viewport=DESK) as context:
        page = first_page(context)
        choose_address(page, house.url)
        look(page, "collections-1280")
        page.goto(house.url)
        look(page, "home-1280")
        page.get_by_role("button", name="English").click()
        expect(page.get_by_role("link", name="Collections").first).to_be_visible()
        assert page.evaluate("() => document.documentElement.lang") == "en"
        page.reload()
        expect(page.get_by_role("link", name="Collections").first).to_be_visible()
