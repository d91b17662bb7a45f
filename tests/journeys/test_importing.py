"""Chloé imports a year of collections: a bad file, a question, what changes, taken in, seen by Alice, and undone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser import DESK, PHONE, chromium, first_page, look
from tests.console import enter_by_link, give_an_authenticator

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page, Playwright

    from tests.house import House

pytestmark = pytest.mark.browser

_DAYS = ("20270105", "20270119", "20270202")


def _a_mixed_calendar(folder: Path) -> Path:
    events = [
        f"BEGIN:VEVENT\r\nUID:{kind}{day}\r\nSUMMARY:{kind}\r\nDTSTART;VALUE=DATE:{day}\r\nEND:VEVENT\r\n"
        for kind in ("Sapins", "Verre")
        for day in _DAYS
    ]
    path = folder / "calendrier.ics"
    path.write_text(f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{''.join(events)}END:VCALENDAR\r\n")
    return path


def _choose(page: Page, path: Path) -> None:
    page.get_by_label("Quel fichier?").set_input_files(path)
    page.get_by_role("button", name="Vérifier le fichier").click()


def test_a_file_is_corrected_answered_seen_taken_in_and_undone(
    house: House, playwright: Playwright, tmp_path: Path
) -> None:
    with chromium(playwright, tmp_path / "chloe", viewport=DESK) as desk:
        page = first_page(desk)
        give_an_authenticator(page)
        enter_by_link(page, house.staff_link())
        page.goto(f"{house.url}/staff/collectes/importer")
        expect(page.get_by_text("Aucun fichier importé")).to_be_visible()
        page.get_by_role("button", name="Vérifier le fichier").click()
        expect(page.get_by_role("link", name="Choisissez un fichier.")).to_be_visible()

        page.get_by_label("Pour quel bac?").select_option(label="Sapins de Noël")
        bad = tmp_path / "horaire.csv"
        bad.write_text("secteur;date\nNord;2027-02-30\nNord;03/04/2027\n")
        _choose(page, bad)
        expect(page.get_by_text("horaire.csv n’est pas accepté")).to_be_visible()
        expect(page.get_by_role("row", name=re.compile("^Ligne 2"))).to_be_visible()
        expect(page.get_by_role("row", name=re.compile("^Ligne 3"))).to_be_visible()
        look(page, "staff-import-refused-1280")

        _choose(page, _a_mixed_calendar(tmp_path))
        page.get_by_role("radio", name=re.compile("Sapins")).check()
        page.get_by_role("button", name="Prendre cette collecte").click()
        expect(page.get_by_role("heading", name=re.compile("ce que change calendrier.ics"))).to_be_visible()
        expect(page.get_by_text("3 collectes ajoutées.").first).to_be_visible()
        look(page, "staff-import-seen-1280")
        page.set_viewport_size(PHONE)
        look(page, "staff-import-seen-360")

        page.reload()
        expect(page.get_by_text("calendrier.ics, 1 ko")).to_be_visible()
        page.get_by_role("button", name="Vérifier le fichier").click()
        page.get_by_role("button", name="Mettre au calendrier").click()
        expect(page.get_by_text("calendrier.ics est au calendrier")).to_be_visible()
        look(page, "staff-import-done-360")

        page.get_by_role("button", name="Annuler l’importation de calendrier.ics").first.click()
        page.get_by_role("dialog").get_by_role("button", name="Annuler l’importation", exact=True).click()
        expect(page.get_by_text("L’importation de calendrier.ics est annulée")).to_be_visible()


def test_coverage_says_whom_sectors_leave_out_without_its_map(
    house: House, playwright: Playwright, tmp_path: Path
) -> None:
    with chromium(playwright, tmp_path / "chloe", viewport=PHONE) as phone:
        page = first_page(phone)
        invited = house.command("staff", "invite", "--town", "sainte-aurelie", "--name", "Marc Tremblay").split()
        fragment = next(word for word in invited if "/staff/entrer#" in word).partition("/staff/")[2]
        enter_by_link(page, f"{house.url}/staff/{fragment}")
        page.goto(f"{house.url}/staff/collectes/couverture")
        table = page.get_by_role("table", name=re.compile("adresses de la ville"))
        expect(table.get_by_role("row", name=re.compile("^Bac noir"))).to_be_visible()
        page.get_by_label("Regarder un bac de plus près").select_option(label="Sacs de papier")
        expect(page.get_by_role("heading", name="Adresses dans aucun secteur")).to_be_visible()
        look(page, "staff-coverage-360")
        with page.expect_download() as download:
            page.get_by_role("link", name=re.compile("Télécharger la liste")).click()
        assert "adresse;secteurs;nombre" in download.value.path().read_text(encoding="utf-8-sig")
