"""Chloé moves a collection in three clicks; Alice is told, sees it after one refresh, and hears when it is undone."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from parvis.kernel import clock
from tests.browser import DESK, PHONE, chromium, first_page, look
from tests.citizen import choose_address, make_ready_for_offline
from tests.console import enter_by_link
from tests.phone_push import PhonePush
from tests.waiting import wait_for

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page, Playwright

    from tests.house import House
    from tests.push_service import PushService

pytestmark = pytest.mark.browser

_ZONE = """() => new Promise((found, lost) => {
    const opening = indexedDB.open("parvis");
    opening.onerror = () => lost(opening.error);
    opening.onsuccess = () => {
        const read = opening.result.transaction("settings").objectStore("settings").get("zone");
        read.onsuccess = () => found(read.result.value);
    };
})"""
_CALENDAR = "(zone) => fetch(`/api/v1/waste/zones/${zone}/calendar`).then((answer) => answer.json())"


def _next_pickup(alice: Page) -> dict[str, Any]:
    """A pickup of Alice's that is as planned, and far enough ahead to be moved."""
    pickups = alice.evaluate(_CALENDAR, alice.evaluate(_ZONE))["pickups"]
    soon = str(clock.today("America/Toronto") + timedelta(days=3))
    pickup: dict[str, Any] = next(one for one in pickups if one["on"] > soon and one["state"] == "planned")
    return pickup


def _turn_alerts_on(alice: Page, house: House) -> None:
    alice.goto(f"{house.url}/alertes")
    alice.get_by_role("button", name="Activer les alertes").click()
    expect(alice.get_by_role("heading", level=1)).to_contain_text("Vos alertes sont activées")


def _open_month_of(chloe: Page, day: str) -> None:
    for _ in range(3):
        if chloe.locator(f"[data-on='{day}']").count():
            return
        before = chloe.locator(".pv-month-head h2").inner_text()
        chloe.get_by_role("button", name="Mois suivant").click()
        expect(chloe.locator(".pv-month-head h2")).not_to_have_text(before)
        expect(chloe.locator(".pv-month-grid")).to_be_visible()


def _move_in_three_clicks(chloe: Page, day: str) -> str:
    chloe.locator(f"[data-on='{day}']").click()  # one
    look(chloe, "staff-day-1280")
    sector = chloe.locator(".pv-day-group").filter(has=chloe.get_by_role("button", name=re.compile("^Déplacer,")))
    sector.first.get_by_role("button", name=re.compile("^Déplacer,")).click()  # two
    decide = chloe.get_by_role("button", name="Déplacer et prévenir 1 appareil")
    expect(decide).to_be_enabled()
    new_on = chloe.get_by_label("Nouveau jour").input_value()
    look(chloe, "staff-change-1280")
    chloe.set_viewport_size(PHONE)
    look(chloe, "staff-change-360")
    chloe.set_viewport_size(DESK)
    decide.click()  # three
    expect(chloe.get_by_text("C’est fait. 1 appareil est prévenu.")).to_be_visible()
    look(chloe, "staff-moved-1280")
    return new_on


def _take_back_what_was_told(chloe: Page, house: House) -> None:
    chloe.goto(f"{house.url}/staff/collectes/changements")
    expect(chloe.get_by_text("1 appareil visé, 1 rejoint.")).to_be_visible()
    look(chloe, "staff-changes-1280")

    chloe.get_by_role("listitem").filter(has_text="1 appareil visé").get_by_role(
        "button", name="Retirer ce changement"
    ).click()
    chloe.get_by_role("dialog").get_by_role("button", name="Retirer ce changement").click()
    expect(chloe.get_by_role("heading", name="Passés ou retirés")).to_be_visible()


def _read_the_journal(chloe: Page, house: House) -> None:
    chloe.goto(f"{house.url}/staff/collectes/journal")
    rows = chloe.locator(".pv-audit .pv-row")
    expect(rows.nth(0)).to_contain_text("Retiré")
    expect(rows.nth(1)).to_contain_text("Décidé")
    look(chloe, "staff-journal-1280")
    chloe.set_viewport_size(PHONE)
    look(chloe, "staff-journal-360")


