"""The audit trail: who, when, what, why and who was told; in pages, filtered, and as a table that nothing runs."""

import csv
from collections.abc import Collection
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import asyncpg
import pytest
from litestar import Litestar

from parvis.database.unit_of_work import unit_of_work
from parvis.kernel.clock import FakeClock
from parvis.notices import services as notices
from parvis.notices.reach_schemas import Heard
from parvis.towns.services import Town
from parvis.web.current_town import ServedTown
from tests.cast import Member, Person, sign_in
from tests.server.waste.conftest import STORM

AUDIT = "/api/v1/staff/collection-audit"
CHANGES = "/api/v1/staff/collection-changes"
CHRISTMAS = {"holiday": "christmas-day", "effect": "next-day", "streams": []}


async def entries(member: Member, **wanted: str) -> list[dict[str, Any]]:
    answer = await member.get(AUDIT, params=wanted)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["items"]
    return found


async def test_every_act_is_there_with_who_did_it_and_why(collected: Town, chloe: Member, clock: FakeClock) -> None:
    change_id = uuid4()
    clock.advance(timedelta(minutes=1))
    await chloe.put(f"{CHANGES}/{change_id}", json=STORM)
    clock.advance(timedelta(minutes=1))
    await chloe.delete(f"{CHANGES}/{change_id}")
    clock.advance(timedelta(minutes=1))
    await chloe.put("/api/v1/staff/collection-holidays", json={"choices": [CHRISTMAS]})
    holidays, withdrawn, decided, imported = await entries(chloe)
    assert [each["act"] for each in (holidays, withdrawn, decided, imported)] == [
        "holidays-decided",
        "change-withdrawn",
        "change-decided",
        "import-applied",
    ]
    assert {each["author"] for each in (holidays, withdrawn, decided)} == {"Chloé Bélanger"}
    assert (holidays["holidays"]["before"], holidays["holidays"]["after"]) == ([], [CHRISTMAS])
    assert (decided["change"]["new_on"], decided["change"]["reason"]) == ("2026-12-01", STORM["reason"])
    assert decided["change"]["told"] is None
    assert (imported["author"], imported["file"]["file_name"]) == ("Ville", "a.csv")


async def test_who_was_told_stands_beside_the_change(collected: Town, chloe: Member) -> None:
    looked = (await chloe.post(f"{CHANGES}/preview", json=STORM)).json()
    await chloe.put(f"{CHANGES}/{uuid4()}", json={**STORM, "notice": looked["notice"]})
    decided = next(each for each in await entries(chloe) if each["act"] == "change-decided")
    assert (decided["change"]["told"]["targeted"], decided["change"]["told"]["received"]) == (0, 0)


async def test_who_was_told_is_read_at_once_for_every_row(
    collected: Town, chloe: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in ("2026-11-30", "2026-12-07", "2026-12-14"):
        change = {**STORM, "kind": "cancelled", "planned_on": day, "new_on": None}
        looked = (await chloe.post(f"{CHANGES}/preview", json=change)).json()
        await chloe.put(f"{CHANGES}/{uuid4()}", json={**change, "notice": looked["notice"]})
    asked, count_heard = [], notices.count_heard

    async def count(town: ServedTown, notice_ids: Collection[UUID]) -> dict[UUID, Heard]:
        asked.append(len(notice_ids))
        return await count_heard(town, notice_ids)

    monkeypatch.setattr(notices, "count_heard", count)
    listed = (await chloe.get(CHANGES)).json()["changes"]
    assert [each["told"]["targeted"] for each in listed] == [0, 0, 0]
    assert len([each for each in await entries(chloe) if each["change"] and each["change"]["told"]]) == 3
    assert asked == [3, 3]


async def test_it_is_filtered_by_stream_and_by_day(collected: Town, chloe: Member, clock: FakeClock) -> None:
    await chloe.put(f"{CHANGES}/{uuid4()}", json=STORM)
    assert len(await entries(chloe, stream="recyclage")) == 2
    assert await entries(chloe, stream="ordures") == []
    assert len(await entries(chloe, **{"from": "2026-11-23", "until": "2026-11-24"})) == 2
    assert await entries(chloe, **{"from": "2026-11-24"}) == []


async def test_pages_go_on_where_the_last_one_ended(collected: Town, chloe: Member, clock: FakeClock) -> None:
    days = [f"2027-{month:02}-{day:02}" for month, day in ((1, 4), (1, 11), (1, 18), (1, 25), (2, 1), (2, 8))]
    off = {**STORM, "kind": "cancelled", "new_on": None}
    for reason in "abcdefghi":
        for day in days:
            await chloe.put(f"{CHANGES}/{uuid4()}", json={**off, "planned_on": day, "reason": {"fr": reason}})
            clock.advance(timedelta(seconds=1))
    first = (await chloe.get(AUDIT)).json()
    second = (await chloe.get(AUDIT, params={"cursor": first["next_cursor"]})).json()
    assert (len(first["items"]), second["next_cursor"]) == (50, None)
    ids = [(each["id"], each["act"]) for each in first["items"] + second["items"]]
    assert len(ids) == len(set(ids)) == 55
    assert (await chloe.get(AUDIT, params={"cursor": "nowhere"})).status_code == 422


@pytest.mark.parametrize("typed", ["=1+1", "+33", "-2", "@SUM(A1)", "\t=1"])
async def test_no_cell_of_the_table_is_a_formula(collected: Town, chloe: Member, typed: str) -> None:
    await chloe.put(f"{CHANGES}/{uuid4()}", json={**STORM, "reason": {"fr": typed}})
    answer = await chloe.get(f"{AUDIT}.csv", params={"language": "fr"})
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert "attachment" in answer.headers["content-disposition"]
    rows = list(csv.reader(answer.content.decode("utf-8-sig").splitlines(), delimiter=";"))
    assert rows[0][:3] == ["Quand", "Qui", "Quoi"]
    assert f"'{typed}" in rows[1]
    assert rows[1][0] == "2026-11-23 12:00"


async def test_the_table_is_in_english_too(collected: Town, chloe: Member) -> None:
    answer = await chloe.get(f"{AUDIT}.csv", params={"language": "en"})
    assert answer.content.decode("utf-8-sig").startswith("When,Who,What,Stream")


async def test_nobody_can_rewrite_what_was_decided(collected: Town, chloe: Member) -> None:
    await chloe.put("/api/v1/staff/collection-holidays", json={"choices": [CHRISTMAS]})
    for sql in ("update waste_holiday_decision set author = 'nobody'", "delete from waste_holiday_decision"):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            async with unit_of_work(collected.id) as uow:
                await uow.connection.execute(sql)


async def test_agents_read_it_and_strangers_and_other_towns_do_not(
    collected: Town, app: Litestar, didier: Member, eve: Person
) -> None:
    async with await sign_in(app, collected, "Nadia Roy", "agent") as nadia:
        assert len(await entries(nadia)) == 1
    assert await entries(didier) == []
    assert (await eve.get(AUDIT)).status_code == 401
    assert (await eve.get(f"{AUDIT}.csv")).status_code == 401
