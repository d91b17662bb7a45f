"""Bulky items on booking: each form is decided once, no day is oversold, and a booking follows its pickup."""

import asyncio
import csv
import io
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import msgspec
import pytest
from litestar import Litestar

from parvis.database.unit_of_work import unit_of_work
from parvis.forms.demo import OUR_FORMS
from parvis.forms.events import SubmissionAccepted, SubmissionErased
from parvis.forms.services import publish_form
from parvis.kernel.clock import FakeClock
from parvis.kernel.ids import new_id
from parvis.towns.services import Town, replace_streets
from parvis.waste.booking_schemas import BookedItem, StaffBooking
from parvis.waste.rules.booking_table import write_bookings
from parvis.waste.rules.bookings import BookingPolicy, Wish, closing_of, judge_booking
from parvis.waste.rules.pickups import Rule
from parvis.waste.rules.recurrence import Weekly
from parvis.waste.services import (
    NewSector,
    forget_booking,
    get_stream_id,
    refresh_zones,
    set_booking_policy,
    set_sector,
    set_streams,
    take_booking,
    tell_moved_bookings,
)
from parvis.waste.services.bookings import count_places
from tests.cast import Citizen, Member, Person, sign_in
from tests.server.conftest import WorkOff
from tests.server.forms.sending import pothole, send
from tests.server.requests.asking import mine
from tests.server.waste.factories import a_stream, an_address
from tests.until import until

WEDNESDAY = "2026-12-02"
NEXT = "2026-12-09"
BOOKINGS = "/api/v1/staff/collection-bookings"
POLICIES = "/api/v1/staff/collection-booking-policies"
POLICY = BookingPolicy(
    places_per_day=3,
    items_per_booking=5,
    bookings_per_year=1,
    closes_days=2,
    closes_at="12:00",
    accepted={"fr": "Meubles"},
    refused={"fr": "Frigos"},
)


@pytest.fixture
async def bookable(town: Town, clock: FakeClock) -> Town:
    """The town on Monday 23 November, with twenty-five houses and three places each Wednesday."""
    await set_streams(town.id, [a_stream("encombrants")])
    await replace_streets(town.id, [an_address(number, -71.0, 46.0) for number in range(1, 26)])
    sector = NewSector(code="tous", name="Tous", is_everywhere=True, rules=(Rule(recurrence=Weekly((3,))),))
    await set_sector(town.id, await get_stream_id(town.id, "encombrants"), sector)
    await refresh_zones(town.id)
    await set_booking_policy(town.id, "encombrants", POLICY, by="Chloé")
    await publish_form(town.id, (OUR_FORMS / "encombrants.json").read_bytes(), town.profile.languages)
    return town


async def book(citizen: Citizen, at: str = "12, rue du Moulin", on: str = WEDNESDAY, **items: str) -> UUID:
    submission_id = new_id()
    body: dict[str, Any] = pothole() | {"form": "encombrants"}
    body["answers"] = {"pickup_on": on, "place": {"kind": "address", "words": at}, **(items or {"mattresses": "1"})}
    answer = await send(citizen, body, submission_id)
    assert answer.status_code == 201, answer.text
    return submission_id


async def outcome(citizen: Citizen, submission_id: UUID) -> tuple[str, str]:
    """What the person reads last on their request: its state, and the words."""
    [request] = [each for each in await mine(citizen) if each["submission_id"] == str(submission_id)]
    return request["state"], request["timeline"][-1].get("message", "")


async def booked(town: Town) -> list[tuple[str, str]]:
    async with unit_of_work(town.id) as uow:
        rows = await uow.connection.fetch("select state, coalesce(refusal, '') as refusal from waste_booking")
    return sorted((row["state"], row["refusal"]) for row in rows)


async def offered(person: httpx.AsyncClient) -> dict[str, int]:
    book_of_addresses = (await person.get("/api/v1/waste/address-book")).json()
    zone = book_of_addresses["zones"][0]["key"]
    [stream] = (await person.get(f"/api/v1/waste/zones/{zone}/bookings")).json()["streams"]
    return {day["on"]: day["places_left"] for day in stream["days"]}


