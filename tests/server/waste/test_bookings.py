"""Bulky items on booking: each form is decided once, no day is oversold, and the terms make sense."""

import asyncio
import csv
import io
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import msgspec
import pytest
from litestar import Litestar

from parvis.database.unit_of_work import unit_of_work
from parvis.forms.demo import OUR_FORMS
from parvis.forms.events import SubmissionAccepted, SubmissionErased
from parvis.forms.services import publish_form
from parvis.kernel.ids import new_id
from parvis.towns.services import Town
from parvis.waste.booking_schemas import BookedItem, StaffBooking
from parvis.waste.rules.booking_table import write_bookings
from parvis.waste.rules.bookings import Wish, closing_of, judge_booking
from parvis.waste.services import (
    forget_booking,
    set_streams,
    take_booking,
)
from tests.cast import Citizen, Member, Person, sign_in
from tests.server.conftest import WorkOff
from tests.server.forms.sending import pothole, send
from tests.server.waste.booking import (
    BOOKINGS,
    NEXT,
    POLICIES,
    POLICY,
    WEDNESDAY,
    book,
    bookable,
    booked,
    offered,
    outcome,
    table_of,
)
from tests.server.waste.factories import a_stream

__all__ = ["bookable"]


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


@pytest.mark.parametrize("key", ["A", "%F0", "019ab1e2-7c1d-7000-8000-000000000000", "zzzz"])
async def test_a_zone_that_never_was_has_no_bookings(bookable: Town, eve: Person, key: str) -> None:
    answer = await eve.get(f"/api/v1/waste/zones/{key}/bookings")
    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/waste.unknown-zone")


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
