"""Chloé at the town hall: she enters by a link, then by her passkey, and answers Alice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser import DESK, chromium, first_page, look
from tests.citizen import report_a_problem
from tests.console import give_an_authenticator
from tests.pictures import a_photo

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Playwright

    from tests.house import House

pytestmark = pytest.mark.browser


def test_staff_enter_by_link_then_by_passkey_and_the_citizen_sees_the_new_state(
    house: House, playwright: Playwright, tmp_path: Path
) -> None:
    with (
        chromium(playwright, tmp_path / "alice") as phone,
        chromium(playwright, tmp_path / "chloe", viewport=DESK) as desk,
    ):
        alice = first_page(phone)
        number = report_a_problem(
            alice, house.url, where="Au coin de la rue Principale", photo=a_photo(tmp_path), words="Profond."
        )
        expect(alice.get_by_role("heading", level=1)).to_contain_text("La ville a reçu votre demande")

        chloe = first_page(desk)
        give_an_authenticator(chloe)
        chloe.goto(house.staff_link())
        look(chloe, "staff-enter-1280")
        chloe.get_by_role("button", name="Entrer", exact=True).click()
        chloe.get_by_role("button", name="Créer une clé d’accès").click()

        chloe.get_by_role("link", name=re.compile("Nid-de-poule")).first.click()
        photo = chloe.get_by_role("img", name=re.compile("Photo 1 de 1"))
        expect(photo).to_be_visible()
        expect(chloe.get_by_text(number).first).to_be_visible()
        expect(chloe.get_by_text("Au coin de la rue Principale").first).to_be_visible()
        look(chloe, "staff-request-1280")

        chloe.get_by_role("radio", name="Prendre en charge").check()
        chloe.get_by_label("Message à la personne").fill("Une équipe passera demain matin.")
        chloe.get_by_role("button", name="Enregistrer et prévenir").click()
        chloe.get_by_role("button", name="Envoyer tout de suite").click()
        expect(chloe.get_by_text("Prise en charge").first).to_be_visible()

        alice.goto(f"{house.url}/demandes")
        expect(alice.get_by_text("En cours").first).to_be_visible()
        alice.get_by_role("link", name=re.compile("Nid-de-poule")).first.click()
        expect(alice.get_by_text("Une équipe passera demain matin.")).to_be_visible()
        look(alice, "request-360")

        chloe.goto(f"{house.url}/staff/reglages")
        look(chloe, "staff-settings-1280")
        chloe.get_by_role("button", name="Quitter la console").click()
        chloe.get_by_role("button", name="Entrer avec une clé d’accès").click()
        expect(chloe.get_by_role("link", name=re.compile("Nid-de-poule")).first).to_be_visible()


def test_the_link_opens_the_console_once_only(house: House, playwright: Playwright, tmp_path: Path) -> None:
    link = house.command("staff", "invite", "--town", "sainte-aurelie", "--name", "Marc Tremblay").split()
    address = next(word for word in link if "/staff/entrer#" in word)
    fragment = address.partition("/staff/")[2]
    with chromium(playwright, tmp_path / "marc") as phone:
        page = first_page(phone)
        page.goto(f"{house.url}/staff/{fragment}")
        page.get_by_role("button", name="Entrer", exact=True).click()
        page.get_by_role("button", name="Plus tard").click()
        look(page, "staff-inbox-360")
    with chromium(playwright, tmp_path / "eve") as phone:
        page = first_page(phone)
        page.goto(f"{house.url}/staff/{fragment}")
        page.get_by_role("button", name="Entrer", exact=True).click()
        expect(page.get_by_text("Ce lien a déjà servi")).to_be_visible()
        look(page, "staff-link-used-360")