async def test_a_booking_is_confirmed_on_the_request_and_takes_a_place(
    bookable: Town, alice: Citizen, eve: Person, work_off: WorkOff
) -> None:
    assert (await offered(eve))[WEDNESDAY] == 3
    booking = await book(alice)
    await work_off()
    assert await outcome(alice, booking) == (
        "in_progress",
        "Confirmée pour le mercredi 2\u00a0décembre. Sortez vos objets la veille au soir.",
    )
    assert (await offered(eve))[WEDNESDAY] == 2


async def test_the_same_address_written_otherwise_has_the_same_quota(
    bookable: Town, alice: Citizen, bob: Citizen, work_off: WorkOff
) -> None:
    await book(alice, "12 rue du moulin")
    await work_off()
    second = await book(bob, "12, Rue du Moulin ", NEXT)
    await work_off()
    state, words = await outcome(bob, second)
    assert state == "refused"
    assert words.startswith("Refusée\u00a0: cette adresse a déjà sa réservation de l’année.")


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ({"at": "900, rue de nulle part"}, "nous ne trouvons pas cette adresse"),
        ({"on": "2026-12-03"}, "il n’y a pas de collecte ce jour-là à cette adresse"),
        ({"on": "2026-11-25"}, "il est trop tard pour ce jour"),
        ({"mattresses": "4", "seats": "2"}, "une réservation compte de 1 à 5 objets"),
        ({"mattresses": "0"}, "une réservation compte de 1 à 5 objets"),
    ],
)
async def test_what_cannot_be_is_refused_with_its_reason(
    bookable: Town, alice: Citizen, work_off: WorkOff, asked: dict[str, str], reason: str
) -> None:
    booking = await book(alice, **asked)
    await work_off()
    state, words = await outcome(alice, booking)
    assert (state, reason in words) == ("refused", True), words


async def test_twenty_bookings_at_once_for_three_places_sell_three(bookable: Town, alice: Citizen, eve: Person) -> None:
    forms = [await book(alice, f"{number} rue du Moulin") for number in range(1, 21)]
    events = [SubmissionAccepted(town_id=bookable.id, submission_id=each) for each in forms]
    await asyncio.gather(*(take_booking(event) for event in events))
    assert await booked(bookable) == [("confirmed", "")] * 3 + [("refused", "full")] * 17
    assert (await offered(eve))[WEDNESDAY] == 0


async def test_a_form_heard_of_twice_is_decided_once(bookable: Town, alice: Citizen) -> None:
    event = SubmissionAccepted(town_id=bookable.id, submission_id=await book(alice))
    await asyncio.gather(*(take_booking(event) for _ in range(4)))
    assert await booked(bookable) == [("confirmed", "")]


async def test_a_full_day_proposes_the_next_ones(
    bookable: Town, alice: Citizen, chloe: Member, work_off: WorkOff
) -> None:
    await chloe.put(f"{POLICIES}/encombrants", content=_json(places_per_day=1))
    await book(alice, "2 rue du Moulin")
    await work_off()
    booking = await book(alice, "4 rue du Moulin")
    await work_off()
    _, words = await outcome(alice, booking)
    assert "Voici les prochains jours\u00a0: mercredi 9\u00a0décembre" in words


async def test_a_booking_that_staff_cancel_frees_its_place_and_is_said(
    bookable: Town, alice: Citizen, chloe: Member, eve: Person, work_off: WorkOff
) -> None:
    booking = await book(alice, "12 rue du Moulin", mattresses="2", seats="1")
    await book(alice, "3 rue du Moulin")
    await work_off()
    days = (await chloe.get(BOOKINGS)).json()["days"]
    [day] = [each for each in days if each["bookings"]]
    assert [each["address"] for each in day["bookings"]] == ["3, rue du Moulin", "12, rue du Moulin"]
    last = day["bookings"][1]
    assert [(item["label"]["fr"], item["count"]) for item in last["items"]] == [
        ("Matelas et sommiers", 2),
        ("Divans et fauteuils", 1),
    ]
    assert [(await chloe.delete(f"{BOOKINGS}/{last['id']}")).status_code for _ in range(2)] == [204, 404]
    await work_off()
    assert await outcome(alice, booking) == (
        "refused",
        "Votre réservation du mercredi 2\u00a0décembre est annulée. Pour savoir pourquoi, appelez-nous.",
    )
    assert (await offered(eve))[WEDNESDAY] == 2


