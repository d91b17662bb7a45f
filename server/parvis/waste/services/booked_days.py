"""What may be booked, for phones; what is booked, for the truck; and bookings that follow their pickup."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

import msgspec

from parvis.database.unit_of_work import UnitOfWork, unit_of_work
from parvis.kernel import clock
from parvis.kernel.ids import new_id
from parvis.kernel.places import fold
from parvis.people.services import record_access
from parvis.towns.services import Town
from parvis.waste.booking_schemas import (
    Bookable,
    BookableDay,
    BookedDay,
    BookedItem,
    StaffBooking,
    StaffBookings,
    StaffPolicy,
    ZoneBookings,
)
from parvis.waste.errors import UnknownBooking
from parvis.waste.rules.booking_table import write_bookings
from parvis.waste.rules.booking_words import cancelled_day_words, cancelled_words, moved_words
from parvis.waste.rules.bookings import BookingPolicy, closing_of
from parvis.waste.rules.pickups import Pickup, calendar
from parvis.waste.services.bookings import DATASET, DAYS_AHEAD, answer, as_policy, count_places
from parvis.waste.services.calendars import read_sectors
from parvis.waste.services.changes import read_changes
from parvis.waste.services.households import Household, read_household
from parvis.waste.services.streams import get_stream_id
from parvis.web.changes import touch
from parvis.web.current_town import ServedTown
from parvis.web.identity import Staff

BOOKING_FORM = "encombrants"
"""The code of the form that books, unless the town says otherwise."""

_POLICIES = """
select p.form, p.policy, p.set_at, p.set_by, s.code as stream from waste_booking_policy p
join waste_stream s on s.id = p.stream_id order by s.position
"""
_SET_POLICY = """
insert into waste_booking_policy (id, town_id, stream_id, form, policy, set_at, set_by)
values ($1, $2, $3, $4, $5, $6, $7)
on conflict (stream_id) do update set policy = excluded.policy, set_at = excluded.set_at, set_by = excluded.set_by
"""
_BOOKED = """
select b.id, b.receipt, b.uid, b.items, s.name as street, a.number, a.suffix from waste_booking b
left join towns_address a on a.id = b.address_id left join towns_street s on s.id = a.street_id
where b.state = 'confirmed' and b.uid = any($1::varchar[])
"""
_TO_TELL = """
select b.id, b.submission_id, b.uid, b.zone, b.language, b.told_on, b.told_state, b.planned_on from waste_booking b
where b.state = 'confirmed' and greatest(b.planned_on, b.told_on) >= $1
"""
_CANCEL = """
update waste_booking set state = 'cancelled', cancelled_at = $2, cancelled_by = $3
where id = $1 and state = 'confirmed' returning submission_id, told_on, language
"""


async def set_booking_policy(
    town_id: UUID, stream: str, policy: BookingPolicy, *, by: str, form: str = BOOKING_FORM
) -> None:
    """Have a stream collected on booking, on these terms.

    Raises:
        UnknownStream: The town has none of that code.
    """
    stream_id = await get_stream_id(town_id, stream)
    async with unit_of_work(town_id) as uow:
        document = msgspec.json.encode(policy).decode()
        await uow.connection.execute(_SET_POLICY, new_id(), town_id, stream_id, form, document, clock.now(), by)
        await touch(town_id, DATASET, "waste.streams")


async def has_booking_policy(town_id: UUID) -> bool:
    """Say whether the town collects anything on booking."""
    async with unit_of_work(town_id) as uow:
        found: bool = await uow.connection.fetchval("select exists (select from waste_booking_policy)")
    return found


async def build_bookings(served: ServedTown, key: str | None) -> ZoneBookings:
    """Return what an address of the zone may book in the next weeks.

    Raises:
        UnknownZone: No address lies in such a zone.
    """
    today, now = clock.today(served.time_zone), clock.now()
    household = msgspec.convert({"zone": key}, Household)
    known = await read_household(served.id, served.slug, household, today, today + DAYS_AHEAD)
    async with unit_of_work(served.id) as uow:
        rows = await uow.connection.fetch(_POLICIES)
        places = await count_places(uow, [each.uid for each in known.pickups])
    streams = []
    for row in rows:
        policy = as_policy(row)
        days = [
            BookableDay(
                uid=each.uid,
                on=each.on,
                closes_at=closing,
                places_left=max(0, policy.places_per_day - places.get(each.uid, 0)),
            )
            for each in known.pickups
            if each.stream == row["stream"] and each.state != "cancelled"
            if now < (closing := closing_of(policy, each.on, served.time_zone))
        ]
        streams.append(Bookable(stream=row["stream"], form=row["form"], policy=policy, days=days))
    return ZoneBookings(zone=household.zone, streams=streams)


async def list_bookings(served: ServedTown, staff: Staff) -> StaffBookings:
    """Return the days ahead with what the truck picks up, street by street; the access log remembers who read it."""
    today = clock.today(served.time_zone)
    async with unit_of_work(served.id) as uow:
        rows = await uow.connection.fetch(_POLICIES)
        policies = {row["stream"]: as_policy(row) for row in rows}
        changes = await read_changes(uow)
        sectors = {each.key: each for each in await read_sectors(uow, served.slug) if each.plan.stream in policies}
        pickups = [
            (sector, each)
            for sector in sectors.values()
            for each in calendar(sector.plan, changes, today, today + DAYS_AHEAD)
        ]
        booked = await _read_booked(uow, [each.uid for _, each in pickups])
        await record_access(served.id, staff.id, "waste.read-bookings")
    days = [
        BookedDay(
            uid=each.uid,
            stream=each.stream,
            sector=each.sector,
            sector_name=sector.name,
            on=each.on,
            is_cancelled=each.state == "cancelled",
            places=policies[each.stream].places_per_day,
            bookings=booked.get(each.uid, []),
        )
        for sector, each in pickups
    ]
    return StaffBookings(
        policies=[
            StaffPolicy(stream=row["stream"], policy=as_policy(row), set_at=row["set_at"], set_by=row["set_by"])
            for row in rows
        ],
        days=sorted(days, key=lambda day: (day.on, day.sector)),
    )


async def export_bookings(served: ServedTown, staff: Staff, uid: str, language: str) -> bytes:
    """Return one pickup's bookings as a table; the access log remembers who took it."""
    async with unit_of_work(served.id) as uow:
        booked = await _read_booked(uow, [uid])
        await record_access(served.id, staff.id, "waste.export-bookings", uid)
    return write_bookings(booked.get(uid, []), language)


