"""Days moved, cancelled or added: decided by staff, proposed by holidays, read from files."""

from collections.abc import Sequence
from typing import Literal
from uuid import UUID

import msgspec
from asyncpg import Record

from parvis.database.unit_of_work import UnitOfWork, unit_of_work
from parvis.kernel import clock
from parvis.kernel.ids import new_id
from parvis.kernel.language import Words
from parvis.waste.rules.pickups import PickupChange
from parvis.waste.services.calendar_news import touch_calendar

Origin = Literal["staff", "holiday", "import", "demo"]

READ = """
select c.id, c.kind, c.planned_on, c.new_on, s.code as stream, r.code as sector, c.streets, c.reason, c.author,
    c.made_at, c.withdrawn_at, c.withdrawn_by, c.withdrawn_origin, c.origin, c.notice_id
from waste_change c
left join waste_stream s on s.id = c.stream_id
left join waste_sector r on r.id = c.sector_id
"""
ALL = f"{READ} order by c.planned_on, c.made_at, c.id"
_ADD = """
insert into waste_change
    (id, town_id, kind, planned_on, new_on, stream_id, sector_id, streets, reason, author, origin, made_at)
values ($1, $2, $3, $4, $5,
    (select id from waste_stream where code = $6),
    (select r.id from waste_sector r join waste_stream s on s.id = r.stream_id where s.code = $6 and r.code = $7),
    $8, $9, $10, $11, $12)
"""
_WITHDRAW = """
update waste_change set withdrawn_at = $2, withdrawn_by = $3, withdrawn_origin = $4
where id = any($1) and withdrawn_at is null
"""


async def read_changes(uow: UnitOfWork) -> list[PickupChange]:
    """Return every change of the town, withdrawn ones too."""
    return [as_change(row) for row in await uow.connection.fetch(ALL)]


def as_change(row: Record) -> PickupChange:
    """Return a row of `waste_change` with its codes as the rules know it."""
    return PickupChange(
        kind=row["kind"],
        planned_on=row["planned_on"],
        new_on=row["new_on"],
        stream=row["stream"],
        sector=row["sector"],
        streets=tuple(row["streets"]),
        reason=msgspec.json.decode(row["reason"], type=Words),
        author=row["author"],
        made_at=row["made_at"],
        withdrawn_at=row["withdrawn_at"],
    )


async def add_changes(town_id: UUID, changes: Sequence[PickupChange], origin: Origin) -> None:
    """Write these changes, and tell everybody."""
    await add_changes_with_ids(town_id, [(new_id(), change) for change in changes], origin)


async def add_changes_with_ids(town_id: UUID, changes: Sequence[tuple[UUID, PickupChange]], origin: Origin) -> None:
    """As `add_changes`, with ids that somebody else made."""
    async with unit_of_work(town_id) as uow:
        rows = [_as_row(change_id, town_id, change, origin) for change_id, change in changes]
        await uow.connection.executemany(_ADD, rows)
        if rows:
            await touch_calendar(town_id)


def _as_row(change_id: UUID, town_id: UUID, change: PickupChange, origin: Origin) -> tuple[object, ...]:
    reason = msgspec.json.encode(change.reason).decode()
    return (
        change_id, town_id, change.kind, change.planned_on, change.new_on, change.stream, change.sector,
        list(change.streets), reason, change.author, origin, change.made_at,
    )  # fmt: skip


async def withdraw_changes(town_id: UUID, ids: Sequence[UUID], *, author: str, origin: Origin) -> None:
    """Take these changes back; they stay, so that calendars hear of it."""
    if not ids:
        return
    async with unit_of_work(town_id) as uow:
        await uow.connection.execute(_WITHDRAW, list(ids), clock.now(), author, origin)
        await touch_calendar(town_id)
