"""The living calendar on Alice's phone: two screens to the answer, a day that moves, the keyboard alone."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

import httpx
import pytest
from playwright.sync_api import expect

from parvis.kernel import clock
from tests.browser import DESK, chromium, first_page, look
from tests.citizen import NEXT_PICKUP, choose_address, make_ready_for_offline

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page, Playwright

    from tests.house import House

pytestmark = pytest.mark.browser

_SOON = timedelta(days=12)
_REASON = "Travaux sur le pont"


class Planned(NamedTuple):
    """A pickup of bulky items that nothing has changed yet."""

    sector: str
    on: date


def _planned_bulky(house: House, address: str) -> Planned:
    """The next one at an address, not so near that the first screen speaks of it."""
    number, _, street = address.partition(", ")
    [(zone,)] = house.rows(
        "select z.key from waste_zone z join waste_address_zone az on az.zone_id = z.id "  # noqa: S608 - the demo's own words
        "join towns_address a on a.id = az.address_id join towns_street s on s.id = a.street_id "
        f"where s.name = '{street}' and a.number = {int(number)}"
    )
    calendar = httpx.get(f"{house.url}/api/v1/waste/zones/{zone}/calendar").json()
    after = (clock.today("America/Toronto") + _SOON).isoformat()
    found = next(
        each
        for each in calendar["pickups"]
        if each["stream"] == "encombrants" and each["state"] == "planned" and each["on"] > after
    )
    return Planned(found["sector"].partition("/")[2], date.fromisoformat(found["on"]))


def _move(house: House, planned: Planned, to: date, folder: Path) -> str:
    """Move the day as an operator does, by the town's own table; what the command said."""
    table = folder / "encombrants.csv"
    table.write_text(
        f"secteur;date;remplace;raison\n{planned.sector};{to};{planned.on};{_REASON}\n",
        encoding="utf-8",
    )
    return house.command(
        "import", "collections", str(table), "--town", "sainte-aurelie", "--stream", "encombrants", "--language", "en"
    )


def _show_bulky_only(page: Page) -> None:
    page.get_by_role("group", name="Montrer seulement").get_by_text("Encombrants").click()


def _shown_days(page: Page) -> str:
    return page.locator(".pv-days").inner_text()


def test_a_first_visitor_sees_the_next_pickup_on_the_second_screen(
    house: House, playwright: Playwright, tmp_path: Path
) -> None:
    with chromium(playwright, tmp_path / "profile") as context:
        page = first_page(context)
        page.goto(house.url)
        entries = page.evaluate("() => history.length")
        page.get_by_role("combobox").fill("12 rue")
        page.get_by_role("option").filter(has_text=re.compile(r"^\d")).first.click()
        expect(page.locator(NEXT_PICKUP).first).to_be_visible()
        answer = page.get_by_role("heading", level=1)
        expect(answer).to_contain_text(re.compile(r"(bac|sac|sapin|encombrant|au bord)", re.IGNORECASE))
        look(page, "second-screen-360")
        assert page.evaluate("() => [history.length, location.pathname]") == [entries, "/"], "no screen between the two"


def test_a_day_that_moves_is_seen_after_one_refresh_and_stays_without_network(
    house: House, playwright: Playwright, tmp_path: Path
) -> None:
    with chromium(playwright, tmp_path / "profile") as context:
        page = first_page(context)
        planned = _planned_bulky(house, choose_address(page, house.url))
        make_ready_for_offline(page)
        _show_bulky_only(page)
        before = _shown_days(page)
        assert _REASON not in before

        context.set_offline(offline=True)
        said = _move(house, planned, planned.on + timedelta(days=1), tmp_path)
        assert "1 moved" in said
        page.reload()
        _show_bulky_only(page)
        expect(page.get_by_text(re.compile("à jour il y a|à jour à l’instant", re.IGNORECASE)).first).to_be_visible()
        assert _shown_days(page) == before, "without network the phone shows what it knew, and says how old it is"

        context.set_offline(offline=False)
        page.reload()
        _show_bulky_only(page)
        moved = page.locator(".pv-day-change").filter(has_text=_REASON)
        expect(moved.first).to_be_visible()
        expect(moved).to_have_count(2)  # the new day says where it comes from, the old one where it went
        look(page, "moved-day-360")

        context.set_offline(offline=True)
        page.close()
        page = context.new_page()
        page.goto(f"{house.url}/collectes")
        _show_bulky_only(page)
        expect(page.locator(".pv-day-change").filter(has_text=_REASON)).to_have_count(2)
        look(page, "moved-day-offline-360")


def test_the_keyboard_and_the_names_of_things_are_enough(house: House, playwright: Playwright, tmp_path: Path) -> None:
    with chromium(playwright, tmp_path / "profile", viewport=DESK) as context:
        page = first_page(context)
        page.goto(f"{house.url}/adresse")
        expect(page.get_by_role("combobox")).to_be_visible()
        _tab_to(page, "combobox")
        page.keyboard.type("12 rue")
        expect(page.get_by_role("option").first).to_be_visible()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r"/collectes$"))
        heading = page.get_by_role("heading", level=1)
        expect(heading).to_be_focused()
        expect(page.locator(NEXT_PICKUP).first).to_be_visible()

        names = page.get_by_role("main").aria_snapshot()
        assert "heading" in names
        assert re.search(r"list(item)?", names)
        assert "application" not in names, "nothing here is a map"
        assert page.locator("canvas, .leaflet-container, [role=application]").count() == 0

        _tab_to(page, "button", "Mois")
        page.keyboard.press("Enter")
        table = page.get_by_role("table")
        expect(table).to_be_visible()
        look(page, "month-by-keyboard-1280")
        drawn = table.get_by_role("img").evaluate_all("(bins) => bins.map((bin) => bin.getAttribute('aria-label'))")
        assert drawn, "a month with collections"
        assert all(drawn), "each bin of the month says its name"


def _tab_to(page: Page, role: str, name: str | None = None) -> None:
    """Press Tab until the focus is on that thing; a person's patience is thirty presses."""
    wanted = page.get_by_role(role, name=name) if name else page.get_by_role(role)  # type: ignore[arg-type]  # a role
    for _ in range(30):
        page.keyboard.press("Tab")
        if wanted.first.evaluate("(one) => one === document.activeElement"):
            return
    raise AssertionError(f"Tab never came to the {role} {name or ''}")
