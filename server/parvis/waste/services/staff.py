"""What staff decide about single days: looked at before, decided once, told in the same breath, taken back."""

from uuid import UUID

import msgspec
from asyncpg import Record, UniqueViolationError

from parvis.database.unit_of_work import UnitOfWork, unit_of_work
from parvis.kernel import clock
from parvis.notices import services as notices
from parvis.waste.change_schemas import Change, ChangePreview, NewChange, TouchedSector
from parvis.waste.errors import (
    BadChange,
    ChangedMeanwhile,
    DifferentChange,
    NewDayPast,
    TouchesNobody,
    UnknownChange,
)
from parvis.waste.rules.pickups import PickupChange
from parvis.waste.services.calendars import read_sectors
from parvis.waste.services.change_lists import show_change
from parvis.waste.services.change_notices import end_with, find_audience, make_content, propose_notice, publish_with
from parvis.waste.services.changes import ALL, READ, add_changes_with_ids, as_change, withdraw_changes
from parvis.waste.services.looks import look_at
from parvis.waste.services.touched import count_addresses_by_sector, touched_pickups
from parvis.web.current_town import ServedTown
from parvis.web.identity import Staff

_LOCK = "select pg_advisory_xact_lock(hashtextextended('waste.changes ' || $1, 0))"
_BLOCKING = {"new-day-past": NewDayPast, "touches-nobody": TouchesNobody}


async def preview_change(town: ServedTown, new: NewChange, origin: str) -> ChangePreview:
    """Return whom a change would touch and tell, and what to know before. Nothing is kept.

    Raises:
        UnknownStream, UnknownSector, NothingPlanned, AlreadyPlanned, DayTooFar, BadChange: As `decide_change`.
    """
    change = _as_change(new, author="")
    async with unit_of_work(town.id) as uow:
        looked = await look_at(uow, town, change)
        texts = new.notice or await propose_notice(uow, town, change, looked.pickups, looked.changes)
        audience = await find_audience(uow, town, change, looked.pickups)
        content = await make_content(town, change, texts, audience)
        shown = await notices.preview_notice(town, UUID(int=0), content, origin)
        in_each = await count_addresses_by_sector(uow)
        return ChangePreview(
            addresses=looked.ground.addresses,
            devices=shown.audience.devices,
            sectors=[
                TouchedSector(
                    id=sector.key,
                    stream=sector.plan.stream,
                    name=sector.name,
                    addresses=in_each.get(sector.id, 0),
                    from_on=before.on if before and before.state != "cancelled" else None,
                    to_on=after.on if after.state != "cancelled" else None,
                )
                for sector, before, after in ((each.sector, each.before, each.after) for each in looked.pickups)
            ],
            conflicts=looked.conflicts,
            notice=texts,
            place_words=audience.place_words,
            push=shown.push,
            findings=shown.findings,
            seen=looked.seen,
        )


async def decide_change(town: ServedTown, staff: Staff, change_id: UUID, new: NewChange) -> tuple[Change, bool]:
    """Make a change once, however often it is sent with its id; return it, and whether it is new.

    The notice, where there is one, is published in the same transaction: both happened, or neither.

    Raises:
        DifferentChange: The id is taken by another change.
        ChangedMeanwhile: Somebody decided about that day since the preview it was decided on.
        UnknownStream, UnknownSector: The town has none of that code.
        NothingPlanned: There is no pickup to move or cancel on that day.
        AlreadyPlanned: There is one on the day to add.
        DayTooFar: No calendar shows its day, or its new one.
        NewDayPast, TouchesNobody: It could change nothing for anybody.
        BadChange: It contradicts itself.
        NotReady: The notice cannot be published as it is.
    """
    change = _as_change(new, author=staff.name)
    async with unit_of_work(town.id) as uow:
        await uow.connection.execute(_LOCK, str(town.id))
        row = await _find(uow, change_id)
        if row is not None:
            if not _is_same(as_change(row), change):
                raise DifferentChange
            return await show_change(uow, town, change_id), False
        looked = await look_at(uow, town, change)
        if new.seen is not None and new.seen != looked.seen:
            raise ChangedMeanwhile(author=await _last_author(uow, change))
        for conflict in looked.conflicts:
            if conflict.is_blocking:
                raise _BLOCKING[conflict.code]
        try:
            await add_changes_with_ids(town.id, [(change_id, change)], "staff")
        except UniqueViolationError as cause:  # of another town, behind the wall
            raise DifferentChange from cause
        if new.notice is not None:
            audience = await find_audience(uow, town, change, looked.pickups)
            content = await make_content(town, change, new.notice, audience)
            await publish_with(uow, town, staff, change_id, content)
        return await show_change(uow, town, change_id), True


async def withdraw_change(town: ServedTown, staff: Staff, change_id: UUID) -> None:
    """Take a change back; whoever was told of it is told so. Taking it back twice is fine.

    Raises:
        UnknownChange: There is none of that id.
    """
    async with unit_of_work(town.id) as uow:
        await uow.connection.execute(_LOCK, str(town.id))
        row = await _find(uow, change_id)
        if row is None:
            raise UnknownChange
        if row["withdrawn_at"] is not None:
            return
        change, others = as_change(row), await _others(uow, change_id)
        pickups = touched_pickups(change, others, await read_sectors(uow, town.slug))
        await withdraw_changes(town.id, [change_id], author=staff.name, origin="staff")
        if row["notice_id"] is not None:
            await end_with(town, staff, row, pickups, others)


def _as_change(new: NewChange, *, author: str) -> PickupChange:
    fields = {name: value for name, value in msgspec.structs.asdict(new).items() if name not in {"notice", "seen"}}
    try:
        return PickupChange(**fields | {"streets": tuple(new.streets)}, author=author, made_at=clock.now())
    except ValueError as cause:
        raise BadChange(str(cause)) from cause


def _is_same(there: PickupChange, sent: PickupChange) -> bool:
    """Say whether both decide the same, whoever sent it, whenever, and whatever became of it since."""
    return msgspec.structs.replace(there, author=sent.author, made_at=sent.made_at, withdrawn_at=None) == sent


async def _find(uow: UnitOfWork, change_id: UUID) -> Record | None:
    return await uow.connection.fetchrow(f"{READ} where c.id = $1", change_id)


async def _others(uow: UnitOfWork, change_id: UUID) -> list[PickupChange]:
    return [as_change(row) for row in await uow.connection.fetch(ALL) if row["id"] != change_id]


async def _last_author(uow: UnitOfWork, change: PickupChange) -> str:
    row = await uow.connection.fetchrow(
        "select case when withdrawn_at is null then author else withdrawn_by end as author from waste_change "
        "where planned_on = any($1) or new_on = any($1) order by coalesce(withdrawn_at, made_at) desc limit 1",
        [change.planned_on, change.new_on or change.planned_on],
    )
    return row["author"] if row else ""
