"""The audit trail, read from the facts: nothing is written twice, so nothing can be said that did not happen.

A change, an import and a decision about holidays each keep who, when and why; none of them is ever deleted. What a
decision about holidays or an import did to single days is told once, by that act.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Annotated
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from asyncpg import Record
from msgspec import Meta

from parvis.database.unit_of_work import UnitOfWork, unit_of_work
from parvis.kernel.pages import Page, decode_cursor, encode_cursor
from parvis.waste.audit_schemas import AuditAct, AuditChange, AuditEntry, AuditHolidays, AuditImport
from parvis.waste.change_schemas import Told
from parvis.waste.holiday_schemas import SetHoliday
from parvis.waste.rules.audit_table import audit_csv
from parvis.waste.services.calendars import refuse_far_days
from parvis.waste.services.change_notices import read_told
from parvis.waste.services.changes import READ, as_change
from parvis.web.current_town import ServedTown

_PAGE, _MOST_ROWS = 50, 10_000

_ACTS = """
with act as (
    select c.id, 'change-decided' as act, c.made_at as at, c.author, s.code as stream
    from waste_change c left join waste_stream s on s.id = c.stream_id where c.origin in ('staff', 'demo')
    union all
    select c.id, 'change-withdrawn', c.withdrawn_at, c.withdrawn_by, s.code
    from waste_change c left join waste_stream s on s.id = c.stream_id
    where c.withdrawn_at is not null and coalesce(c.withdrawn_origin, 'staff') = 'staff'
    union all
    select id, 'holidays-decided', made_at, author, null from waste_holiday_decision
    union all
    select i.id, 'import-applied', i.made_at, i.author, s.code
    from waste_import i join waste_stream s on s.id = i.stream_id
    union all
    select i.id, 'import-undone', i.undone_at, i.undone_by, s.code
    from waste_import i join waste_stream s on s.id = i.stream_id where i.undone_at is not null
)
select id, act, at, author, stream from act
where ($1::text is null or stream is null or stream = $1)
    and ($2::timestamptz is null or at >= $2) and ($3::timestamptz is null or at < $3)
    and ($4::timestamptz is null or (at, id, act) < ($4, $5::uuid, $6::text))
order by at desc, id desc, act desc limit $7
"""
_DECISIONS = "select id, before, after, added, withdrawn from waste_holiday_decision where id = any($1)"
_IMPORTS = "select id, file_name, counts from waste_import where id = any($1)"


class AuditFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which acts: about a stream (those about all of them too), from a day on, until before another."""

    stream: str | None = None
    from_on: date | None = None
    until_on: date | None = None


class _Place(msgspec.Struct, frozen=True):
    """Where a page ends."""

    at: Annotated[datetime, Meta(tz=True)]
    id: UUID
    act: AuditAct


async def list_audit(town: ServedTown, wanted: AuditFilter, cursor: str | None) -> Page[AuditEntry]:
    """Return a page of what was done, the last first.

    Raises:
        BadCursor: The cursor is not one of ours.
        DayTooFar: The stretch begins or ends where nothing was ever done.
    """
    place = decode_cursor(cursor, _Place) if cursor else None
    async with unit_of_work(town.id) as uow:
        rows = await _acts(uow, town, wanted, place, _PAGE + 1)
        entries = await _entries(uow, town, rows[:_PAGE])
    if len(rows) <= _PAGE:
        return Page(entries)
    last = entries[-1]
    return Page(entries, encode_cursor(_Place(last.at, last.id, last.act)))


async def export_audit(town: ServedTown, wanted: AuditFilter, language: str) -> bytes:
    """Return what was done as a table that any spreadsheet opens, and that none runs; ten thousand rows at most.

    Raises:
        DayTooFar: As `list_audit`.
    """
    async with unit_of_work(town.id) as uow:
        entries = await _entries(uow, town, await _acts(uow, town, wanted, None, _MOST_ROWS))
    return audit_csv(entries, language, ZoneInfo(town.time_zone))


async def _acts(
    uow: UnitOfWork, town: ServedTown, wanted: AuditFilter, place: _Place | None, most: int
) -> list[Record]:
    refuse_far_days(wanted.from_on, wanted.until_on)
    zone = ZoneInfo(town.time_zone)
    since, until = (datetime.combine(day, time(), zone) if day else None for day in (wanted.from_on, wanted.until_on))
    after = (place.at, place.id, place.act) if place else (None, None, None)
    return await uow.connection.fetch(_ACTS, wanted.stream, since, until, *after, most)


async def _entries(uow: UnitOfWork, town: ServedTown, rows: Sequence[Record]) -> list[AuditEntry]:
    ids = [row["id"] for row in rows]
    changes = {row["id"]: row for row in await uow.connection.fetch(f"{READ} where c.id = any($1)", ids)}
    decisions = {row["id"]: row for row in await uow.connection.fetch(_DECISIONS, ids)}
    told = await read_told(town, changes.values())
    imports = {row["id"]: row for row in await uow.connection.fetch(_IMPORTS, ids)}
    found = []
    for row in rows:
        change, decision, imported = (known.get(row["id"]) for known in (changes, decisions, imports))
        found.append(
            AuditEntry(
                id=row["id"],
                act=msgspec.convert(row["act"], AuditAct),
                at=row["at"],
                author=row["author"],
                stream=row["stream"],
                change=_change(change, told) if change else None,
                holidays=_holidays(decision) if decision else None,
                file=AuditImport(file_name=imported["file_name"], counts=msgspec.json.decode(imported["counts"]))
                if imported
                else None,
            )
        )
    return found


def _change(row: Record, told: Mapping[UUID, Told]) -> AuditChange:
    change = as_change(row)
    return AuditChange(
        kind=change.kind,
        planned_on=change.planned_on,
        new_on=change.new_on,
        stream=change.stream,
        sector=change.sector,
        streets=list(change.streets),
        reason=change.reason,
        told=told.get(row["notice_id"]),
    )


def _holidays(row: Record) -> AuditHolidays:
    before, after = (msgspec.json.decode(row[name], type=list[SetHoliday]) for name in ("before", "after"))
    return AuditHolidays(before=before, after=after, added=row["added"], withdrawn=row["withdrawn"])
