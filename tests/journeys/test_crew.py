"""Karim on his round: a street late, marked in a valley without network, and Alice who lives there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from parvis.kernel import clock
from tests.browser import DESK, chromium, first_page, look
from tests.citizen import choose_address, make_ready_for_offline
from tests.console import enter_by_link
from tests.crew import open_a_round, open_rounds, street_row
from tests.waiting import wait_for

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page, Playwright

    from tests.house import House

pytestmark = pytest.mark.browser

_DECIDE = """async ([id, change]) => {
    const session = await (await fetch("/api/v1/staff/session")).json();
    const headers = {"Content-Type": "application/json", "Parvis-CSRF": session.csrf_token};
    const sent = {method: "PUT", headers, body: JSON.stringify(change)};
    return (await fetch(`/api/v1/staff/collection-changes/${id}`, sent)).status;
}"""
_MARKS = "select state, street, expected_by from waste_passage where withdrawn_at is null"


def _add_a_round_today(page: Page) -> None:
    """Trees are collected today too, in the whole town: a round there is on whatever day this runs."""
    reason = {"fr": "Collecte de plus", "en": "One more collection"}
    change = {"kind": "added", "planned_on": clock.today("America/Toronto").isoformat(), "stream": "sapins",
              "reason": reason}  # fmt: skip
    assert page.evaluate(_DECIDE, [str(uuid4()), change]) == 201


def test_a_street_marked_late_offline_is_sent_once_and_seen_after_one_refresh(
    house: House, playwright: Playwright, tmp_path: Path
) -> None:
    with (
        chromium(playwright, tmp_path / "karim") as cab,
        chromium(playwright, tmp_path / "alice") as phone,
    ):
        karim, alice = first_page(cab), first_page(phone)
        enter_by_link(karim, house.staff_link())
        _add_a_round_today(karim)
        open_rounds(karim, house.url)
        make_ready_for_offline(karim)
        expect(karim.get_by_role("list", name="Tournées du jour")).to_contain_text("Sapins")
        look(karim, "crew-360")

        street = choose_address(alice, house.url).partition(", ")[2]
        assert "passé dans votre rue" not in alice.locator("body").inner_text()

        cab.set_offline(offline=True)
        karim.close()
        karim = cab.new_page()
        open_rounds(karim, house.url)
        open_a_round(karim, "Sapins")
        karim.get_by_label("Chercher une rue").fill(street)
        row = street_row(karim, street)
        row.get_by_role("button", name=f"En retard, {street}").click()
        dialog = karim.get_by_role("dialog")
        dialog.get_by_role("radio", name="Demain avant midi").check()
        dialog.get_by_role("radio", name="Bris de camion").check()
        look(karim, "crew-late-360")
        dialog.get_by_role("button", name="Marquer en retard").click()
        expect(row).to_contain_text("En retard : passera demain avant 12 h (bris de camion) (à envoyer)")
        look(karim, "crew-round-offline-360")

        karim.reload()
        expect(karim.get_by_text(re.compile("1 marque gardée ici"))).to_be_visible()
        assert house.rows(_MARKS) == []
        cab.set_offline(offline=False)
        expect(karim.get_by_text("Toutes vos marques sont envoyées.")).to_be_visible(timeout=30_000)
        wait_for(lambda: house.rows(_MARKS) == [("late", street, "12:00")], seconds=10, what="one mark")

        alice.reload()
        expect(alice.locator(".pv-band")).to_contain_text(
            "En retard à cause d’un bris de camion : passera demain avant midi. Laissez tout dehors."
        )
        look(alice, "collections-late-360")
        alice.goto(f"{house.url}/collectes/pas-ramasse")
        alice.get_by_role("radio", name="Sapins de Noël").check()
        expect(alice.get_by_text("Le camion est en retard : il passera demain")).to_be_visible()
        look(alice, "missed-late-360")

        row = street_row(karim, street)
        row.get_by_role("button", name=f"Fait, {street}").click()
        expect(row).to_contain_text("Fait à")
        expect(karim.get_by_text("Toutes vos marques sont envoyées.")).to_be_visible()
        alice.goto(f"{house.url}/collectes")
        expect(alice.locator(".pv-band")).to_contain_text("Le camion est passé dans votre rue à")
        look(alice, "collections-done-360")
        alice.goto(f"{house.url}/collectes/pas-ramasse")
        alice.get_by_role("radio", name="Sapins de Noël").check()
        alice.get_by_role("button", name="Le signaler", exact=True).click()
        expect(alice.get_by_role("heading", level=1)).to_contain_text("Qu’est-ce qui n’a pas été ramassé?")
        expect(alice.get_by_role("radio", name="Sapin de Noël")).to_be_checked()


def test_the_whole_sector_is_done_in_one_tap_and_a_slip_is_undone(
    house: House, playwright: Playwright, tmp_path: Path
) -> None:
    invited = house.command("staff", "invite", "--town", "sainte-aurelie", "--name", "Karim Bah")
    link = house.url + invited[invited.index("/staff/entrer#") :].strip()
    with chromium(playwright, tmp_path / "karim", viewport=DESK) as desk:
        karim = first_page(desk)
        enter_by_link(karim, link)
        open_rounds(karim, house.url)
        open_a_round(karim, "Sapins")
        karim.get_by_role("button", name="Fait, Tout le secteur").click()
        progress = karim.locator(".pv-progress")
        expect(progress).to_contain_text(re.compile(r"(\d+) rues sur \1$"))
        look(karim, "crew-round-1280")
        karim.get_by_role("button", name="Annuler la marque, Tout le secteur").click()
        expect(progress).not_to_contain_text(re.compile(r"(\d+) rues sur \1$"))
