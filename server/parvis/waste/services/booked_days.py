"""What may be booked, for phones; what is booked, for the truck; and bookings that follow their pickup."""

from collections.abc import Mapping, Sequence
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
    TableWish,
    ZoneBookings,
)
from parvis.waste.errors import OtherStreamBooked, UnknownBooking, UnknownZone
from parvis.waste.rules.booking_table import write_bookings
from parvis.waste.rules.booking_words import cancelled_day_words, cancelled_words, moved_words
from parvis.waste.rules.bookings import BookingPolicy, closing_of
from parvis.waste.rules.pickups import Pickup, calendar
from parvis.waste.services.booked_pickups import read_own_pickups
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

_LONGEST_SUBJECT = 80
"""What the access log holds of a pickup's identity, which begins with its day, its stream and its sector."""

_POLICIES = """
select p.form, p.policy, p.set_at, p.set_by, s.code as stream from waste_booking_policy p
join waste_stream s on s.id = p.stream_id order by s.position
"""
_SET_POLICY = """
insert into waste_booking_policy (id, town_id, stream_id, form, policy, set_at, set_by)
values ($1, $2, $3, $4, $5, $6, $7)
on conflict (stream_id) do update set policy = excluded.policy, set_at = excluded.set_at, set_by = excluded.set_by
"""
_OTHER_STREAM = "select exists (select from waste_booking_policy where form = $1 and stream_id <> $2)"
_OF_BOOKING = """
select b.id, b.submission_id, b.receipt, b.uid, b.items, b.language, b.planned_on, b.told_on, b.told_state,
    w.code as stream, s.name as street, a.number, a.suffix
from waste_booking b join waste_stream w on w.id = b.stream_id
left join towns_address a on a.id = b.address_id left join towns_street s on s.id = a.street_id
where b.state = 'confirmed'
"""
_BOOKED = f"{_OF_BOOKING} and (b.uid = any($1::varchar[]) or greatest(b.planned_on, b.told_on) >= $2)"
_TO_TELL = f"{_OF_BOOKING} and greatest(b.planned_on, b.told_on) >= $1 for update of b"
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
        OtherStreamBooked: The form books another stream.
    """
    stream_id = await get_stream_id(town_id, stream)
    async with unit_of_work(town_id) as uow:
        if await uow.connection.fetchval(_OTHER_STREAM, form, stream_id):
            raise OtherStreamBooked
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
    try:
        household = msgspec.convert({"zone": key}, Household)
    except msgspec.ValidationError as cause:
        raise UnknownZone from cause
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
        booked = await _read_booked(uow, served.slug, [each.uid for _, each in pickups], today)
        await record_access(served.id, staff.id, "waste.read-bookings")
    names = {key: each.name for key, each in sectors.items()}
    days = {_key(each): _as_day(each, names, policies) for _, each in pickups}
    for pickup, booking in booked:
        days.setdefault(_key(pickup), _as_day(pickup, names, policies)).bookings.append(booking)
    return StaffBookings(
        policies=[
            StaffPolicy(stream=row["stream"], policy=as_policy(row), set_at=row["set_at"], set_by=row["set_by"])
            for row in rows
        ],
        days=sorted(days.values(), key=lambda day: (day.on, day.sector, day.is_cancelled)),
    )


async def export_bookings(served: ServedTown, staff: Staff, wish: TableWish) -> bytes:
    """Return the bookings of one day of a pickup as a table; the access log remembers who took it."""
    async with unit_of_work(served.id) as uow:
        booked = await _read_booked(uow, served.slug, [wish.uid], date.max)
        await record_access(served.id, staff.id, "waste.export-bookings", wish.uid[:_LONGEST_SUBJECT])
    own = [booking for pickup, booking in booked if _key(pickup) == (wish.uid, wish.on, wish.is_cancelled)]
    return write_bookings(own, wish.language)


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
        pickups = await read_own_pickups(uow, town.slug, rows)
        told = 0
        for row in rows:
            pickup = pickups[row["id"]]
            state = _told_state(pickup)
            if (pickup.on, state) == (row["told_on"], row["told_state"]):
                continue
            say = cancelled_day_words if state == "cancelled" else moved_words
            # The row is locked until then: the instant only keeps apart what is said of a day that comes and goes.
            about = f"day {state} {pickup.on} {pickup.sequence} {clock.now().isoformat()}"
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


def _key(pickup: Pickup) -> tuple[str, date, bool]:
    """Return what parts the days of the truck: a street of a pickup may have a day of its own, or none."""
    return pickup.uid, pickup.on, pickup.state == "cancelled"


def _as_day(pickup: Pickup, names: Mapping[str, str], policies: Mapping[str, BookingPolicy]) -> BookedDay:
    return BookedDay(
        uid=pickup.uid,
        stream=pickup.stream,
        sector=pickup.sector,
        sector_name=names.get(f"{pickup.stream}/{pickup.sector}", ""),
        on=pickup.on,
        is_cancelled=pickup.state == "cancelled",
        places=policies[pickup.stream].places_per_day,
        bookings=[],
    )


async def _read_booked(
    uow: UnitOfWork, town: str, uids: Sequence[str], from_on: date
) -> list[tuple[Pickup, StaffBooking]]:
    """Return the bookings of these pickups and those of any day from `from_on` on, in the order of the streets."""
    rows = await uow.connection.fetch(_BOOKED, list(uids), from_on)
    pickups = await read_own_pickups(uow, town, rows)
    return [
        (
            pickups[row["id"]],
            StaffBooking(
                id=row["id"],
                receipt=row["receipt"],
                address=f"{row['number']}{row['suffix']}, {row['street']}" if row["street"] else "",
                items=msgspec.json.decode(row["items"], type=list[BookedItem]),
            ),
        )
        for row in sorted(rows, key=lambda row: (fold(row["street"] or ""), row["number"] or 0, row["suffix"] or ""))
    ]
