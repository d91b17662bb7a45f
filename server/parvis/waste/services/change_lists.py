"""What staff see of the changes that were decided: for how many addresses, and who was told."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from uuid import UUID

import msgspec
from asyncpg import Record

from parvis.database.unit_of_work import UnitOfWork, unit_of_work
from parvis.kernel import clock
from parvis.waste.change_schemas import Change, Changes, Told
from parvis.waste.services.calendars import SectorOfTown, read_sectors
from parvis.waste.services.change_notices import read_told
from parvis.waste.services.changes import ALL, as_change
from parvis.waste.services.touched import concerned, measure_ground, sectors_of_streets, touched_pickups
from parvis.web.current_town import ServedTown

_RECENT = timedelta(days=60)


async def list_changes(town: ServedTown) -> Changes:
    """Return the changes from two months ago on, the first day first."""
    since_on = clock.today(town.time_zone) - _RECENT
    async with unit_of_work(town.id) as uow:
        rows = await uow.connection.fetch(ALL)
        sectors = await read_sectors(uow, town.slug)
        recent = [row for row in rows if max(row["planned_on"], row["new_on"] or row["planned_on"]) >= since_on]
        told = await read_told(town, recent)
        return Changes([await _shown(uow, row, rows, sectors, told) for row in recent])


async def show_change(uow: UnitOfWork, town: ServedTown, change_id: UUID) -> Change:
    """Return one change of the town, by the id that it is known to have."""
    rows = await uow.connection.fetch(ALL)
    row = next(row for row in rows if row["id"] == change_id)
    sectors, told = await read_sectors(uow, town.slug), await read_told(town, [row])
    return await _shown(uow, row, rows, sectors, told)


async def _shown(
    uow: UnitOfWork,
    row: Record,
    rows: Sequence[Record],
    sectors: Sequence[SectorOfTown],
    told: Mapping[UUID, Told],
) -> Change:
    change = as_change(row)
    others = [as_change(other) for other in rows if other["id"] != row["id"] and _is_before(other, row)]
    standing = msgspec.structs.replace(change, withdrawn_at=None)
    pickups = touched_pickups(standing, others, await sectors_of_streets(uow, change, sectors))
    ground = await measure_ground(uow, pickups)
    fields = msgspec.structs.asdict(change) | {"streets": list(change.streets)}
    return Change(
        id=row["id"],
        addresses=ground.addresses,
        sector_name=next((each.name or each.plan.sector for each in concerned(change, sectors) if change.sector), None),
        withdrawn_by=row["withdrawn_by"],
        origin=row["origin"],
        told=told.get(row["notice_id"]),
        **fields,
    )


def _is_before(other: Record, row: Record) -> bool:
    """Say whether another change of the same day was decided first: what it changed was there to be changed."""
    return bool(other["planned_on"] == row["planned_on"] and other["made_at"] <= row["made_at"])
