"""Alice begins a form on her phone, and goes on with it on a computer by its code, or at the counter with Chloé."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser import DESK, chromium, first_page, look
from tests.citizen import RECEIPT_NUMBER
from tests.console import enter_by_link

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Playwright

    from tests.house import House

pytestmark = pytest.mark.browser
SPOKEN = ".pv-handover-code .pv-spoken-code span[aria-hidden]"


def test_a_draft_goes_on_on_another_device_by_its_code(house: House, playwright: Playwright, tmp_path: Path) -> None:
    with (
        chromium(playwright, tmp_path / "phone") as phone,
        chromium(playwright, tmp_path / "computer", viewport=DESK) as computer,
    ):
        page = first_page(phone)
        page.goto(f"{house.url}/formulaires/signaler")
        page.get_by_role("radio", name="Nid-de-poule").check()
        page.get_by_role("button", name="Continuer").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Où est-ce?")
        page.get_by_role("radio", name="Près d’un lieu connu").check()
        page.get_by_label("Dites où en vos mots").fill("Devant l’école")
        page.get_by_role("link", name="Continuer sur un autre appareil").click()
        look(page, "handover-360-before")
        page.get_by_role("button", name="Obtenir un code").click()
        code = page.locator(SPOKEN).inner_text()
        assert RECEIPT_NUMBER.fullmatch(code)
        look(page, "handover-360-code")

        desk = first_page(computer)
        desk.goto(f"{house.url}/reprendre")
        desk.get_by_label("Le code de l’autre appareil").fill("0000")
        desk.get_by_role("button", name="Continuer ici").click()
        expect(desk.get_by_role("alert")).to_be_focused()
        look(desk, "handover-1280-wrong")
        desk.get_by_label("Le code de l’autre appareil").fill(code.lower().replace("-", " "))
        desk.get_by_role("button", name="Continuer ici").click()
        expect(desk.get_by_label("Dites où en vos mots")).to_have_value("Devant l’école")

        page.goto(f"{house.url}/demandes")
        expect(page.get_by_text("Continué ailleurs")).to_be_visible()
        look(page, "handover-360-elsewhere")

        for title in ("Aidez-nous à le trouver", "Vérifiez vos réponses"):
            desk.get_by_role("button", name="Continuer").click()
            expect(desk.get_by_role("heading", level=1)).to_contain_text(title)
        desk.get_by_role("button", name="Envoyer").click()
        expect(desk.locator(".pv-receipt-number")).to_have_text(RECEIPT_NUMBER)
        expect(desk.get_by_role("heading", level=1)).to_contain_text("La ville a reçu votre demande")

        page.get_by_role("link", name="Voir").click()
        expect(page.get_by_role("heading", name="Envoyé depuis un autre appareil")).to_be_visible()
        look(page, "handover-360-sent")
        page.get_by_role("button", name=re.compile("Supprimer la copie")).click()
        page.wait_for_url(re.compile("/demandes$"))
    assert len(house.submissions()) == 1


def test_a_draft_is_opened_at_the_counter_by_its_code_and_sent_for_the_person(
    house: House, playwright: Playwright, tmp_path: Path
) -> None:
    before = len(house.submissions())
    with (
        chromium(playwright, tmp_path / "alice") as phone,
        chromium(playwright, tmp_path / "chloe", viewport=DESK) as console,
    ):
        page = first_page(phone)
        page.goto(f"{house.url}/formulaires/signaler")
        page.get_by_role("radio", name="Nid-de-poule").check()
        page.get_by_role("button", name="Continuer").click()
        page.get_by_role("radio", name="Près d’un lieu connu").check()
        page.get_by_label("Dites où en vos mots").fill("Devant l’école")
        page.get_by_role("link", name="Continuer sur un autre appareil").click()
        page.get_by_role("button", name="Obtenir un code").click()
        code = page.locator(SPOKEN).inner_text()

        desk = first_page(console)
        enter_by_link(desk, house.staff_link())
        desk.get_by_role("link", name="Ouvrir un brouillon ou un fichier").click()
        expect(desk.get_by_role("heading", name="Au comptoir")).to_be_visible()
        desk.get_by_label("Le code que la personne vous dit").fill(code.lower())
        desk.get_by_role("button", name="Ouvrir", exact=True).click()
        expect(desk.get_by_text("Devant l’école")).to_be_visible()
        look(desk, "counter-1280-draft")
        desk.get_by_role("button", name="Envoyer pour cette personne").click()
        expect(desk.get_by_role("heading", name="La demande est reçue")).to_be_visible()
        look(desk, "counter-1280-taken")
        desk.get_by_role("button", name="Ouvrir un autre formulaire").click()
        broken = tmp_path / "broken.json"
        broken.write_text('{"format": "parvis-envelope", "format_version": 1}')
        desk.get_by_label("Choisir le fichier").set_input_files(broken)
        expect(desk.get_by_text("Ce fichier est abîmé ou a été modifié")).to_be_visible()
        look(desk, "counter-1280-broken")

        page.goto(f"{house.url}/demandes")
        expect(page.get_by_text("Envoyé d’ailleurs")).to_be_visible()
    assert len(house.submissions()) == before + 1
