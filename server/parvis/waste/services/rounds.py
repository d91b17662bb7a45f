"""The rounds of a few days, for the phones of crews."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from parvis.database.unit_of_work import UnitOfWork, unit_of_work
from parvis.kernel import clock
from parvis.waste.passage_schemas import Round, Rounds
from parvis.waste.rules.pickups import Pickup, PickupChange, calendar
from parvis.waste.services.calendars import SectorOfTown, read_sectors
from parvis.waste.services.changes import read_changes
from parvis.waste.services.passages import read_marks
from parvis.web.current_town import ServedTown

_DAYS_BEHIND, _DAYS_AHEAD = 1, 4
"""Yesterday, for what is finished today; and a long weekend, for a phone that starts without network."""

_STREETS = """
select r.id as sector_id, array_agg(distinct s.name order by s.name) as streets
from waste_sector r
join waste_zone z on r.id = any(z.sector_ids)
join waste_address_zone az on az.zone_id = z.id
join towns_address a on a.id = az.address_id
join towns_street s on s.id = a.street_id
group by r.id
"""


async def list_rounds(served: ServedTown) -> Rounds:
    """Return yesterday's rounds and those of the days to come, with every mark made of them."""
    today = clock.today(served.time_zone)
    from_on, until_on = today - timedelta(days=_DAYS_BEHIND), today + timedelta(days=_DAYS_AHEAD)
    since = datetime.combine(from_on, time(), ZoneInfo(served.time_zone))
    async with unit_of_work(served.id) as uow:
        sectors = await read_sectors(uow, served.slug)
        changes = await read_changes(uow)
        streets = await _streets_of_sectors(uow)
        marks = await read_marks(uow, since)
    rounds = [
        each for sector in sectors for each in _rounds(sector, streets.get(sector.id, []), changes, from_on, until_on)
    ]
    return Rounds(rounds=sorted(rounds, key=lambda each: each.on), marks=marks)


async def _streets_of_sectors(uow: UnitOfWork) -> Mapping[UUID, list[str]]:
    return {row["sector_id"]: row["streets"] for row in await uow.connection.fetch(_STREETS)}


def _rounds(
    sector: SectorOfTown, streets: Sequence[str], changes: Sequence[PickupChange], from_on: date, until_on: date
) -> list[Round]:
    """Return a sector's rounds; a street whose pickup is on another day is in that day's round."""
    named = {street for change in changes for street in change.streets}
    usual = calendar(sector.plan, changes, from_on, until_on)
    served: dict[tuple[str, date], tuple[Pickup, list[str]]] = {}
    for street in streets:
        here = calendar(sector.plan, changes, from_on, until_on, street=street) if street in named else usual
        for pickup in here:
            if pickup.state != "cancelled" and from_on <= pickup.on < until_on:
                served.setdefault((pickup.uid, pickup.on), (pickup, []))[1].append(street)
    return [
        Round(
            uid=pickup.uid,
            stream=pickup.stream,
            sector=pickup.sector,
            sector_name=sector.name,
            on=pickup.on,
            planned_on=pickup.planned_on,
            streets=of_round,
        )
        for pickup, of_round in served.values()
    ]
