"""Alice reports a pothole; Bob reads of it without network, and joins it rather than report it again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser import DESK, chromium, first_page, look
from tests.citizen import choose_address, make_ready_for_offline, report_a_problem

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Playwright

    from tests.house import House

pytestmark = pytest.mark.browser


def test_a_report_is_found_again_offline_and_joined_before_it_is_made_twice(
    house: House, playwright: Playwright, tmp_path: Path
) -> None:
    with chromium(playwright, tmp_path / "alice") as phone, chromium(playwright, tmp_path / "bob") as other:
        alice, bob = first_page(phone), first_page(other)
        street = choose_address(alice, house.url).partition(" ")[2]
        report_a_problem(alice, house.url, where=f"Au milieu de la {street}", photo=None)
        expect(alice.get_by_role("heading", level=1)).to_contain_text("La ville a reçu votre demande")

        bob.goto(f"{house.url}/signalements")
        expect(bob.get_by_role("link", name="Nid-de-poule").first).to_be_visible()
        look(bob, "reports-360")
        make_ready_for_offline(bob)
        other.set_offline(offline=True)
        bob.get_by_role("link", name="Nid-de-poule").first.click()
        expect(bob.get_by_role("link", name="Moi aussi")).to_be_visible()
        look(bob, "report-360")

        bob.goto(f"{house.url}/formulaires/signaler")
        bob.get_by_role("radio", name="Nid-de-poule").check()
        bob.get_by_role("button", name="Continuer").click()
        bob.get_by_role("radio", name="Près d’un lieu connu").check()
        bob.get_by_label("Dites où en vos mots").fill(street)
        expect(bob.get_by_text("Quelqu’un l’a peut-être déjà signalé")).to_be_visible()
        look(bob, "report-nearby-360")
        bob.set_viewport_size(DESK)
        look(bob, "report-nearby-1280")
        bob.get_by_role("link", name=re.compile("C’est le même")).first.click()
        bob.get_by_role("button", name="Continuer").click()
        bob.get_by_role("button", name="Envoyer").click()
        other.set_offline(offline=False)

        expect(bob.get_by_role("heading", level=1)).to_contain_text("La ville a reçu votre demande", timeout=40_000)
        bob.goto(f"{house.url}/signalements")
        expect(bob.get_by_text("1 personne aussi").first).to_be_visible()
        look(bob, "reports-1280")