def test_a_day_moved_in_three_clicks_is_told_seen_counted_and_taken_back(
    house: House, push_service: PushService, playwright: Playwright, tmp_path: Path
) -> None:
    with (
        chromium(playwright, tmp_path / "alice") as phone,
        chromium(playwright, tmp_path / "chloe", viewport=DESK) as desk,
    ):
        push = PhonePush(phone, push_service, house.url)
        alice = first_page(phone)
        choose_address(alice, house.url)
        make_ready_for_offline(alice)
        pickup = _next_pickup(alice)
        _turn_alerts_on(alice, house)
        told = "select count(*) from notices_subscription where sectors @> array['{}']"
        wait_for(lambda: house.rows(told.format(pickup["sector"])) == [(1,)], seconds=10, what="her sectors, told")

        chloe = first_page(desk)
        enter_by_link(chloe, house.staff_link())
        chloe.goto(f"{house.url}/staff/collectes")
        expect(chloe.locator(".pv-month-grid")).to_be_visible()
        look(chloe, "staff-month-1280")
        _open_month_of(chloe, pickup["on"])

        new_on = _move_in_three_clicks(chloe, pickup["on"])

        message = push.wait_for_message()
        notification = json.loads(message)["notification"]
        assert "collecte déplacée au" in notification["title"]
        push.deliver(alice, message)
        receipts = "select event from notices_receipt"
        wait_for(lambda: house.rows(receipts) == [("shown",)], seconds=20, what="the phone to report what it showed")

        alice.goto(f"{house.url}/collectes")
        expect(alice.get_by_text("Imprévu dans la tournée").first).to_be_visible()
        moved = alice.evaluate(_CALENDAR, alice.evaluate(_ZONE))["pickups"]
        [mine] = [one for one in moved if one["uid"] == pickup["uid"]]
        assert (mine["on"], mine["state"], mine["sequence"]) == (new_on, "moved", 1)
        look(alice, "collections-moved-360")
        alice.goto(notification["navigate"])
        expect(alice.get_by_role("heading", level=1)).to_contain_text("collecte déplacée au")

        _take_back_what_was_told(chloe, house)
        ended = json.loads(push.wait_for_message())["notification"]
        assert ended["title"].startswith("C’est terminé")
        assert "Le changement est retiré. La collecte a lieu le" in ended["body"]
        assert ended["tag"] == notification["tag"]

        _read_the_journal(chloe, house)


def test_the_month_and_the_holidays_are_used_by_keyboard_and_on_a_phone(
    house: House, playwright: Playwright, tmp_path: Path
) -> None:
    link = house.command("staff", "invite", "--town", "sainte-aurelie", "--name", "Marc Tremblay", "--role", "editor")
    address = next(word for word in link.split() if "/staff/entrer#" in word)
    with chromium(playwright, tmp_path / "marc") as phone:
        marc = first_page(phone)
        enter_by_link(marc, f"{house.url}/staff/{address.partition('/staff/')[2]}")
        marc.goto(f"{house.url}/staff/collectes")
        expect(marc.locator(".pv-month-grid")).to_be_visible()
        look(marc, "staff-month-360")
        today = marc.locator("[aria-current='date']")
        day = today.get_attribute("data-on") or ""
        today.focus()
        marc.keyboard.press("PageDown")
        next_month = marc.locator(":focus")
        expect(next_month).not_to_have_attribute("data-on", day)
        marc.keyboard.press("ArrowRight")
        marc.keyboard.press("Enter")
        expect(marc.locator(".pv-day-panel h2")).to_be_focused()
        look(marc, "staff-day-360")
        marc.get_by_role("button", name="Fermer").click()
        expect(marc.locator("[data-on]:focus")).to_be_visible()

        marc.goto(f"{house.url}/staff/collectes/feries")
        marc.get_by_label("Lundi de Pâques").select_option("next-day")
        expect(marc.get_by_role("heading", name=re.compile(r"jours? bouger"))).to_be_visible()
        look(marc, "staff-holidays-360")
        marc.get_by_role("button", name="Appliquer ces choix").click()
        expect(marc.get_by_text("Ces choix sont en vigueur")).to_be_visible()
        marc.set_viewport_size(DESK)
        look(marc, "staff-holidays-1280")
