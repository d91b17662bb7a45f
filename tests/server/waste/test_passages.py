"""Crews mark streets done or late, from phones that may be offline for hours; citizens see it, and nothing else."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from random import Random
from uuid import UUID, uuid4

import httpx
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parvis.kernel.clock import FakeClock
from parvis.towns.services import Town, replace_streets
from parvis.waste.imports.reader import read_schedule
from parvis.waste.rules.passages import EVERY_STREET, PassageMark, PassageState, mark_of, standing_marks
from parvis.waste.rules.pickups import Pickup, SetOut
from parvis.waste.services import ImportedFile, import_schedule, set_streams
from tests.cast import Member, Person
from tests.server.waste.factories import OPTIONS, a_stream, an_address
from tests.until import until

ROUNDS = "/api/v1/staff/collection-rounds"
MARKS = "/api/v1/staff/collection-passages"
UID = "20261123-recyclage-toute-la-ville@val-des-sources.parvis"
ZONE = "America/Toronto"
OWN = Pickup(
    uid=UID, stream="recyclage", sector="toute-la-ville", on=date(2026, 11, 23), planned_on=date(2026, 11, 23),
    state="planned", set_out=SetOut(),
)  # fmt: skip
PUT_OFF = msgspec.structs.replace(OWN, on=date(2026, 11, 25), state="moved")
AT_NINE = "2026-11-23T14:00:00Z"
MOULIN = {"stream": "recyclage", "sector": "toute-la-ville", "planned_on": "2026-11-23", "street": "rue du Moulin",
          "state": "done", "marked_at": AT_NINE}  # fmt: skip
SECTOR = {**MOULIN, "street": ""}
LATE = {**MOULIN, "state": "late", "expected_on": "2026-11-24", "expected_by": "12:00", "note": "breakdown"}


@pytest.fixture
async def collected(town: Town, clock: FakeClock) -> Town:
    """The town on a Monday at noon, with two streets and recycling on Mondays."""
    await set_streams(town.id, [a_stream("recyclage")])
    streets = [an_address(2, -71.0, 46.0), an_address(4, -71.0, 46.0), an_address(1, -71.0, 46.0, "rang Perdu")]
    await replace_streets(town.id, streets)
    schedule = read_schedule("a.csv", "secteur,règle\ntous,chaque lundi\n".encode(), OPTIONS)
    await import_schedule(town, "recyclage", schedule, ImportedFile("a.csv", "0" * 64, "Ville"))
    return town


async def mark(crew: Member, body: Mapping[str, object], mark_id: UUID | None = None) -> httpx.Response:
    return await crew.put(f"{MARKS}/{mark_id or uuid4()}", json=body)


async def seen(person: httpx.AsyncClient) -> list[dict[str, object]]:
    answer = await person.get("/api/v1/waste/passages")
    assert answer.status_code == 200
    found: list[dict[str, object]] = answer.json()["passages"]
    return found


async def test_a_crew_reads_the_rounds_of_the_day_with_their_streets(collected: Town, chloe: Member) -> None:
    body = (await chloe.get(ROUNDS)).json()
    assert body == {
        "rounds": [
            {
                "uid": UID,
                "stream": "recyclage",
                "sector": "toute-la-ville",
                "sector_name": body["rounds"][0]["sector_name"],
                "on": "2026-11-23",
                "planned_on": "2026-11-23",
                "streets": ["rang Perdu", "rue du Moulin"],
            }
        ],
        "marks": [],
    }


async def test_a_street_whose_day_moved_is_in_the_round_of_its_new_day(collected: Town, chloe: Member) -> None:
    change = {"kind": "moved", "planned_on": "2026-11-23", "new_on": "2026-11-24", "stream": "recyclage",
              "streets": ["rang Perdu"], "reason": {"fr": "Travaux"}}  # fmt: skip
    assert (await chloe.put(f"/api/v1/staff/collection-changes/{uuid4()}", json=change)).status_code == 201
    rounds = (await chloe.get(ROUNDS)).json()["rounds"]
    assert [(each["uid"], each["on"], each["streets"]) for each in rounds] == [
        (UID, "2026-11-23", ["rue du Moulin"]),
        (UID, "2026-11-24", ["rang Perdu"]),
    ]


async def test_what_a_crew_marks_everybody_sees_who_had_read_before(
    collected: Town, chloe: Member, eve: Person
) -> None:
    assert await seen(eve) == []
    assert (await mark(chloe, LATE)).status_code == 201

    async def is_late() -> bool:
        return await seen(eve) == [
            {"uid": UID, "street": "rue du Moulin", "state": "late", "at": AT_NINE, "expected_on": "2026-11-24",
             "expected_by": "12:00", "note": "breakdown"}
        ]  # fmt: skip

    await until(is_late)


async def test_a_mark_sent_twice_is_one_mark_and_its_id_stands_for_it_alone(collected: Town, chloe: Member) -> None:
    mark_id = uuid4()
    assert [(await mark(chloe, MOULIN, mark_id)).status_code for _ in range(2)] == [201, 200]
    other = await mark(chloe, LATE, mark_id)
    assert (other.status_code, other.json()["type"]) == (409, "/problems/waste.different-passage")
    (kept,) = (await chloe.get(ROUNDS)).json()["marks"]
    assert (kept["id"], kept["state"]) == (str(mark_id), "done")


async def test_the_last_mark_by_the_phones_instant_stands_in_whatever_order_they_come(
    collected: Town, chloe: Member, eve: Person
) -> None:
    await mark(chloe, {**MOULIN, "marked_at": "2026-11-23T16:00:00Z"})
    await mark(chloe, LATE)
    assert [(each["state"], each["at"]) for each in await seen(eve)] == [("done", "2026-11-23T16:00:00Z")]


async def test_a_mark_taken_back_gives_way_to_the_one_before(collected: Town, chloe: Member, eve: Person) -> None:
    first, second = uuid4(), uuid4()
    await mark(chloe, SECTOR, first)
    await mark(chloe, {**LATE, "marked_at": "2026-11-23T15:00:00Z"}, second)
    for _ in range(2):
        assert (await chloe.delete(f"{MARKS}/{second}")).status_code == 204
    assert [(each.get("street", ""), each["state"]) for each in await seen(eve)] == [("", "done")]
    assert [each.get("is_withdrawn", False) for each in (await chloe.get(ROUNDS)).json()["marks"]] == [False, True]


async def test_a_phone_whose_clock_is_ahead_does_not_win_for_ever(
    collected: Town, chloe: Member, clock: FakeClock, eve: Person
) -> None:
    await mark(chloe, {**LATE, "marked_at": "2031-01-01T00:00:00Z"})
    clock.advance(timedelta(minutes=5))
    await mark(chloe, {**MOULIN, "marked_at": clock().isoformat()})
    assert [each["state"] for each in await seen(eve)] == ["done"]


async def test_after_three_days_nothing_is_said_any_more_unless_the_truck_is_still_to_come(
    collected: Town, chloe: Member, eve: Person, clock: FakeClock
) -> None:
    await mark(chloe, MOULIN)
    await mark(chloe, {**LATE, "street": "rang Perdu", "expected_on": "2026-11-30"})
    clock.advance(timedelta(days=4))
    assert [each["street"] for each in await seen(eve)] == ["rang Perdu"]


@pytest.mark.parametrize("street", ["", "rue du Moulin"])
async def test_a_late_truck_that_came_before_it_was_expected_is_not_late_again_after_three_days(
    collected: Town, chloe: Member, eve: Person, clock: FakeClock, street: str
) -> None:
    await mark(chloe, {**LATE, "street": street, "expected_on": "2026-11-30"})
    clock.advance(timedelta(hours=1))
    await mark(chloe, {**MOULIN, "marked_at": clock().isoformat()})
    clock.advance(timedelta(days=4))
    assert ("rue du Moulin", "late") not in [(each.get("street", ""), each["state"]) for each in await seen(eve)]
    assert [each.get("street", "") for each in await seen(eve)] == ([] if street else ["", "rue du Moulin"])


@pytest.mark.parametrize(
    ("state", "own", "at", "counts"),
    [
        ("done", OWN, AT_NINE, True),
        ("done", PUT_OFF, AT_NINE, False),
        ("late", PUT_OFF, AT_NINE, False),
        ("done", PUT_OFF, "2026-11-25T04:59:00Z", False),
        ("done", PUT_OFF, "2026-11-25T05:00:00Z", True),
        ("done", OWN, "2026-11-22T14:00:00Z", False),
        ("late", OWN, "2026-11-22T14:00:00Z", True),
    ],
)
def test_a_whole_sectors_mark_counts_in_the_round_that_serves_the_house(
    state: PassageState, own: Pickup, at: str, *, counts: bool
) -> None:
    said = PassageMark(id=uuid4(), uid=UID, street=EVERY_STREET, state=state, marked_at=datetime.fromisoformat(at))
    assert (mark_of([said], own, "rang Perdu", ZONE) is said) == counts
    street = msgspec.structs.replace(said, street="rang Perdu")
    assert mark_of([street], own, "rang Perdu", ZONE) is street


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        ({"sector": "nord"}, "waste.unknown-sector"),
        ({"stream": "ordures"}, "waste.unknown-sector"),
        ({"street": "rue d’ailleurs"}, "waste.unknown-street"),
        ({"planned_on": "2026-11-24"}, "waste.nothing-planned"),
        ({"planned_on": "9999-12-31"}, "waste.nothing-planned"),
        ({"expected_on": "2026-11-24"}, "waste.bad-passage"),
        ({"state": "late", "expected_by": "12:00"}, "waste.bad-passage"),
    ],
)
async def test_a_mark_that_makes_no_sense_is_refused(
    collected: Town, chloe: Member, wrong: dict[str, object], problem: str
) -> None:
    answer = await mark(chloe, {**MOULIN, **wrong})
    assert answer.status_code in {404, 422}
    assert answer.json()["type"] == f"/problems/{problem}"


@pytest.mark.parametrize(
    "garbage",
    [
        {"state": "gone"},
        {"marked_at": "yesterday"},
        {"marked_at": "2026-11-23T09:00:00"},
        {"expected_by": "25:00"},
        {"note": "aliens"},
        {"street": "x" * 500},
        {"street": "rue\0"},
        {"sector": "\0"},
        {"more": 1},
    ],
)
async def test_garbage_is_a_plain_400(collected: Town, chloe: Member, garbage: dict[str, object]) -> None:
    answer = await mark(chloe, {**MOULIN, **garbage})
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")


async def test_only_the_towns_own_staff_mark_and_read_rounds(
    collected: Town, chloe: Member, didier: Member, eve: Person
) -> None:
    mark_id = uuid4()
    await mark(chloe, MOULIN, mark_id)
    assert (await didier.get(ROUNDS)).json() == {"rounds": [], "marks": []}
    assert (await didier.delete(f"{MARKS}/{mark_id}")).status_code == 404
    assert (await mark(didier, MOULIN, mark_id)).status_code == 404
    assert await seen(didier) == []
    assert (await eve.get(ROUNDS)).status_code == 401
    assert (await eve.put(f"{MARKS}/{mark_id}", json=MOULIN)).status_code == 401
    assert (await eve.delete(f"{MARKS}/{mark_id}")).status_code == 401


_INSTANTS = st.integers(0, 20).map(lambda minute: datetime(2026, 11, 23, 14, minute, tzinfo=UTC))
_MARKS = st.lists(
    st.builds(
        PassageMark,
        id=st.uuids(),
        uid=st.just(UID),
        street=st.sampled_from([EVERY_STREET, "rue du Moulin", "rang Perdu"]),
        state=st.sampled_from(["done", "late"]),
        expected_on=st.none(),
        expected_by=st.none(),
        note=st.none(),
        marked_at=_INSTANTS,
        withdrawn_at=st.none() | _INSTANTS,
    ),
    max_size=8,
    unique_by=lambda each: each.id,
)


@given(_MARKS, st.randoms(use_true_random=False))
def test_two_crews_agree_whatever_the_order_and_a_house_reads_the_same_in_what_stands(
    marks: list[PassageMark], chance: Random
) -> None:
    shuffled = chance.sample(marks, len(marks))
    assert standing_marks(shuffled) == standing_marks(marks)
    for street in ("rue du Moulin", "rang Perdu"):
        assert mark_of(standing_marks(marks), OWN, street, ZONE) == mark_of(marks, OWN, street, ZONE)
