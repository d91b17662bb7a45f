"""Looking at a change before it is decided: what it touches, for how many, and what speaks against it."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import msgspec
from asyncpg import Record

from parvis.database.unit_of_work import UnitOfWork
from parvis.kernel import clock
from parvis.kernel.language import Words
from parvis.towns.services import get_town
from parvis.waste.change_schemas import ChangeConflict
from parvis.waste.errors import AlreadyPlanned, DayTooFar, NothingPlanned, UnknownSector
from parvis.waste.rules.conflicts import find_conflicts
from parvis.waste.rules.holidays_off import holidays_of
from parvis.waste.rules.pickups import Pickup, PickupChange, calendar
from parvis.waste.services.calendars import SectorOfTown, calendar_stretch, read_sectors
from parvis.waste.services.changes import ALL, as_change
from parvis.waste.services.streams import get_stream_id
from parvis.waste.services.touched import (
    Ground,
    TouchedPickup,
    concerned,
    measure_ground,
    planned_pickup,
    sectors_of_streets,
    touched_pickups,
)
from parvis.web.current_town import ServedTown

_DAY = timedelta(days=1)


class Looked(msgspec.Struct, frozen=True, kw_only=True):
    """A change with all that was found out about it."""

    change: PickupChange
    changes: list[PickupChange]
    pickups: list[TouchedPickup]
    ground: Ground
    conflicts: list[ChangeConflict]
    seen: str


async def look_at(uow: UnitOfWork, town: ServedTown, change: PickupChange) -> Looked:
    """Return what deciding `change` now would do.

    Raises:
        UnknownStream, UnknownSector: The town has none of that code.
        NothingPlanned: There is no pickup to move or cancel on that day.
        AlreadyPlanned: There is one on the day to add.
        DayTooFar: No calendar shows its day, or its new one: nobody could read of it.
    """
    from_on, until_on = calendar_stretch(clock.today(town.time_zone))
    if not all(from_on <= day < until_on for day in (change.planned_on, change.new_on) if day):
        raise DayTooFar
    rows = await uow.connection.fetch(ALL)
    changes = [as_change(row) for row in rows]
    sectors = await sectors_of_streets(uow, change, await _check(uow, town, change, changes))
    pickups = touched_pickups(change, changes, sectors)
    holidays = await _holidays_near(town, change)
    now = clock.now().astimezone(ZoneInfo(town.time_zone))
    both = [(each.before, each.after) for each in pickups]
    return Looked(
        change=change,
        changes=changes,
        pickups=pickups,
        ground=await measure_ground(uow, pickups),
        conflicts=find_conflicts(change, both, _neighbours(change, pickups, changes), holidays, now),
        seen=_token(change, rows),
    )


async def _check(
    uow: UnitOfWork, town: ServedTown, change: PickupChange, changes: Sequence[PickupChange]
) -> list[SectorOfTown]:
    """Return the sectors that a change names, once it is known to be about something."""
    if change.stream is not None:
        await get_stream_id(town.id, change.stream)
    named = concerned(change, await read_sectors(uow, town.slug))
    if change.sector is not None and not named:
        raise UnknownSector(f"The stream {change.stream} has no sector {change.sector}.")
    planned = any(planned_pickup(sector, changes, change.planned_on) for sector in named)
    if change.kind == "added" and planned:
        raise AlreadyPlanned
    if change.kind != "added" and not planned:
        raise NothingPlanned
    return named


async def _holidays_near(town: ServedTown, change: PickupChange) -> Mapping[date, Words]:
    region = (await get_town(town.id)).profile.region
    years = {change.planned_on.year, (change.new_on or change.planned_on).year}
    return {holiday.on: holiday.words for year in years for holiday in holidays_of(region, year)}


def _neighbours(
    change: PickupChange, pickups: Sequence[TouchedPickup], changes: Sequence[PickupChange]
) -> list[Pickup]:
    """Return what else the touched sectors have on the day that the change leads to."""
    day = change.new_on or change.planned_on
    return [
        pickup
        for each in pickups
        for pickup in calendar(each.sector.plan, changes, day, day + _DAY)
        if pickup.on == day and pickup.state != "cancelled" and pickup.planned_on != change.planned_on
    ]


def _token(change: PickupChange, rows: Sequence[Record]) -> str:
    """Return what stands for all that was decided about the change's days so far."""
    days = {change.planned_on, change.new_on or change.planned_on}
    near = [
        f"{row['id']} {row['withdrawn_at']}"
        for row in rows
        if {row["planned_on"], row["new_on"]} & days
        and (change.stream == row["stream"] or None in {change.stream, row["stream"]})
    ]
    return hashlib.sha256("\n".join(near).encode()).hexdigest()[:16]
