"""Collections over HTTP: what citizens read without an account, what staff decide, and who may not."""

from uuid import uuid4

import httpx
import pytest

from parvis.towns.services import Town
from tests.cast import Member, Person
from tests.server.waste.conftest import STORM
from tests.until import until

CHANGES = "/api/v1/staff/collection-changes"


async def calendar_of(person: httpx.AsyncClient) -> httpx.Response:
    book = (await person.get("/api/v1/waste/address-book")).json()
    zone = book["zones"][book["streets"][0]["grounds"][0][1]]
    return await person.get(f"/api/v1/waste/zones/{zone['key']}/calendar")


async def pickup_of(person: httpx.AsyncClient, planned_on: str) -> dict[str, object]:
    pickups: list[dict[str, object]] = (await calendar_of(person)).json()["pickups"]
    return next(each for each in pickups if each["planned_on"] == planned_on)


async def test_anybody_reads_the_calendar_of_an_address_without_account(collected: Town, eve: Person) -> None:
    answer = await calendar_of(eve)
    assert answer.status_code == 200
    assert await pickup_of(eve, "2026-11-30") == {
        "uid": "20261130-recyclage-toute-la-ville@val-des-sources.parvis",
        "stream": "recyclage",
        "sector": "recyclage/toute-la-ville",
        "on": "2026-11-30",
        "planned_on": "2026-11-30",
        "state": "planned",
        "set_out_from": "19:00",
        "set_out_from_day_before": True,
        "set_out_until": "07:00",
    }


async def test_a_calendar_that_did_not_change_is_not_sent_again(collected: Town, eve: Person) -> None:
    answer = await calendar_of(eve)
    again = await eve.get(answer.request.url.path, headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


async def test_a_zone_that_is_no_more_is_a_plain_404(collected: Town, eve: Person) -> None:
    answer = await eve.get("/api/v1/waste/zones/nothere/calendar")
    assert answer.status_code == 404
    assert answer.json()["type"] == "/problems/waste.unknown-zone"


async def test_the_streams_are_there_for_everybody(collected: Town, eve: Person) -> None:
    body = (await eve.get("/api/v1/waste/streams")).json()
    assert [stream["code"] for stream in body["streams"]] == ["recyclage"]
    assert body["guide"] == []


async def test_a_day_that_chloe_moves_is_moved_for_everybody_who_read_it_before(
    collected: Town, chloe: Member, eve: Person
) -> None:
    await calendar_of(eve)
    answer = await chloe.put(f"{CHANGES}/{uuid4()}", json=STORM)
    assert (answer.status_code, answer.json()["addresses"], answer.json()["author"]) == (201, 3, "Chloé Bélanger")

    async def is_moved() -> bool:
        pickup = await pickup_of(eve, "2026-11-30")
        return (pickup["on"], pickup["state"], pickup.get("reason")) == ("2026-12-01", "moved", STORM["reason"])

    await until(is_moved)  # every process hears of it by PostgreSQL's NOTIFY


async def test_a_change_sent_twice_is_one_change(collected: Town, chloe: Member) -> None:
    change_id = uuid4()
    assert (await chloe.put(f"{CHANGES}/{change_id}", json=STORM)).status_code == 201
    assert (await chloe.put(f"{CHANGES}/{change_id}", json=STORM)).status_code == 200
    other = {**STORM, "new_on": "2026-12-02"}
    assert (await chloe.put(f"{CHANGES}/{change_id}", json=other)).status_code == 409
    assert len((await chloe.get(CHANGES)).json()["changes"]) == 1


async def test_a_change_taken_back_leaves_the_plan_with_a_higher_sequence(
    collected: Town, chloe: Member, eve: Person
) -> None:
    change_id = uuid4()
    await chloe.put(f"{CHANGES}/{change_id}", json=STORM)
    assert (await chloe.delete(f"{CHANGES}/{change_id}")).status_code == 204
    pickup = await pickup_of(eve, "2026-11-30")
    assert (pickup["on"], pickup["state"], pickup["sequence"]) == ("2026-11-30", "planned", 2)
    assert (await chloe.get(CHANGES)).json()["changes"][0]["withdrawn_at"]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({**STORM, "planned_on": "2026-12-02", "new_on": "2026-12-03"}, "waste.nothing-planned"),
        ({**STORM, "kind": "added", "new_on": None}, "waste.already-planned"),
        ({**STORM, "new_on": None}, "waste.bad-change"),
        ({**STORM, "stream": "ordures"}, "waste.unknown-stream"),
        ({**STORM, "sector": "nord"}, "waste.unknown-sector"),
    ],
)
async def test_a_change_that_makes_no_sense_is_refused(
    collected: Town, chloe: Member, change: dict[str, object], problem: str
) -> None:
    answer = await chloe.put(f"{CHANGES}/{uuid4()}", json=change)
    assert answer.status_code in {404, 409, 422}
    assert answer.json()["type"] == f"/problems/{problem}"


async def test_a_change_for_one_street_is_for_that_street(collected: Town, chloe: Member, eve: Person) -> None:
    await chloe.put(f"{CHANGES}/{uuid4()}", json={**STORM, "streets": ["rue du Moulin"]})
    body = (await calendar_of(eve)).json()
    (change,) = body["street_changes"]
    assert (change["streets"], change["pickup"]["on"]) == (["rue du Moulin"], "2026-12-01")
    assert (await pickup_of(eve, "2026-11-30"))["on"] == "2026-11-30"


async def test_didier_sees_and_changes_nothing_of_another_town(collected: Town, chloe: Member, didier: Member) -> None:
    change_id = uuid4()
    await chloe.put(f"{CHANGES}/{change_id}", json=STORM)
    assert (await didier.get(CHANGES)).json() == {"changes": []}
    assert (await didier.delete(f"{CHANGES}/{change_id}")).status_code == 404


async def test_eve_decides_nothing(collected: Town, eve: Person) -> None:
    assert (await eve.get(CHANGES)).status_code == 401
    assert (await eve.put(f"{CHANGES}/{uuid4()}", json=STORM)).status_code == 401
    assert (await eve.delete(f"{CHANGES}/{uuid4()}")).status_code == 401
