"""What the town chooses for its holidays, what moves, and that it goes on by itself year after year."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from litestar import Litestar

from parvis.database.unit_of_work import unit_of_work
from parvis.kernel.clock import FakeClock
from parvis.towns.services import Town
from parvis.waste.services import extend_holidays
from tests.cast import Member, Person, sign_in
from tests.server.waste.two_banks import REASON, build_two_banks

HOLIDAYS = "/api/v1/staff/collection-holidays"
CHANGES = "/api/v1/staff/collection-changes"
CHRISTMAS: dict[str, Any] = {"holiday": "christmas-day", "effect": "next-day", "streams": []}
NEW_YEAR: dict[str, Any] = {"holiday": "new-year-s-day", "effect": "rest-of-week", "streams": []}
THANKSGIVING: dict[str, Any] = {"holiday": "thanksgiving-day", "effect": "next-day", "streams": ["ordures"]}


@pytest.fixture
async def river_town(town: Town, clock: FakeClock) -> Town:
    await build_two_banks(town)
    return town


async def choose(member: Member, *choices: dict[str, Any], **more: object) -> dict[str, Any]:
    answer = await member.put(HOLIDAYS, json={"choices": choices, **more})
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


async def standing(town: Town) -> list[tuple[str, str | None, str | None]]:
    async with unit_of_work(town.id) as uow:
        rows = await uow.connection.fetch(
            "select c.planned_on, c.new_on, s.code from waste_change c left join waste_stream s on s.id = c.stream_id "
            "where c.origin = 'holiday' and c.withdrawn_at is null order by 1"
        )
    return [(str(row["planned_on"]), row["new_on"] and str(row["new_on"]), row["code"]) for row in rows]


async def test_the_regions_holidays_are_proposed_and_nothing_moves_until_the_town_says_so(
    river_town: Town, chloe: Member
) -> None:
    found = (await chloe.get(HOLIDAYS)).json()["holidays"]
    christmas = next(each for each in found if each["key"] == "christmas-day")
    assert christmas["days"] == ["2026-12-25", "2027-12-25"]
    assert christmas["words"] == {"fr": "Jour de Noël", "en": "Christmas Day"}
    assert {each["choice"] for each in found} == {None}
    assert await standing(river_town) == []


async def test_a_preview_counts_what_would_move_and_keeps_nothing(river_town: Town, chloe: Member) -> None:
    looked = (await chloe.post(f"{HOLIDAYS}/preview", json={"choices": [THANKSGIVING, NEW_YEAR]})).json()
    moved = [(each["planned_on"], each["new_on"], each["stream"], each["addresses"]) for each in looked["added"]]
    assert moved == [("2027-10-11", "2027-10-12", "ordures", 5), ("2028-10-09", "2028-10-10", "ordures", 5)]
    assert (looked["kept"], looked["withdrawn"]) == ([], [])
    assert await standing(river_town) == []


async def test_a_choice_moves_its_days_ahead_for_thirteen_months_at_least(river_town: Town, chloe: Member) -> None:
    body = await choose(chloe, CHRISTMAS, NEW_YEAR)
    chosen = {each["key"]: each["choice"] for each in body["holidays"] if each["choice"]}
    assert chosen == {"christmas-day": CHRISTMAS, "new-year-s-day": NEW_YEAR}
    days = await standing(river_town)
    assert ("2026-12-25", "2026-12-26", None) in days
    assert ("2027-12-25", "2027-12-27", None) in days
    assert date.fromisoformat(days[-1][0]) > date(2027, 12, 23)


async def test_another_choice_takes_back_what_the_first_one_made_and_only_that(river_town: Town, chloe: Member) -> None:
    await chloe.put(
        f"{CHANGES}/{uuid4()}",
        json={"kind": "cancelled", "planned_on": "2026-12-24", "stream": "ordures", "reason": REASON},
    )
    await choose(chloe, CHRISTMAS)
    looked = (await chloe.post(f"{HOLIDAYS}/preview", json={"choices": [{**CHRISTMAS, "effect": "cancelled"}]})).json()
    await choose(chloe, {**CHRISTMAS, "effect": "cancelled"})
    assert [day for day in await standing(river_town) if day[1]] == []
    assert {each["kind"] for each in looked["added"]} <= {"cancelled"}
    async with unit_of_work(river_town.id) as uow:
        left = await uow.connection.fetchval(
            "select count(*) from waste_change where origin = 'staff' and withdrawn_at is null"
        )
    assert left == 1


async def test_what_a_person_took_back_stays_taken_back(river_town: Town, chloe: Member) -> None:
    await choose(chloe, CHRISTMAS)
    changes = (await chloe.get(CHANGES)).json()["changes"]
    christmas = next(each for each in changes if each["planned_on"] == "2026-12-25")
    await chloe.delete(f"{CHANGES}/{christmas['id']}")
    await extend_holidays(river_town.id)
    await choose(chloe, CHRISTMAS, NEW_YEAR)
    assert "2026-12-25" not in {day for day, _, _ in await standing(river_town)}
    assert "2027-12-25" in {day for day, _, _ in await standing(river_town)}


async def test_what_another_choice_took_back_comes_again_with_the_first_one(river_town: Town, chloe: Member) -> None:
    await choose(chloe, CHRISTMAS)
    before = await standing(river_town)
    await choose(chloe)
    assert await standing(river_town) == []
    await choose(chloe, CHRISTMAS)
    assert await standing(river_town) == before


async def test_years_ahead_are_covered_by_themselves(river_town: Town, chloe: Member, clock: FakeClock) -> None:
    await choose(chloe, CHRISTMAS)
    for year in range(2027, 2031):
        clock.move_to(datetime(year, 11, 20, 17, tzinfo=UTC))
        await extend_holidays(river_town.id)
        assert await extend_holidays(river_town.id) == 0
        days = {day for day, _, _ in await standing(river_town)}
        assert {f"{year}-12-25", f"{year + 1}-12-25"} <= days
    async with unit_of_work(river_town.id) as uow:
        authors = await uow.connection.fetch("select distinct author from waste_change where origin = 'holiday'")
    assert [row["author"] for row in authors] == ["Chloé Bélanger"]


async def test_an_observed_day_that_the_years_shown_do_not_have_stays_chosen(
    river_town: Town, chloe: Member, app: Litestar, clock: FakeClock
) -> None:
    observed = {**CHRISTMAS, "holiday": "boxing-day-observed"}
    await choose(chloe, CHRISTMAS, observed)
    clock.move_to(datetime(2029, 1, 15, 17, tzinfo=UTC))
    async with await sign_in(app, river_town, "Marc Tremblay", "editor") as marc:
        shown = (await marc.get(HOLIDAYS)).json()
        assert "boxing-day-observed" not in {each["key"] for each in shown["holidays"]}
        await choose(marc, NEW_YEAR, seen=shown["seen"])
    clock.move_to(datetime(2031, 11, 20, 17, tzinfo=UTC))
    async with await sign_in(app, river_town, "Marc Tremblay", "editor") as marc:
        shown = (await marc.get(HOLIDAYS)).json()
        chosen = {each["key"]: each["choice"] for each in shown["holidays"] if each["choice"]}
        assert chosen == {"boxing-day-observed": observed, "new-year-s-day": NEW_YEAR}
        await choose(marc, NEW_YEAR, seen=shown["seen"])
        left = {each["key"] for each in (await marc.get(HOLIDAYS)).json()["holidays"] if each["choice"]}
        assert left == {"new-year-s-day"}


async def test_a_holiday_of_the_year_before_is_still_known_where_it_is_chosen(
    river_town: Town, chloe: Member, app: Litestar, clock: FakeClock
) -> None:
    observed = {**CHRISTMAS, "holiday": "boxing-day-observed"}
    await choose(chloe, observed)
    clock.move_to(datetime(2029, 1, 15, 17, tzinfo=UTC))
    async with await sign_in(app, river_town, "Marc Tremblay", "editor") as marc:
        await choose(marc, observed, CHRISTMAS)


async def test_the_preview_is_what_happens(river_town: Town, chloe: Member, clock: FakeClock) -> None:
    await choose(chloe, CHRISTMAS)
    clock.advance(timedelta(minutes=1))
    wanted = [{**CHRISTMAS, "effect": "previous-day"}, {**NEW_YEAR, "effect": "next-day", "streams": ["ordures"]}]
    before = set(await standing(river_town))
    looked = (await chloe.post(f"{HOLIDAYS}/preview", json={"choices": wanted})).json()
    await choose(chloe, *wanted)
    after = set(await standing(river_town))
    added, withdrawn, kept = (
        {(each["planned_on"], each["new_on"], each["stream"]) for each in looked[name]}
        for name in ("added", "withdrawn", "kept")
    )
    assert added <= after - before
    assert withdrawn <= before - after
    assert kept <= before & after


@pytest.mark.parametrize(
    ("choices", "problem"),
    [
        ([{**CHRISTMAS, "holiday": "towel-day"}], "waste.unknown-holiday"),
        ([CHRISTMAS, CHRISTMAS], "waste.unknown-holiday"),
        ([{**CHRISTMAS, "streams": ["or"]}], "waste.unknown-stream"),
    ],
)
async def test_a_choice_about_nothing_is_refused(
    river_town: Town, chloe: Member, choices: list[dict[str, Any]], problem: str
) -> None:
    answer = await chloe.put(HOLIDAYS, json={"choices": choices})
    assert answer.status_code in {404, 422}
    assert answer.json()["type"] == f"/problems/{problem}"


async def test_of_two_editors_the_later_one_is_told(river_town: Town, chloe: Member, app: Litestar) -> None:
    seen = (await chloe.get(HOLIDAYS)).json()["seen"]
    async with await sign_in(app, river_town, "Marc Tremblay", "editor") as marc:
        await choose(marc, CHRISTMAS, seen=seen)
    answer = await chloe.put(HOLIDAYS, json={"choices": [NEW_YEAR], "seen": seen})
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/waste.changed-meanwhile")
    assert answer.json()["author"] == "Marc Tremblay"


async def test_agents_and_strangers_choose_nothing(river_town: Town, app: Litestar, eve: Person) -> None:
    async with await sign_in(app, river_town, "Nadia Roy", "agent") as nadia:
        assert (await nadia.put(HOLIDAYS, json={"choices": []})).status_code == 403
    assert (await eve.get(HOLIDAYS)).status_code == 401


async def test_another_towns_choices_are_its_own(river_town: Town, chloe: Member, didier: Member) -> None:
    await choose(chloe, CHRISTMAS)
    assert {each["choice"] for each in (await didier.get(HOLIDAYS)).json()["holidays"]} == {None}