async def test_a_day_that_moves_takes_its_bookings_along_and_says_so_once(
    bookable: Town, alice: Citizen, chloe: Member, work_off: WorkOff
) -> None:
    booking = await book(alice)
    await work_off()
    moved = {"kind": "moved", "planned_on": WEDNESDAY, "new_on": "2026-12-03", "stream": "encombrants",
             "reason": {"fr": "Tempête", "en": "Storm"}}  # fmt: skip
    assert (await chloe.put(f"/api/v1/staff/collection-changes/{uuid4()}", json=moved)).status_code == 201
    assert [await tell_moved_bookings(bookable) for _ in range(2)] == [1, 0]
    await work_off()
    assert await outcome(alice, booking) == (
        "in_progress",
        "La collecte est déplacée. Votre réservation est maintenant pour le jeudi 3\u00a0décembre.",
    )
    [day] = [each for each in (await chloe.get(BOOKINGS)).json()["days"] if each["bookings"]]
    assert day["on"] == "2026-12-03"


async def test_half_a_thing_takes_the_room_of_one(bookable: Town, alice: Citizen, work_off: WorkOff) -> None:
    own = msgspec.json.decode((OUR_FORMS / "encombrants.json").read_bytes())
    for question in own["steps"][0]["questions"]:
        question["decimals"] = 1
    own["version"] = 2
    await publish_form(bookable.id, msgspec.json.encode(own), bookable.profile.languages)
    submission_id = new_id()
    body: dict[str, Any] = pothole() | {"form": "encombrants", "version": 2}
    body["answers"] = {
        "pickup_on": WEDNESDAY,
        "place": {"kind": "address", "words": "12, rue du Moulin"},
        "mattresses": "1.5",
    }
    assert (await send(alice, body, submission_id)).status_code == 201
    await work_off()
    assert (await outcome(alice, submission_id))[0] == "in_progress"
    async with unit_of_work(bookable.id) as uow:
        items = await uow.connection.fetchval("select items from waste_booking")
    assert [each["count"] for each in msgspec.json.decode(items)] == [2]


async def test_a_form_that_is_erased_takes_its_booking_along(bookable: Town, alice: Citizen) -> None:
    submission_id = await book(alice)
    await take_booking(SubmissionAccepted(town_id=bookable.id, submission_id=submission_id))
    await forget_booking(SubmissionErased(town_id=bookable.id, submission_id=submission_id))
    assert await booked(bookable) == []


async def test_bookings_are_for_the_towns_own_staff(
    bookable: Town, alice: Citizen, chloe: Member, didier: Member, eve: Person
) -> None:
    await take_booking(SubmissionAccepted(town_id=bookable.id, submission_id=await book(alice)))
    [day] = [each for each in (await chloe.get(BOOKINGS)).json()["days"] if each["bookings"]]
    one, table = f"{BOOKINGS}/{day['bookings'][0]['id']}", f"{BOOKINGS}.csv"
    assert (await didier.get(BOOKINGS)).json() == {"policies": [], "days": []}
    assert (await didier.delete(one)).status_code == 404
    assert b"Moulin" not in (await didier.get(table, params=table_of(day))).content
    assert "12, rue du Moulin" in (await chloe.get(table, params=table_of(day))).text
    assert [(await eve.get(path)).status_code for path in (BOOKINGS, table)] == [401, 401]
    assert (await eve.delete(one)).status_code == 401


async def test_the_terms_are_decided_by_editors_and_make_sense(bookable: Town, app: Litestar, chloe: Member) -> None:
    async with await sign_in(app, bookable, "Karim", "agent") as karim:
        assert (await karim.put(f"{POLICIES}/encombrants", content=_json())).status_code == 403
    assert (await chloe.put(f"{POLICIES}/nothing", content=_json())).status_code == 404
    for wrong in ({"places_per_day": 0}, {"closes_at": "25:00"}, {"more": 1}):
        assert (await chloe.put(f"{POLICIES}/encombrants", content=_json(**wrong))).status_code == 400


