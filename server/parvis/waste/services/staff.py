"""What staff decide about single days, with how many addresses it concerns."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

import msgspec

from parvis.database.unit_of_work import UnitOfWork, unit_of_work
from parvis.kernel import clock
from parvis.waste.errors import AlreadyPlanned, BadChange, DifferentChange, NothingPlanned, UnknownChange, UnknownSector
from parvis.waste.rules.pickups import PickupChange, calendar
from parvis.waste.schemas import Change, Changes, NewChange
from parvis.waste.services.calendars import SectorOfTown, read_sectors
from parvis.waste.services.changes import READ, add_changes_with_ids, as_change, read_changes, withdraw_changes
from parvis.waste.services.streams import get_stream_id

_RECENT = timedelta(days=60)
_SINCE = f"{READ} where c.planned_on >= $1 or c.new_on >= $1 order by c.planned_on, c.made_at, c.id"
_ONE = f"{READ} where c.id = $1"
_ADDRESSES = """
select count(*) from waste_address_zone az join waste_zone z on z.id = az.zone_id
join towns_address a on a.id = az.address_id join towns_street s on s.id = a.street_id
where z.sector_ids && $1::uuid[] and (cardinality($2::varchar[]) = 0 or s.name = any($2))
"""


async def list_changes(town_id: UUID, zone: str) -> Changes:
    """Return the changes from two months ago on, the first day first."""
    since_on = clock.today(zone) - _RECENT
    async with unit_of_work(town_id) as uow:
        rows = await uow.connection.fetch(_SINCE, since_on)
        sectors = await read_sectors(uow, "")
        return Changes([await _shown(uow, row["id"], as_change(row), sectors) for row in rows])


async def decide_change(town_id: UUID, change_id: UUID, new: NewChange, *, author: str) -> tuple[Change, bool]:
    """Make a change once, however often it is sent with its id; return it, and whether it is new.

    Raises:
        DifferentChange: The id is taken by another change.
        UnknownStream, UnknownSector: The town has none of that code.
        NothingPlanned: There is no pickup to move or cancel on that day.
        AlreadyPlanned: There is one on the day to add.
        BadChange: It contradicts itself.
    """
    fields = msgspec.structs.asdict(new)
    try:
        change = PickupChange(**fields, author=author, made_at=clock.now())
    except ValueError as cause:
        raise BadChange(str(cause)) from cause
    async with unit_of_work(town_id) as uow:
        sectors = await read_sectors(uow, "")
        row = await uow.connection.fetchrow(_ONE, change_id)
        if row is not None:
            there = as_change(row)
            if any(getattr(there, name) != value for name, value in fields.items()):
                raise DifferentChange
            return await _shown(uow, change_id, there, sectors), False
        await _check(uow, town_id, change, sectors)
        await add_changes_with_ids(town_id, [(change_id, change)], "staff")
        return await _shown(uow, change_id, change, sectors), True


async def withdraw_change(town_id: UUID, change_id: UUID) -> None:
    """Take a change back.

    Raises:
        UnknownChange: There is none of that id.
    """
    async with unit_of_work(town_id) as uow:
        if await uow.connection.fetchrow(_ONE, change_id) is None:
            raise UnknownChange
        await withdraw_changes(town_id, [change_id])


async def _check(uow: UnitOfWork, town_id: UUID, change: PickupChange, sectors: Sequence[SectorOfTown]) -> None:
    if change.stream is not None:
        await get_stream_id(town_id, change.stream)
    concerned = _concerned(change, sectors)
    if change.sector is not None and not concerned:
        raise UnknownSector(f"The stream {change.stream} has no sector {change.sector}.")
    changes = await read_changes(uow)
    day, next_day = change.planned_on, change.planned_on + timedelta(days=1)
    planned = any(calendar(sector.plan, changes, day, next_day) for sector in concerned)
    if change.kind == "added" and planned:
        raise AlreadyPlanned
    if change.kind != "added" and not planned:
        raise NothingPlanned


def _concerned(change: PickupChange, sectors: Sequence[SectorOfTown]) -> list[SectorOfTown]:
    return [
        sector
        for sector in sectors
        if change.stream in {None, sector.plan.stream} and change.sector in {None, sector.plan.sector}
    ]


async def _shown(uow: UnitOfWork, change_id: UUID, change: PickupChange, sectors: Sequence[SectorOfTown]) -> Change:
    ids = [sector.id for sector in _concerned(change, sectors)]
    addresses = await uow.connection.fetchval(_ADDRESSES, ids, list(change.streets))
    fields = msgspec.structs.asdict(change) | {"streets": list(change.streets)}
    return Change(id=change_id, addresses=addresses, **fields)
