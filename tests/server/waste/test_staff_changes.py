"""What Chloé sees before she changes a day, what happens when she does, and who hears of it."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from litestar import Litestar

from parvis.database.unit_of_work import unit_of_work
from parvis.gateways import Gateways
from parvis.gateways.push.recording import RecordingPush
from parvis.kernel.clock import FakeClock
from parvis.notices.orders import SendBatch
from parvis.notices.services import send_batch
from parvis.towns.services import Town
from tests.cast import Member, Person, sign_in
from tests.server.notices.ledger import shown
from tests.server.notices.phones import Phone
from tests.server.waste.two_banks import CHURCH, REASON, RIVER, build_two_banks, phones_of_both_banks

CHANGES = "/api/v1/staff/collection-changes"
MONTH = "/api/v1/staff/collection-calendar"
NORTH = {"kind": "moved", "planned_on": "2026-11-30", "new_on": "2026-12-01", "stream": "recyclage", "sector": "nord",
         "reason": REASON}  # fmt: skip


@pytest.fixture
async def river_town(town: Town, clock: FakeClock) -> Town:
    await build_two_banks(town)
    return town


@pytest.fixture
async def phones(river_town: Town) -> dict[str, Phone]:
    return await phones_of_both_banks(river_town)


async def preview(member: Member, **changes: object) -> dict[str, Any]:
    answer = await member.post(f"{CHANGES}/preview", json={**NORTH, **changes})
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


async def decide(member: Member, change_id: UUID | None = None, **changes: object) -> dict[str, Any]:
    answer = await member.put(f"{CHANGES}/{change_id or uuid4()}", json={**NORTH, **changes})
    assert answer.status_code in {200, 201}, answer.text
    body: dict[str, Any] = answer.json()
    return body


def codes(looked: dict[str, Any]) -> list[str]:
    return [conflict["code"] for conflict in looked["conflicts"]]


async def leave(town: Town, notice_id: str, version: int = 1) -> None:
    await send_batch(SendBatch(town_id=town.id, notice_id=UUID(notice_id), version=version, batch=0))


async def test_a_preview_says_whom_a_change_touches_and_what_they_will_be_told(
    river_town: Town, phones: dict[str, Phone], chloe: Member
) -> None:
    looked = await preview(chloe)
    assert (looked["addresses"], looked["devices"]) == (2, 2)
    assert looked["sectors"] == [
        {"id": "recyclage/nord", "stream": "recyclage", "name": "Nord", "addresses": 2,
         "from_on": "2026-11-30", "to_on": "2026-12-01"}
    ]  # fmt: skip
    assert looked["conflicts"] == []
    assert looked["notice"] == {
        "title": {
            "fr": "Bac bleu\u00a0: collecte déplacée au mardi 1er\u00a0décembre",
            "en": "Blue bin: collection moved to Tuesday, December\u00a01",
        },
        "body": {
            "fr": "La collecte prévue le lundi 30\u00a0novembre a lieu le mardi 1er\u00a0décembre.\n\n"
            "Pourquoi\u00a0: Tempête.",
            "en": "The collection planned for Monday, November\u00a030 takes place on Tuesday, December\u00a01.\n\n"
            "Why: Storm.",
        },
        "what_to_do": {
            "fr": "Mettez au chemin avant 7\u00a0h le mardi 1er\u00a0décembre\u00a0: bac bleu. "
            "Ne sortez rien pour le lundi 30\u00a0novembre.",
            "en": "Put out by 7\u00a0a.m. on Tuesday, December\u00a01: blue bin. "
            "Put nothing out for Monday, November\u00a030.",
        },
    }
    assert looked["place_words"] == {"fr": "Secteur Nord", "en": "Nord sector"}
    assert [finding["code"] for finding in looked["findings"]] == []


async def test_a_preview_keeps_nothing(river_town: Town, chloe: Member) -> None:
    await preview(chloe)
    assert (await chloe.get(CHANGES)).json() == {"changes": []}


async def test_a_change_and_its_notice_happen_together_and_reach_those_in_its_sector(
    river_town: Town, phones: dict[str, Phone], chloe: Member, gateways: Gateways
) -> None:
    looked = await preview(chloe)
    decided = await decide(chloe, notice=looked["notice"], seen=looked["seen"])
    assert decided["addresses"] == looked["addresses"]
    told = decided["told"]
    assert (told["targeted"], told["received"]) == (looked["devices"], 0)
    await leave(river_town, told["notice_id"])
    assert isinstance(gateways.push, RecordingPush)
    endpoints = {sent.target.endpoint for sent in gateways.push.sent}
    assert endpoints == {phones["alice"].endpoint, phones["untold"].endpoint}
    assert shown(gateways.push)[0]["title"] == "Bac bleu\u00a0: collecte déplacée au mardi 1er\u00a0décembre"
    notice = (await chloe.get(f"/api/v1/notices/{told['notice_id']}")).json()
    assert (notice["kind"], notice["sectors"], notice["districts"]) == ("collection", ["recyclage/nord"], ["rive-nord"])


async def test_a_change_sent_twice_tells_people_once(river_town: Town, phones: dict[str, Phone], chloe: Member) -> None:
    looked = await preview(chloe)
    change_id = uuid4()
    first = await decide(chloe, change_id, notice=looked["notice"], seen=looked["seen"])
    again = await decide(chloe, change_id, notice=looked["notice"], seen=looked["seen"])
    assert again == first
    async with unit_of_work(river_town.id) as uow:
        assert await uow.connection.fetchval("select count(*) from notices_notice") == 1
        assert await uow.connection.fetchval("select count(*) from notices_delivery") == 2


async def test_a_change_that_travels_twice_at_once_is_made_and_told_once(
    river_town: Town, phones: dict[str, Phone], chloe: Member
) -> None:
    looked = await preview(chloe)
    change_id = uuid4()
    body = {**NORTH, "notice": looked["notice"], "seen": looked["seen"]}
    answers = await asyncio.gather(*(chloe.put(f"{CHANGES}/{change_id}", json=body) for _ in range(4)))
    assert sorted(answer.status_code for answer in answers) == [200, 200, 200, 201]
    async with unit_of_work(river_town.id) as uow:
        assert await uow.connection.fetchval("select count(*) from notices_notice") == 1
        assert await uow.connection.fetchval("select count(*) from notices_delivery") == 2


async def test_of_two_editors_at_the_same_moment_one_decides(river_town: Town, chloe: Member, app: Litestar) -> None:
    async with await sign_in(app, river_town, "Marc Tremblay", "editor") as marc:
        seen = (await preview(chloe))["seen"]
        answers = await asyncio.gather(
            *(
                member.put(f"{CHANGES}/{uuid4()}", json={**NORTH, "new_on": day, "seen": seen})
                for member, day in ((chloe, "2026-12-01"), (marc, "2026-12-02"))
            )
        )
    assert sorted(answer.status_code for answer in answers) == [201, 409]
    assert len((await chloe.get(CHANGES)).json()["changes"]) == 1


async def test_a_notice_that_cannot_be_published_stops_the_change_too(river_town: Town, chloe: Member) -> None:
    looked = await preview(chloe)
    notice = {**looked["notice"], "title": {"fr": "[à écrire]"}}
    answer = await chloe.put(f"{CHANGES}/{uuid4()}", json={**NORTH, "notice": notice})
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/notices.not-ready")
    assert (await chloe.get(CHANGES)).json() == {"changes": []}
    assert (await chloe.get("/api/v1/staff/notices")).json()["items"] == []


async def test_who_decides_on_what_somebody_changed_meanwhile_is_told_so(
    river_town: Town, chloe: Member, app: Litestar, clock: FakeClock
) -> None:
    async with await sign_in(app, river_town, "Marc Tremblay", "editor") as marc:
        seen_by_both = (await preview(chloe))["seen"]
        assert (await preview(marc, new_on="2026-12-02"))["seen"] != ""
        await decide(marc, kind="cancelled", new_on=None, seen=seen_by_both)
        answer = await chloe.put(f"{CHANGES}/{uuid4()}", json={**NORTH, "seen": seen_by_both})
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/waste.changed-meanwhile")
    assert answer.json()["author"] == "Marc Tremblay"
    clock.advance(timedelta(minutes=1))
    assert codes(await preview(chloe)) == ["already-changed"]


async def test_a_change_taken_back_is_ended_for_exactly_those_who_heard(
    river_town: Town, phones: dict[str, Phone], chloe: Member, gateways: Gateways
) -> None:
    looked = await preview(chloe)
    change_id = uuid4()
    told = (await decide(chloe, change_id, notice=looked["notice"]))["told"]
    await leave(river_town, told["notice_id"])
    await Phone(river_town.as_served()).subscribe("collection", sectors=("recyclage/nord",))
    assert (await chloe.delete(f"{CHANGES}/{change_id}")).status_code == 204
    assert (await chloe.delete(f"{CHANGES}/{change_id}")).status_code == 204
    await leave(river_town, told["notice_id"], version=2)
    assert isinstance(gateways.push, RecordingPush)
    endings = [each["body"] for each in shown(gateways.push)[2:]]
    assert endings == ["Le changement est retiré. La collecte a lieu le lundi 30\u00a0novembre."] * 2
    (change,) = (await chloe.get(CHANGES)).json()["changes"]
    assert (change["withdrawn_by"], change["addresses"]) == ("Chloé Bélanger", 2)


async def test_some_streets_are_told_by_sector_and_named_in_words(
    river_town: Town, phones: dict[str, Phone], chloe: Member
) -> None:
    looked = await preview(chloe, sector=None, streets=[CHURCH])
    assert (looked["addresses"], looked["devices"]) == (1, 2)
    assert looked["place_words"] == {"fr": "Rue de l’Église", "en": "Rue de l’Église"}
    assert [sector["id"] for sector in looked["sectors"]] == ["recyclage/nord"]


async def test_a_change_for_the_whole_town_is_for_everybody(
    river_town: Town, phones: dict[str, Phone], chloe: Member
) -> None:
    looked = await preview(chloe, stream="ordures", sector=None)
    assert (looked["addresses"], looked["devices"]) == (5, 3)
    assert looked["place_words"] == {"fr": "Toute la ville", "en": "The whole town"}


async def test_a_cancelled_pickup_says_when_the_next_one_is(river_town: Town, chloe: Member) -> None:
    looked = await preview(chloe, kind="cancelled", new_on=None)
    said = looked["notice"]["what_to_do"]["fr"]
    assert said == (
        "Gardez chez vous le lundi 30\u00a0novembre\u00a0: bac bleu. Prochaine collecte\u00a0: lundi 7\u00a0décembre."
    )


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"new_on": "2026-12-07"}, ["already-collected"]),
        ({"planned_on": "2026-12-21", "new_on": "2026-12-25"}, ["holiday"]),
        ({"new_on": "2026-12-06"}, ["sunday"]),
        ({"planned_on": "2026-11-23", "new_on": "2026-11-24"}, ["too-late"]),
        ({"planned_on": "2026-11-16", "new_on": "2026-11-24"}, ["past"]),
        ({"new_on": "2026-11-20"}, ["new-day-past"]),
        ({"streets": [RIVER]}, ["touches-nobody"]),
    ],
)
async def test_what_speaks_against_a_change_is_said_before(
    river_town: Town, chloe: Member, change: dict[str, Any], expected: list[str]
) -> None:
    assert codes(await preview(chloe, **change)) == expected


@pytest.mark.parametrize(
    ("change", "problem"),
    [({"new_on": "2026-11-20"}, "waste.new-day-past"), ({"streets": [RIVER]}, "waste.touches-nobody")],
)
async def test_what_can_change_nothing_is_refused(
    river_town: Town, chloe: Member, change: dict[str, Any], problem: str
) -> None:
    answer = await chloe.put(f"{CHANGES}/{uuid4()}", json={**NORTH, **change})
    assert (answer.status_code, answer.json()["type"]) == (422, f"/problems/{problem}")


async def test_a_nearer_change_that_stands_is_not_counted_as_touched(river_town: Town, chloe: Member) -> None:
    await decide(chloe)
    looked = await preview(chloe, sector=None, kind="cancelled", new_on=None)
    assert (codes(looked), looked["addresses"]) == (["touches-nobody"], 0)


async def test_the_month_shows_each_pickup_with_its_state_and_how_many_addresses_have_it(
    river_town: Town, chloe: Member
) -> None:
    await decide(chloe)
    wanted = {"from": "2026-12-01", "until": "2027-01-01", "stream": "recyclage"}
    month = (await chloe.get(MONTH, params=wanted)).json()
    assert [(each["id"], each["addresses"]) for each in month["sectors"]] == [
        ("recyclage/nord", 2),
        ("recyclage/sud", 3),
    ]
    first = [each for each in month["pickups"] if each["on"] <= "2026-12-01"]
    assert sorted((each["sector"], each["planned_on"], each["state"]) for each in first) == [
        ("recyclage/nord", "2026-11-30", "moved"),
        ("recyclage/sud", "2026-12-01", "planned"),
    ]
    assert "2026-12-25" in {holiday["on"] for holiday in month["holidays"]}
    assert all({"fr", "en"} <= reason.keys() for reason in month["reasons"])


@pytest.mark.parametrize(
    ("wanted", "problem"),
    [
        ({"from": "2026-12-01", "until": "2026-12-01"}, "waste.stretch-too-long"),
        ({"from": "2026-12-01", "until": "2027-12-01"}, "waste.stretch-too-long"),
        ({"from": "2026-12-01", "until": "2027-01-01", "stream": "or"}, "waste.unknown-stream"),
    ],
)
async def test_a_month_that_cannot_be_shown_is_a_clear_refusal(
    river_town: Town, chloe: Member, wanted: dict[str, str], problem: str
) -> None:
    answer = await chloe.get(MONTH, params=wanted)
    assert answer.status_code in {404, 422}
    assert answer.json()["type"] == f"/problems/{problem}"


async def test_an_agent_looks_and_an_editor_decides(river_town: Town, app: Litestar, eve: Person) -> None:
    stretch = {"from": "2026-12-01", "until": "2027-01-01"}
    async with await sign_in(app, river_town, "Nadia Roy", "agent") as nadia:
        assert (await nadia.get(MONTH, params=stretch)).status_code == 200
        assert (await nadia.post(f"{CHANGES}/preview", json=NORTH)).status_code == 403
        assert (await nadia.put(f"{CHANGES}/{uuid4()}", json=NORTH)).status_code == 403
    async with await sign_in(app, river_town, "Marc Tremblay", "editor") as marc:
        assert (await marc.put(f"{CHANGES}/{uuid4()}", json=NORTH)).status_code == 201
    assert (await eve.get(MONTH, params=stretch)).status_code == 401
    assert (await eve.post(f"{CHANGES}/preview", json=NORTH)).status_code == 401


async def test_didier_sees_nothing_of_another_towns_month(river_town: Town, chloe: Member, didier: Member) -> None:
    wanted = {"from": "2026-12-01", "until": "2027-01-01"}
    month = (await didier.get(MONTH, params=wanted)).json()
    assert (month["sectors"], month["pickups"]) == ([], [])
    answer = await didier.post(f"{CHANGES}/preview", json=NORTH)
    assert answer.json()["type"] == "/problems/waste.unknown-stream"


async def test_a_day_that_is_over_is_taken_back_without_disturbing_anybody(
    river_town: Town, phones: dict[str, Phone], app: Litestar, chloe: Member, clock: FakeClock
) -> None:
    looked = await preview(chloe)
    change_id = uuid4()
    told = (await decide(chloe, change_id, notice=looked["notice"]))["told"]
    await leave(river_town, told["notice_id"])
    clock.advance(timedelta(days=10))
    async with await sign_in(app, river_town, "Marc Tremblay", "editor") as marc:
        assert (await marc.delete(f"{CHANGES}/{change_id}")).status_code == 204
    async with unit_of_work(river_town.id) as uow:
        assert await uow.connection.fetchval("select state from notices_notice") == "ended"
        assert await uow.connection.fetchval("select count(*) from notices_delivery where version > 1") == 0
