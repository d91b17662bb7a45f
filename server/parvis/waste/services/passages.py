"""What crews mark on their rounds, and the dataset in which citizens see it: `waste.passages`."""

from datetime import datetime, timedelta
from uuid import UUID

import msgspec
from asyncpg import Record

from parvis.database.unit_of_work import UnitOfWork, unit_of_work
from parvis.forms.rules.arriving import believe
from parvis.kernel import clock
from parvis.waste.errors import (
    BadPassage,
    DifferentPassage,
    NothingPlanned,
    UnknownPassage,
    UnknownSector,
    UnknownStreet,
)
from parvis.waste.passage_schemas import CrewMark, NewPassage, Passage, Passages
from parvis.waste.rules.passages import PassageMark, standing_marks, still_told
from parvis.waste.rules.pickups import calendar, pickup_uid
from parvis.waste.services.calendars import SectorOfTown, read_sectors
from parvis.waste.services.changes import read_changes
from parvis.web.changes import touch
from parvis.web.current_town import ServedTown

_DATASET = "waste.passages"
_SHOWN = timedelta(days=3)
_NEAR = timedelta(days=90)
_ADD = """
insert into waste_passage (id, town_id, uid, sector_id, planned_on, street, state, expected_on, expected_by, note,
    by_name, marked_at, received_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
on conflict (id) do nothing returning true
"""
_COLUMNS = "id, uid, street, state, expected_on, expected_by, note, marked_at, withdrawn_at"
_ONE = f"select {_COLUMNS} from waste_passage where id = $1"  # noqa: S608 - our own columns
_SINCE = f"""
select {_COLUMNS} from waste_passage
where uid in (select uid from waste_passage where marked_at >= $1 or expected_on >= $2)
"""  # noqa: S608 - same
"""Every mark of a pickup of which one still matters: an older one may be the word that stands on it."""

_OF_PICKUP = f"select {_COLUMNS} from waste_passage where uid = $1"  # noqa: S608 - same
_WITHDRAW = "update waste_passage set withdrawn_at = $2 where id = $1 and withdrawn_at is null returning true"


async def mark_passage(served: ServedTown, mark_id: UUID, new: NewPassage, *, by: str) -> tuple[CrewMark, bool]:
    """Keep a crew's mark once, however often it is sent with its id; return it, and whether it is new.

    Raises:
        DifferentPassage: The id is taken by another mark.
        UnknownSector: The town has no such sector.
        UnknownStreet: The town has no such street.
        NothingPlanned: No pickup is planned there on that day.
        BadPassage: It contradicts itself.
    """
    uid = pickup_uid(served.slug, new.stream, new.sector, new.planned_on)
    try:
        mark = PassageMark(
            id=mark_id,
            uid=uid,
            street=new.street,
            state=new.state,
            expected_on=new.expected_on,
            expected_by=new.expected_by,
            note=new.note,
            # A phone whose clock is ahead would win for ever: now is the latest there is.
            marked_at=min(believe(new.marked_at, clock.now()), clock.now()),
        )
    except ValueError as cause:
        raise BadPassage(str(cause)) from cause
    async with unit_of_work(served.id) as uow:
        if (there := await uow.connection.fetchrow(_ONE, mark_id)) is not None:
            return _repeated(there, mark), False
        sector = await _check(uow, served, new)
        is_new = await uow.connection.fetchval(
            _ADD, mark_id, served.id, uid, sector.id, new.planned_on, mark.street, mark.state, mark.expected_on,
            mark.expected_by, mark.note, by, mark.marked_at, clock.now(),
        )  # fmt: skip
        if is_new:
            await touch(served.id, _DATASET)
        kept = await uow.connection.fetchrow(_ONE, mark_id)
        if kept is None:
            raise DifferentPassage  # of another town, behind the wall
        return _repeated(kept, mark), bool(is_new)


async def withdraw_passage(town_id: UUID, mark_id: UUID) -> None:
    """Take a mark back; what stood before it stands again.

    Raises:
        UnknownPassage: There is none of that id.
    """
    async with unit_of_work(town_id) as uow:
        if await uow.connection.fetchrow(_ONE, mark_id) is None:
            raise UnknownPassage
        if await uow.connection.fetchval(_WITHDRAW, mark_id, clock.now()):
            await touch(town_id, _DATASET)


async def read_marks(uow: UnitOfWork, since: datetime) -> list[CrewMark]:
    """Return every mark of the pickups marked since then, those taken back too, the first one first."""
    rows = await uow.connection.fetch(_SINCE, since, since.date())
    return [_shown(row) for row in sorted(rows, key=lambda row: (row["marked_at"], row["id"]))]


async def read_marks_of(uow: UnitOfWork, uid: str) -> list[PassageMark]:
    """Return the marks of one pickup."""
    return [_mark(row) for row in await uow.connection.fetch(_OF_PICKUP, uid)]


async def build_passages(served: ServedTown, _key: str | None) -> Passages:
    """Return what crews said in the last three days, and of pickups that are still to come late."""
    since, today = clock.now() - _SHOWN, clock.today(served.time_zone)
    async with unit_of_work(served.id) as uow:
        rows = await uow.connection.fetch(_SINCE, since, today)
    standing = standing_marks(_mark(row) for row in rows)
    return Passages([_public(mark) for mark in still_told(standing, since, today)])


async def _check(uow: UnitOfWork, served: ServedTown, new: NewPassage) -> SectorOfTown:
    sectors = await read_sectors(uow, served.slug)
    found = [each for each in sectors if (each.plan.stream, each.plan.sector) == (new.stream, new.sector)]
    if not found:
        raise UnknownSector(f"The town has no sector {new.stream}/{new.sector}.")
    if new.street and not await uow.connection.fetchval(
        "select exists (select from towns_street where name = $1)", new.street
    ):
        raise UnknownStreet
    is_near = abs(new.planned_on - clock.today(served.time_zone)) <= _NEAR
    if not is_near or not calendar(
        found[0].plan, await read_changes(uow), new.planned_on, new.planned_on + timedelta(days=1)
    ):
        raise NothingPlanned
    return found[0]


def _repeated(there: Record, mark: PassageMark) -> CrewMark:
    """Return the mark that is there, unless it says something else than the one that came."""
    earlier = _mark(there)
    # The instant may have been believed differently the first time; all that a person chose must be the same.
    if msgspec.structs.replace(earlier, marked_at=mark.marked_at, withdrawn_at=None) != mark:
        raise DifferentPassage
    return _shown(there)


def _mark(row: Record) -> PassageMark:
    return msgspec.convert({name: row[name] for name in PassageMark.__struct_fields__}, PassageMark)


def _shown(row: Record) -> CrewMark:
    fields = {name: row[name] for name in PassageMark.__struct_fields__ if name != "withdrawn_at"}
    return CrewMark(**fields, is_withdrawn=row["withdrawn_at"] is not None)


def _public(mark: PassageMark) -> Passage:
    return Passage(
        uid=mark.uid,
        street=mark.street,
        state=mark.state,
        at=mark.marked_at,
        expected_on=mark.expected_on,
        expected_by=mark.expected_by,
        note=mark.note,
    )