def test_no_cell_of_the_trucks_table_is_a_formula() -> None:
    booking = StaffBooking(id=uuid4(), receipt="AAAA-BBBB", address="=cmd|calc", items=[BookedItem({"fr": "@sofa"}, 2)])
    rows = list(csv.reader(io.StringIO(write_bookings([booking], "fr").decode("utf-8-sig")), delimiter=";"))
    assert rows[1] == ["1", "'=cmd|calc", "'@sofa × 2", "AAAA-BBBB"]


def test_a_day_closes_at_its_hour_in_the_towns_zone() -> None:
    wish = Wish(is_address_known=True, on=date(2026, 12, 2), items=1, of_address=0, of_day=0)
    closing = closing_of(POLICY, date(2026, 12, 2), "America/Toronto")
    assert closing.astimezone(UTC) == datetime(2026, 11, 30, 17, tzinfo=UTC)
    assert judge_booking(POLICY, wish, closing - timedelta(seconds=1), "America/Toronto") is None
    assert judge_booking(POLICY, wish, closing, "America/Toronto") == "closed"


async def change(chloe: Member, **what: object) -> str:
    path = f"/api/v1/staff/collection-changes/{uuid4()}"
    answer = await chloe.put(path, json={"stream": "encombrants", "reason": {"fr": "Tempête"}} | what)
    assert answer.status_code == 201, answer.text
    return path


async def days_with_bookings(chloe: Member) -> list[tuple[str, bool, int]]:
    days = (await chloe.get(BOOKINGS)).json()["days"]
    return [(day["on"], day["is_cancelled"], len(day["bookings"])) for day in days if day["bookings"]]


def table_of(day: dict[str, Any]) -> dict[str, str]:
    return {"uid": day["uid"], "on": day["on"], "is_cancelled": str(day["is_cancelled"]).lower()}


@pytest.mark.parametrize("key", ["A", "%F0", "019ab1e2-7c1d-7000-8000-000000000000", "zzzz"])
async def test_a_zone_that_never_was_has_no_bookings(bookable: Town, eve: Person, key: str) -> None:
    answer = await eve.get(f"/api/v1/waste/zones/{key}/bookings")
    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/waste.unknown-zone")


async def test_a_booking_whose_day_is_taken_back_is_told_once_and_stays_on_the_list(
    bookable: Town, alice: Citizen, chloe: Member, work_off: WorkOff
) -> None:
    added = await change(chloe, kind="added", planned_on="2026-12-03")
    booking = await book(alice, on="2026-12-03")
    await work_off()
    assert (await chloe.delete(added)).status_code in {200, 204}
    assert [await tell_moved_bookings(bookable) for _ in range(2)] == [1, 0]
    await work_off()
    assert (await outcome(alice, booking))[1] == (
        "La collecte du jeudi 3\u00a0décembre est annulée. Appelez-nous pour choisir un autre jour."
    )
    assert await days_with_bookings(chloe) == [("2026-12-03", True, 1)]


async def test_a_day_that_is_cancelled_again_is_told_again(
    bookable: Town, alice: Citizen, chloe: Member, work_off: WorkOff, clock: FakeClock
) -> None:
    booking = await book(alice)
    await work_off()
    for _ in range(2):
        cancelled = await change(chloe, kind="cancelled", planned_on=WEDNESDAY)
        assert await tell_moved_bookings(bookable) == 1
        assert (await chloe.delete(cancelled)).status_code in {200, 204}
        assert await tell_moved_bookings(bookable) == 1
        clock.advance(timedelta(minutes=5))
    await work_off()
    [request] = [each for each in await mine(alice) if each["submission_id"] == str(booking)]
    said = [entry["message"] for entry in request["timeline"] if "annulée" in entry.get("message", "")]
    assert len(said) == 2


async def test_two_rounds_of_telling_at_once_tell_once(
    bookable: Town, alice: Citizen, chloe: Member, work_off: WorkOff
) -> None:
    await book(alice)
    await work_off()
    await change(chloe, kind="cancelled", planned_on=WEDNESDAY)
    assert sorted(await asyncio.gather(*(tell_moved_bookings(bookable) for _ in range(3)))) == [0, 0, 1]


async def test_what_may_be_booked_is_new_as_soon_as_the_calendar_is(bookable: Town, chloe: Member, eve: Person) -> None:
    assert WEDNESDAY in await offered(eve)
    await change(chloe, kind="cancelled", planned_on=WEDNESDAY)

    async def is_gone() -> bool:
        return WEDNESDAY not in await offered(eve)

    await until(is_gone)


