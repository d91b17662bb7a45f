"""Every sector's pickups over a stretch of days, for the console's calendar."""

from collections.abc import Sequence
from datetime import date, timedelta

from parvis.database.unit_of_work import UnitOfWork, unit_of_work
from parvis.towns.services import get_town
from parvis.waste.change_schemas import CollectionMonth, DayOff, MonthSector
from parvis.waste.errors import StretchTooLong
from parvis.waste.rules.holidays_off import holidays_of
from parvis.waste.rules.pickups import PickupChange, calendar
from parvis.waste.rules.reasons import COMMON_REASONS
from parvis.waste.services.calendars import (
    SectorOfTown,
    concerning,
    read_sectors,
    refuse_far_days,
    shown_pickup,
    street_changes,
)
from parvis.waste.services.changes import read_changes
from parvis.waste.services.streams import get_stream_id
from parvis.waste.services.touched import count_addresses_by_sector
from parvis.web.current_town import ServedTown

_LONGEST = timedelta(days=62)
_AHEAD = timedelta(days=35)
"""How far a moved pickup may look for its new day."""


async def read_month(town: ServedTown, stream: str | None, from_on: date, until_on: date) -> CollectionMonth:
    """Return the pickups from `from_on` until before `until_on`, of one stream or of all.

    Raises:
        StretchTooLong: More than two months, or none.
        DayTooFar: It lies where no town has a schedule.
        UnknownStream: The town has none of that code.
    """
    if not timedelta() < until_on - from_on <= _LONGEST:
        raise StretchTooLong
    refuse_far_days(from_on, until_on)
    async with unit_of_work(town.id) as uow:
        if stream is not None:
            await get_stream_id(town.id, stream)
        sectors = [each for each in await read_sectors(uow, town.slug) if stream in {None, each.plan.stream}]
        changes = concerning(sectors, await read_changes(uow))
        in_each = await count_addresses_by_sector(uow)
        days_off = await _days_off(uow, town, from_on, until_on)
    near = _near(changes, from_on, until_on)
    pickups = [pickup for each in sectors for pickup in calendar(each.plan, near, from_on, until_on)]
    return CollectionMonth(
        from_on=from_on,
        until_on=until_on,
        sectors=[_sector(each, in_each.get(each.id, 0)) for each in sectors],
        pickups=sorted((shown_pickup(each) for each in pickups), key=lambda each: (each.on, each.stream, each.sector)),
        street_changes=street_changes(sectors, near, from_on, until_on),
        holidays=days_off,
        reasons=list(COMMON_REASONS),
    )


def _near(changes: Sequence[PickupChange], from_on: date, until_on: date) -> list[PickupChange]:
    """Return all that was decided about the days of the stretch, and about those that move into it."""
    days = {each.planned_on for each in changes if each.new_on and from_on <= each.new_on < until_on}
    return [each for each in changes if from_on <= each.planned_on < until_on or each.planned_on in days]


def _sector(sector: SectorOfTown, addresses: int) -> MonthSector:
    plan = sector.plan
    return MonthSector(
        id=sector.key, stream=plan.stream, code=plan.sector, name=sector.name or plan.sector, addresses=addresses
    )


async def _days_off(uow: UnitOfWork, town: ServedTown, from_on: date, until_on: date) -> list[DayOff]:
    region = (await get_town(town.id)).profile.region
    chosen = {row["holiday"] for row in await uow.connection.fetch("select holiday from waste_holiday_choice")}
    return [
        DayOff(on=holiday.on, words=holiday.words, is_off=holiday.key in chosen)
        for year in sorted({from_on.year, (until_on + _AHEAD).year})
        for holiday in holidays_of(region, year)
        if from_on <= holiday.on < until_on + _AHEAD
    ]
