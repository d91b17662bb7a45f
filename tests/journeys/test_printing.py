"""On paper: the town's sheet on the refrigerator, the list that the phone prints by itself, the counter's copy."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import httpx
import pypdf
import pytest
from playwright.sync_api import expect

from tests.browser import DESK, chromium, first_page, look
from tests.citizen import choose_address, make_ready_for_offline
from tests.console import enter_by_link

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page, Playwright

    from tests.house import House

pytestmark = pytest.mark.browser

_DAY = re.compile(
    r"(?:Lundi|Mardi|Mercredi|Jeudi|Vendredi|Samedi|Dimanche) (?:1er|\d{1,2}) "
    r"(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)(?: \d{4})?"
)


def read(content: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(content))


def words_of(pdf: pypdf.PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).replace("\u00a0", " ").split())


def fetched(page: Page, link: Locator) -> pypdf.PdfReader:
    """What stands behind a link, fetched with this browser's cookies."""
    answer = page.request.get(page.evaluate("path => new URL(path, location.href).href", link.get_attribute("href")))
    assert answer.ok, answer.text()
    return read(answer.body())


def days_on_the_phone(page: Page) -> int:
    """How many days the list has once it is shown whole."""
    more = page.get_by_role("button", name="Voir la suite")
    while more.is_visible():
        more.click()
    return page.locator(".pv-day").count()


def test_alice_opens_the_sheet_of_her_street_on_one_page_or_in_large_letters(
    house: House, playwright: Playwright, tmp_path: Path
) -> None:
    with chromium(playwright, tmp_path / "profile") as context:
        page = first_page(context)
        address = choose_address(page, house.url)
        number, _, street = address.partition(", ")
        page.get_by_role("link", name="Imprimer").click()
        expect(page.get_by_role("heading", level=1, name="Imprimer votre calendrier")).to_be_visible()
        one_page = page.get_by_role("link", name="Ouvrir Sur une page")
        expect(one_page).to_be_visible()
        look(page, "print-360")
        link = one_page.get_attribute("href") or ""
        assert f"{number}" not in re.sub(r"/zones/[^/]+/|logements=\d+", "", link)
        sheet = fetched(page, one_page)
        assert len(sheet.pages) == 1
        assert street[1:] in words_of(sheet)
        assert sheet.trailer["/Root"]["/Lang"] == "fr-CA"  # type: ignore[index]  # pypdf types every object alike
        large = fetched(page, page.get_by_role("link", name="Ouvrir En gros caractères"))
        assert f"Page 2 de {len(large.pages)}" in words_of(large)
        with page.expect_download() as downloading:
            page.get_by_role("link", name="Télécharger Sur une page").click()
        assert downloading.value.suggested_filename.startswith("calendrier-des-collectes-")
        page.set_viewport_size(DESK)
        look(page, "print-1280")


def test_the_browser_prints_the_whole_year_with_the_address_and_nothing_to_press(
    house: House, playwright: Playwright, tmp_path: Path
) -> None:
    with chromium(playwright, tmp_path / "profile") as context:
        page = first_page(context)
        address = choose_address(page, house.url)
        make_ready_for_offline(page)
        expect(page.get_by_role("heading", name="Calendrier")).to_be_visible()
        (tmp_path / "list.pdf").write_bytes(page.pdf(format="Letter"))
        printed = read((tmp_path / "list.pdf").read_bytes())
        words = words_of(printed)
        assert address.replace("\u00a0", " ") in words
        assert re.search(r"Imprimé le (?:1er|\d+) \w+ \d{4}", words)
        assert re.search(r"418 555\W{1,3}0142", words)  # pypdf sets its unbreakable dash apart
        for thing in ("Accueil", "Mes demandes", "Voir la suite", "Montrer seulement", "Demain", "Aujourd’hui"):
            assert thing not in words
        assert len(_DAY.findall(words)) == days_on_the_phone(page)
        assert page.locator(".pv-printed").count() == 0, "the screen is as it was"


def test_without_network_the_list_is_printed_all_the_same(house: House, playwright: Playwright, tmp_path: Path) -> None:
    with chromium(playwright, tmp_path / "profile") as context:
        page = first_page(context)
        choose_address(page, house.url)
        make_ready_for_offline(page)
        context.set_offline(offline=True)
        page.goto(f"{house.url}/collectes/imprimer")
        expect(page.get_by_text("il faut du réseau")).to_be_visible()
        expect(page.get_by_role("button", name="Imprimer la liste")).to_be_visible()
        look(page, "print-offline-360")
        words = words_of(read(page.pdf(format="Letter")))
        assert len(_DAY.findall(words)) > 80
        assert "il faut du réseau" not in words
        context.set_offline(offline=False)
        page.get_by_role("button", name="Réessayer").click()
        expect(page.get_by_role("link", name="Ouvrir Sur une page")).to_be_visible()


def test_whoever_has_no_address_yet_is_asked_for_it(house: House, playwright: Playwright, tmp_path: Path) -> None:
    with chromium(playwright, tmp_path / "profile") as context:
        page = first_page(context)
        page.goto(f"{house.url}/collectes/imprimer")
        expect(page.get_by_role("link", name="Donner mon adresse")).to_be_visible()
        look(page, "print-no-address-360")


def test_chloe_prints_an_address_at_the_counter(house: House, playwright: Playwright, tmp_path: Path) -> None:
    with chromium(playwright, tmp_path / "profile", viewport=DESK) as context:
        page = first_page(context)
        enter_by_link(page, house.staff_link())
        page.goto(f"{house.url}/staff/collectes/imprimer")
        page.get_by_role("combobox").fill("12 rue")
        option = page.get_by_role("option").filter(has_text=re.compile(r"^\d")).first
        address = option.locator(".pv-option-words").inner_text()
        option.click()
        link = page.get_by_role("link", name="Ouvrir Sur une page")
        expect(link).to_be_visible()
        expect(page.get_by_role("heading", name=address)).to_be_visible()
        look(page, "print-counter-1280")
        assert address.partition(",")[0] not in re.sub(r"/addresses/[^/]+/", "", link.get_attribute("href") or "")
        assert address in words_of(fetched(page, link))
        page.get_by_role("button", name="Anglais").click()
        assert "Collection calendar" in words_of(fetched(page, link))
        assert httpx.get(f"{house.url}{link.get_attribute('href')}").status_code == httpx.codes.UNAUTHORIZED
