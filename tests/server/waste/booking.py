"""A town whose bulky items are booked, for the tests of bookings."""

from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from parvis.database.unit_of_work import unit_of_work
from parvis.forms.demo import OUR_FORMS
from parvis.forms.services import publish_form
from parvis.kernel.clock import FakeClock
from parvis.kernel.ids import new_id
from parvis.towns.services import Town, replace_streets
from parvis.waste.rules.bookings import BookingPolicy
from parvis.waste.rules.pickups import Rule
from parvis.waste.rules.recurrence import Weekly
from parvis.waste.services import (
    NewSector,
    get_stream_id,
    refresh_zones,
    set_booking_policy,
    set_sector,
    set_streams,
)
from tests.cast import Citizen, Member
from tests.server.forms.sending import pothole, send
from tests.server.requests.asking import mine
from tests.server.waste.factories import a_stream, an_address

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
    body: dict[str, Any] = pothole() | {"form": "encombrants", "version": 1}
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