async def test_a_street_whose_day_moved_books_its_own_day_and_no_other(
    bookable: Town, alice: Citizen, bob: Citizen, chloe: Member, work_off: WorkOff
) -> None:
    await change(chloe, kind="moved", planned_on=WEDNESDAY, new_on="2026-12-03", streets=["rue du Moulin"])
    refused, confirmed = await book(alice), await book(bob, on="2026-12-03")
    await work_off()
    assert "il n’y a pas de collecte ce jour-là" in (await outcome(alice, refused))[1]
    assert (await outcome(bob, confirmed))[0] == "in_progress"
    assert await days_with_bookings(chloe) == [("2026-12-03", False, 1)]


async def test_only_the_bookings_of_a_street_follow_its_day(
    bookable: Town, alice: Citizen, bob: Citizen, chloe: Member, work_off: WorkOff
) -> None:
    addresses = [an_address(2, -71.0, 46.0), an_address(2, -71.0, 46.0, "rang Perdu")]
    await replace_streets(bookable.id, addresses)
    await refresh_zones(bookable.id)
    await book(alice, "2 rue du Moulin")
    await book(bob, "2 rang Perdu")
    await work_off()
    await change(chloe, kind="moved", planned_on=WEDNESDAY, new_on="2026-12-03", streets=["rang Perdu"])
    assert [await tell_moved_bookings(bookable) for _ in range(2)] == [1, 0]
    assert await days_with_bookings(chloe) == [(WEDNESDAY, False, 1), ("2026-12-03", False, 1)]
    [first, second] = [each for each in (await chloe.get(BOOKINGS)).json()["days"] if each["bookings"]]
    tables = [(await chloe.get(f"{BOOKINGS}.csv", params=table_of(day))).text for day in (first, second)]
    assert [("Moulin" in table, "Perdu" in table) for table in tables] == [(True, False), (False, True)]


async def test_a_cancelled_day_gives_the_years_booking_and_its_place_back(
    bookable: Town, alice: Citizen, bob: Citizen, chloe: Member, work_off: WorkOff
) -> None:
    await book(alice)
    await work_off()
    await change(chloe, kind="cancelled", planned_on=WEDNESDAY, streets=["rue du Moulin"])
    await tell_moved_bookings(bookable)
    again = await book(bob, on=NEXT)
    await work_off()
    assert (await outcome(bob, again))[0] == "in_progress"
    async with unit_of_work(bookable.id) as uow:
        rows = await uow.connection.fetch("select uid from waste_booking order by planned_on")
        places = await count_places(uow, [row["uid"] for row in rows])
    assert [places.get(row["uid"], 0) for row in rows] == [0, 1]


async def test_one_stream_at_a_time_is_collected_on_booking(bookable: Town, chloe: Member) -> None:
    await set_streams(bookable.id, [a_stream("encombrants"), a_stream("feuilles")])
    answer = await chloe.put(f"{POLICIES}/feuilles", content=_json())
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/waste.other-stream-booked")
    assert (await chloe.put(f"{POLICIES}/encombrants", content=_json(places_per_day=2))).status_code < 300


@pytest.mark.parametrize("field", ["accepted", "refused"])
@pytest.mark.parametrize("words", [{"fr": "a\0b"}, {"fr": "a" * 2_001}, {"f\0": "a"}])
async def test_terms_that_no_phone_could_hold_are_refused(
    bookable: Town, chloe: Member, field: str, words: dict[str, str]
) -> None:
    assert (await chloe.put(f"{POLICIES}/encombrants", content=_json(**{field: words}))).status_code == 400


async def test_the_table_of_no_pickup_is_refused_or_empty(bookable: Town, chloe: Member) -> None:
    uids = {"20261202-a\0b": 400, "x" * 255: 400, f"20261202-{'x' * 246}": 200, f"20261202-{'x' * 300}": 400}
    for uid, status in uids.items():
        answer = await chloe.get(f"{BOOKINGS}.csv", params={"uid": uid, "on": WEDNESDAY})
        assert answer.status_code == status, uid


def _json(**changes: object) -> bytes:
    return msgspec.json.encode(msgspec.to_builtins(POLICY) | changes)