async def cancel_booking(town_id: UUID, booking_id: UUID, *, by: str) -> None:
    """Cancel a booking: its place is free again, and the person reads it on their request.

    Raises:
        UnknownBooking: There is none of that id that stands.
    """
    async with unit_of_work(town_id) as uow:
        row = await uow.connection.fetchrow(_CANCEL, booking_id, clock.now(), by)
        if row is None:
            raise UnknownBooking
        words = cancelled_words(row["told_on"], row["language"])
        await answer(town_id, row["submission_id"], "cancelled", "refused", words)
        await touch(town_id, DATASET)


async def tell_moved_bookings(town: Town) -> int:
    """Tell the people whose booked pickup moved, or is cancelled, since they were last told; return how many."""
    today = clock.today(town.profile.time_zone)
    async with unit_of_work(town.id) as uow:
        rows = await uow.connection.fetch(_TO_TELL, today)
        if not rows:
            return 0
        pickups = await _pickups_of(uow, town, [row["planned_on"] for row in rows])
        told = 0
        for row in rows:
            pickup = pickups.get(row["uid"])
            if pickup is None or (pickup.on, _told_state(pickup)) == (row["told_on"], row["told_state"]):
                continue
            state = _told_state(pickup)
            say = cancelled_day_words if state == "cancelled" else moved_words
            about = f"day {pickup.sequence} {pickup.on}"
            await answer(town.id, row["submission_id"], about, None, say(pickup.on, row["language"]))
            await uow.connection.execute(
                "update waste_booking set told_on = $2, told_state = $3 where id = $1", row["id"], pickup.on, state
            )
            told += 1
        if told:
            await touch(town.id, DATASET)
    return told


def _told_state(pickup: Pickup) -> str:
    return "cancelled" if pickup.state == "cancelled" else "planned"


async def _pickups_of(uow: UnitOfWork, town: Town, planned: Sequence[date]) -> dict[str, Pickup]:
    """Return the pickups of the planned days of bookings, by uid."""
    changes = await read_changes(uow)
    from_on, until_on = min(planned), max(planned)
    return {
        each.uid: each
        for sector in await read_sectors(uow, town.slug)
        for each in calendar(sector.plan, changes, from_on, date.fromordinal(until_on.toordinal() + 1))
    }


async def _read_booked(uow: UnitOfWork, uids: Sequence[str]) -> dict[str, list[StaffBooking]]:
    rows = await uow.connection.fetch(_BOOKED, list(uids))
    found: dict[str, list[StaffBooking]] = {}
    for row in sorted(rows, key=lambda row: (fold(row["street"] or ""), row["number"] or 0, row["suffix"] or "")):
        booking = StaffBooking(
            id=row["id"],
            receipt=row["receipt"],
            address=f"{row['number']}{row['suffix']}, {row['street']}" if row["street"] else "",
            items=msgspec.json.decode(row["items"], type=list[BookedItem]),
        )
        found.setdefault(row["uid"], []).append(booking)
    return found
