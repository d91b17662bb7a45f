"""Bookings follow the pickup of their own street, are told of it once, and none is lost with its day."""

import asyncio
from datetime import timedelta
from uuid import uuid4

from parvis.database.unit_of_work import unit_of_work
from parvis.kernel.clock import FakeClock
from parvis.towns.services import Town, replace_streets
from parvis.waste.services import (
    refresh_zones,
    tell_moved_bookings,
)
from parvis.waste.services.bookings import count_places
from tests.cast import Citizen, Member, Person
from tests.server.conftest import WorkOff
from tests.server.requests.asking import mine
from tests.server.waste.booking import (
    BOOKINGS,
    NEXT,
    WEDNESDAY,
    book,
    bookable,
    change,
    days_with_bookings,
    offered,
    outcome,
    table_of,
)
from tests.server.waste.factories import an_address
from tests.until import until

__all__ = ["bookable"]


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
    refused, confirmed = await book(alice), await book(bob, "3 rue du Moulin", "2026-12-03")
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
