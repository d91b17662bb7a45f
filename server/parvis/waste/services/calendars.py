"""What goes out on which day in a zone: the dataset `waste.calendar`."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from asyncpg import Record

from parvis.database.unit_of_work import UnitOfWork, unit_of_work
from parvis.kernel import clock
from parvis.kernel.language import Words
from parvis.waste.errors import DayTooFar, UnknownZone
from parvis.waste.rules.pickups import Pickup, PickupChange, Rule, SectorPlan, SetOut, calendar
from parvis.waste.schemas import CalendarPickup, CalendarSector, StreetChange, ZoneCalendar
from parvis.waste.services.changes import read_changes
from parvis.web.current_town import ServedTown

_MONTHS_BEHIND, _MONTHS_AHEAD = 1, 14
_FIRST, _LAST = date(2000, 1, 1), date(2100, 1, 1)
"""What staff may look at: no town has a schedule outside, and computing with dates ends in the year 9999."""

_SECTORS = """
select r.id, s.code as stream, r.code, r.name, r.note, r.changed_at, s.set_out,
    array(select rule::text from waste_rule where sector_id = r.id order by position) as rules
from waste_sector r join waste_stream s on s.id = r.stream_id
where $1::uuid[] is null or r.id = any($1) order by s.position, r.code
"""


class SectorOfTown(msgspec.Struct, frozen=True, kw_only=True):
    """A sector with all that its calendar needs."""

    id: UUID
    plan: SectorPlan
    name: str
    note: Words | None
    changed_at: datetime

    @property
    def key(self) -> str:
        """Return `stream/sector`."""
        return f"{self.plan.stream}/{self.plan.sector}"


async def read_sectors(uow: UnitOfWork, town: str, ids: Sequence[UUID] | None = None) -> list[SectorOfTown]:
    """Return the sectors of these ids, or all, in the order of their streams."""
    return [_sector(row, town) for row in await uow.connection.fetch(_SECTORS, None if ids is None else list(ids))]


def _sector(row: Record, town: str) -> SectorOfTown:
    plan = SectorPlan(
        town=town,
        stream=row["stream"],
        sector=row["code"],
        set_out=msgspec.json.decode(row["set_out"], type=SetOut),
        rules=tuple(msgspec.json.decode(rule, type=Rule) for rule in row["rules"]),
    )
    note = msgspec.json.decode(row["note"], type=Words) if row["note"] else None
    return SectorOfTown(id=row["id"], plan=plan, name=row["name"], note=note, changed_at=row["changed_at"])


async def build_calendar(served: ServedTown, key: str | None) -> ZoneCalendar:
    """Return a zone's calendar from the month before this one until fourteen months ahead.

    It begins with a month, so that it stays the same, ETag and all, for as long as nothing changes.

    Raises:
        UnknownZone: No address lies in such a zone.
    """
    from_on, until_on = calendar_stretch(clock.today(served.time_zone))
    async with unit_of_work(served.id) as uow:
        ids = await uow.connection.fetchval("select sector_ids from waste_zone where key = $1", key)
        if ids is None:
            raise UnknownZone
        sectors = await read_sectors(uow, served.slug, ids)
        changes = concerning(sectors, await read_changes(uow))
    pickups = [pickup for sector in sectors for pickup in calendar(sector.plan, changes, from_on, until_on)]
    month_began = datetime.combine(from_on, time(), ZoneInfo(served.time_zone)).astimezone(UTC)
    return ZoneCalendar(
        zone=key or "",
        made_at=max([month_began, *(sector.changed_at for sector in sectors), *moments(changes)]),
        from_on=from_on,
        until_on=until_on,
        sectors=[shown_sector(sector) for sector in sectors],
        pickups=sorted((shown_pickup(pickup) for pickup in pickups), key=lambda each: (each.on, each.stream)),
        street_changes=street_changes(sectors, changes, from_on, until_on),
    )


def calendar_stretch(today: date) -> tuple[date, date]:
    """Return the first day that calendars show, and the one that they show no more."""
    month = today.year * 12 + today.month - 1
    first, last = month - _MONTHS_BEHIND, month + _MONTHS_AHEAD
    return date(first // 12, first % 12 + 1, 1), date(last // 12, last % 12 + 1, 1)


def refuse_far_days(*days: date | None) -> None:
    """Refuse days on which no town has a schedule to read.

    Raises:
        DayTooFar: One is before the year 2000, or after it became 2100.
    """
    if not all(_FIRST <= day <= _LAST for day in days if day):
        raise DayTooFar


def concerning(sectors: Sequence[SectorOfTown], changes: Sequence[PickupChange]) -> list[PickupChange]:
    """Return the changes of these sectors, or of a street in them: others must not make the calendar new."""
    plans = [sector.plan for sector in sectors]
    return [
        change
        for change in changes
        if any(change.stream in {None, plan.stream} and change.sector in {None, plan.sector} for plan in plans)
    ]


def moments(changes: Sequence[PickupChange]) -> list[datetime]:
    """Return when anything was decided or taken back."""
    return [moment for change in changes for moment in (change.made_at, change.withdrawn_at) if moment]


def shown_sector(sector: SectorOfTown) -> CalendarSector:
    """Return a sector as people read it."""
    plan = sector.plan
    return CalendarSector(id=sector.key, stream=plan.stream, code=plan.sector, name=sector.name, note=sector.note)


def shown_pickup(pickup: Pickup) -> CalendarPickup:
    """Return a pickup as people read it, with hours even where the town says none."""
    return CalendarPickup(
        uid=pickup.uid,
        stream=pickup.stream,
        sector=f"{pickup.stream}/{pickup.sector}",
        on=pickup.on,
        planned_on=pickup.planned_on,
        state=pickup.state,
        reason=pickup.reason,
        sequence=pickup.sequence,
        set_out_from=pickup.set_out.opens or "00:00",
        set_out_from_day_before=pickup.set_out.opens_day_before,
        set_out_until=pickup.set_out.closes or "23:59",
        only_for=list(pickup.buildings),
    )


def street_changes(
    sectors: Sequence[SectorOfTown], changes: Sequence[PickupChange], from_on: date, until_on: date
) -> list[StreetChange]:
    """Return, for each street that a change names, the pickups that differ there."""
    found = []
    for street in sorted({street for change in changes for street in change.streets}):
        for sector in sectors:
            usual = calendar(sector.plan, changes, from_on, until_on)
            here = calendar(sector.plan, changes, from_on, until_on, street=street)
            found += [StreetChange(streets=[street], pickup=shown_pickup(each)) for each in here if each not in usual]
    return found
