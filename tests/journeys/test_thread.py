"""The town asks Alice for something; she answers without network, with a photo; then it is done, and she may object."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser import DESK, chromium, first_page, look
from tests.citizen import make_ready_for_offline, report_a_problem
from tests.console import enter_by_link
from tests.pictures import a_photo

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page, Playwright

    from tests.house import House

pytestmark = pytest.mark.browser


def test_a_question_is_answered_offline_with_a_photo_and_a_request_ends_in_one_thread(
    house: House, playwright: Playwright, tmp_path: Path
) -> None:
    with (
        chromium(playwright, tmp_path / "alice") as phone,
        chromium(playwright, tmp_path / "chloe", viewport=DESK) as desk,
    ):
        alice, chloe = first_page(phone), first_page(desk)
        report_a_problem(alice, house.url, where="Devant l’aréna", photo=None, words="Profond.")
        expect(alice.get_by_role("heading", level=1)).to_contain_text("La ville a reçu votre demande")
        make_ready_for_offline(alice)
        enter_by_link(chloe, house.staff_link())
        chloe.get_by_role("link", name=re.compile("Nid-de-poule")).first.click()
        _move(chloe, "Demander une précision", "De quel côté de l’aréna?")

        alice.goto(f"{house.url}/demandes")
        alice.get_by_role("link", name=re.compile("Nid-de-poule")).first.click()
        expect(alice.get_by_text("De quel côté de l’aréna?").first).to_be_visible()
        expect(alice.get_by_text("Travaux publics")).to_be_visible()
        look(alice, "request-waiting-for-you-360")
        phone.set_offline(offline=True)
        alice.get_by_role("link", name="Répondre").click()
        alice.get_by_label("Votre message").fill("Du côté du stationnement.")
        alice.get_by_label("Choisir une photo").set_input_files(a_photo(tmp_path))
        expect(alice.get_by_role("img", name="Photo 1 de 1")).to_be_visible()
        alice.get_by_role("button", name="Continuer").click()
        alice.get_by_role("button", name="Envoyer").click()
        expect(alice.get_by_role("heading", level=1)).to_contain_text("Sera envoyée dès que le réseau revient")
        phone.set_offline(offline=False)

        expect(chloe.get_by_text("Du côté du stationnement.")).to_be_visible(timeout=40_000)
        _move(chloe, "Régler", "")
        alice.goto(f"{house.url}/demandes")
        alice.get_by_role("link", name=re.compile("Nid-de-poule")).first.click()
        expect(alice.get_by_role("link", name="Ce n’est pas réglé")).to_be_visible()
        expect(alice.get_by_text("Du côté du stationnement.")).to_be_visible()
        alice.get_by_role("button", name=re.compile("Voir la photo")).click()
        expect(alice.get_by_role("img", name=re.compile("^Photo"))).to_be_visible()
        look(alice, "request-done-360")


def _move(chloe: Page, to: str, message: str) -> None:
    chloe.get_by_role("radio", name=to).check()
    chloe.get_by_label("Message à la personne").fill(message)
    chloe.get_by_role("button", name="Enregistrer et prévenir").click()
    chloe.get_by_role("button", name="Envoyer tout de suite").click()
