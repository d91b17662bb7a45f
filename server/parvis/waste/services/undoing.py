"""Undo a file that was taken in: what stood before stands again, and no pickup loses its identity.

Nothing is deleted: changes that the file brought are withdrawn, those that it took back are made anew, so that a
calendar's SEQUENCE only grows. A sector that the file brought keeps its row, without ground and days.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

import msgspec
from asyncpg import Record

from parvis.database.unit_of_work import UnitOfWork, unit_of_work
from parvis.kernel import clock
from parvis.kernel.ids import new_id
from parvis.towns.services import Town
from parvis.waste.errors import ChangesSince, LaterImport, SectorsChangedSince, UnknownImport
from parvis.waste.imports.findings import Finding
from parvis.waste.rules.pickups import PickupChange, planned_days
from parvis.waste.services.changes import READ, add_changes_with_ids, as_change, withdraw_changes
from parvis.waste.services.held import HeldSector, digest, read_held
from parvis.waste.services.importing import ImportReport, SectorBefore, open_stream
from parvis.waste.services.sectors import NewSector, set_sector
from parvis.waste.services.taking_in import Target, keep_feed
from parvis.waste.services.zones import refresh_zones

_MOST_SHOWN = 100
_PAST = """
select i.id, s.code as stream, i.file_name, i.format, i.sha256, i.author, i.made_at, i.counts, i.remarks, i.undone_at,
    i.undone_by, i.undone_at is null and not exists (
        select from waste_import later where later.stream_id = i.stream_id and later.undone_at is null
        and (later.made_at, later.id) > (i.made_at, i.id)
    ) as is_last
from waste_import i join waste_stream s on s.id = i.stream_id
"""
_ONE = f"{_PAST} where i.id = $1"
_LIST = f"{_PAST} where $1::varchar is null or s.code = $1 order by i.made_at desc, i.id desc limit {_MOST_SHOWN}"
_MEMORY = "select before, after, added, withdrawn from waste_import where id = $1"
_MARK = "update waste_import set undone_at = $2, undone_by = $3 where id = $1"
_CHANGES = f"{READ} where c.id = any($1) order by c.planned_on, c.id"
_DECIDED_SINCE = f"""{READ}
where c.withdrawn_at is null and c.made_at >= $1 and c.kind <> 'added' and c.origin <> 'import'
and (s.code is null or s.code = $2)
"""


class PastImport(msgspec.Struct, frozen=True, kw_only=True):
    """A file that was taken in.

    Args:
        is_last: It is the stream's last one that stands: the one to undo first.
        remarks: What was mended, kept as words or left out.
    """

    id: UUID
    stream: str
    file_name: str
    format: str
    sha256: str
    author: str
    made_at: datetime
    report: ImportReport
    remarks: list[Finding]
    undone_at: datetime | None
    undone_by: str
    is_last: bool


async def list_imports(town_id: UUID, stream: str | None = None) -> list[PastImport]:
    """Return the files that were taken in, of one stream or all, the last first."""
    async with unit_of_work(town_id) as uow:
        return [_past(row) for row in await uow.connection.fetch(_LIST, stream)]


async def find_import(town_id: UUID, import_id: UUID) -> PastImport | None:
    """Return a file that was taken in, if there is one of that id."""
    async with unit_of_work(town_id) as uow:
        row = await uow.connection.fetchrow(_ONE, import_id)
    return _past(row) if row else None


async def undo_import(town: Town, import_id: UUID, *, author: str) -> PastImport:
    """Make what stood before the import stand again; once, however often it is asked.

    Raises:
        UnknownImport: There is none of that id.
        LaterImport: Another one of the stream stands on it.
        SectorsChangedSince: A sector of it was changed since.
        ChangesSince: A day that only it brought was moved or cancelled since.
    """
    async with unit_of_work(town.id) as uow:
        past = await find_import(town.id, import_id)
        if past is None:
            raise UnknownImport
        target = await open_stream(uow, town, past.stream, author)
        past = await find_import(town.id, import_id) or past  # again: somebody else may just have undone it
        if past.undone_at is None:
            await _undo(uow, town, target, past)
    return await find_import(town.id, import_id) or past


async def _undo(uow: UnitOfWork, town: Town, target: Target, past: PastImport) -> None:
    if not past.is_last:
        raise LaterImport
    memory = await uow.connection.fetchrow(_MEMORY, past.id)
    if memory is None:
        raise UnknownImport
    stood = msgspec.json.decode(memory["before"], type=list[SectorBefore])
    held = await read_held(uow, town.slug, target.stream, target.today)
    touched = {each.code: held[each.code] for each in stood if each.code in held}
    if digest(touched, with_changes=False) != memory["after"]:
        raise SectorsChangedSince
    for each in stood:
        sector = each.sector or NewSector(code=each.code, name=touched[each.code].name if each.code in touched else "")
        await set_sector(target.town_id, target.stream_id, sector)
        await keep_feed(uow, target, each.code, each.feed)
    await _check_decided_since(uow, target, past.made_at, touched, stood)
    await withdraw_changes(target.town_id, memory["added"], author=target.author, origin="import")
    await add_changes_with_ids(target.town_id, await _made_anew(uow, memory["withdrawn"]), "import")
    await uow.connection.execute(_MARK, past.id, clock.now(), target.author)
    await refresh_zones(target.town_id)


async def _made_anew(uow: UnitOfWork, ids: Sequence[UUID]) -> list[tuple[UUID, PickupChange]]:
    rows = await uow.connection.fetch(_CHANGES, ids)
    return [(new_id(), msgspec.structs.replace(as_change(row), made_at=clock.now(), withdrawn_at=None)) for row in rows]


async def _check_decided_since(
    uow: UnitOfWork, target: Target, since: datetime, touched: Mapping[str, HeldSector], stood: Sequence[SectorBefore]
) -> None:
    """Refuse to take away a day that somebody decided about since it was there."""
    before = {each.code: each.sector for each in stood}
    for row in await uow.connection.fetch(_DECIDED_SINCE, since, target.stream):
        change = as_change(row)
        for code, held in touched.items():
            if change.sector not in {None, code} or not _plans(held.sector, change.planned_on):
                continue
            if not _plans(before[code], change.planned_on):
                raise ChangesSince


def _plans(sector: NewSector | None, on: date) -> bool:
    return sector is not None and bool(planned_days(sector.rules, on, on + timedelta(days=1)))


def _past(row: Record) -> PastImport:
    return PastImport(
        id=row["id"],
        stream=row["stream"],
        file_name=row["file_name"],
        format=row["format"],
        sha256=row["sha256"],
        author=row["author"],
        made_at=row["made_at"],
        report=msgspec.json.decode(row["counts"], type=ImportReport),
        remarks=msgspec.json.decode(row["remarks"], type=list[Finding]),
        undone_at=row["undone_at"],
        undone_by=row["undone_by"],
        is_last=row["is_last"],
    )
