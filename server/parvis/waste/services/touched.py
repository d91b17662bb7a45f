"""Whom a change touches: which pickups become other than they are, and how many addresses have them."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import msgspec

from parvis.database.unit_of_work import UnitOfWork
from parvis.waste.rules.pickups import Pickup, PickupChange, calendar
from parvis.waste.services.calendars import SectorOfTown

_DAY = timedelta(days=1)
_ADDRESSES = """
select count(distinct a.id) as addresses, count(distinct a.id) filter (where d.id is null) as in_no_district,
    array_agg(distinct d.code) filter (where d.id is not null) as districts
from jsonb_to_recordset($1::jsonb) as touched (sector uuid, only_in text[], spared text[])
join waste_zone z on touched.sector = any(z.sector_ids) join waste_address_zone az on az.zone_id = z.id
join towns_address a on a.id = az.address_id join towns_street s on s.id = a.street_id
left join towns_district d on d.id = a.district_id
where (cardinality(touched.only_in) = 0 or s.name = any(touched.only_in)) and s.name <> all(touched.spared)
"""
_SECTORS_OF_STREETS = """
select distinct sector_id from waste_address_zone az join waste_zone z on z.id = az.zone_id
join towns_address a on a.id = az.address_id join towns_street s on s.id = a.street_id
cross join unnest(z.sector_ids) as sector_id where s.name = any($1::varchar[])
"""
_IN_EACH = """
select sector_id, count(*) as addresses from waste_address_zone az join waste_zone z on z.id = az.zone_id
cross join unnest(z.sector_ids) as sector_id group by sector_id
"""


class TouchedPickup(msgspec.Struct, frozen=True, kw_only=True):
    """A sector's pickup before and after a change.

    Args:
        before: None where the change adds it.
        only_in: In these streets only; empty is the whole sector.
        spared: But not in these streets, where a nearer change stands.
    """

    sector: SectorOfTown
    before: Pickup | None
    after: Pickup
    only_in: tuple[str, ...] = ()
    spared: tuple[str, ...] = ()


class Ground(msgspec.Struct, frozen=True, kw_only=True):
    """Who lives where a change is felt.

    Args:
        districts: Their districts' codes; empty where somebody lives in none.
    """

    addresses: int
    districts: tuple[str, ...]


def concerned(change: PickupChange, sectors: Iterable[SectorOfTown]) -> list[SectorOfTown]:
    """Return the sectors that a change names: one, those of a stream, or all."""
    return [
        sector
        for sector in sectors
        if change.stream in {None, sector.plan.stream} and change.sector in {None, sector.plan.sector}
    ]


def planned_pickup(
    sector: SectorOfTown, changes: Sequence[PickupChange], on: date, street: str | None = None
) -> Pickup | None:
    """Return the pickup whose planned day is `on`, wherever it went since; None where there is none."""
    found = calendar(sector.plan, changes, on, on + _DAY, street=street)
    return next((pickup for pickup in found if pickup.planned_on == on), None)


def touched_pickups(
    change: PickupChange, others: Iterable[PickupChange], sectors: Sequence[SectorOfTown]
) -> list[TouchedPickup]:
    """Return the pickups of the sectors that the change makes other than the rest of the town's changes leave them.

    Where a nearer change stands, nothing becomes other. Of several streets, the first that differs shows.
    """
    of_the_day = [other for other in others if other.planned_on == change.planned_on]
    streets_apart = {street for other in of_the_day for street in other.streets}
    found = []
    for sector in concerned(change, sectors):
        streets = [(street, _in_street(sector, of_the_day, change, street)) for street in change.streets or (None,)]
        touched = [(street, both) for street, both in streets if both]
        if not touched:
            continue
        spared = () if change.streets else streets_apart
        found.append(
            TouchedPickup(
                sector=sector,
                before=touched[0][1][0],
                after=touched[0][1][1],
                only_in=tuple(street for street, _ in touched if street),
                spared=tuple(street for street in sorted(spared) if not _in_street(sector, of_the_day, change, street)),
            )
        )
    return found


def _in_street(
    sector: SectorOfTown, others: Sequence[PickupChange], change: PickupChange, street: str | None
) -> tuple[Pickup | None, Pickup] | None:
    """Return a sector's pickup before and after a change in one street, or usually; None where it stays as it is."""
    before = planned_pickup(sector, others, change.planned_on, street)
    after = planned_pickup(sector, [*others, change], change.planned_on, street)
    if after is None or (before and _looks(before) == _looks(after)):
        return None
    return before, after


def _looks(pickup: Pickup) -> tuple[object, ...]:
    return pickup.on, pickup.state, pickup.reason


async def sectors_of_streets(
    uow: UnitOfWork, change: PickupChange, sectors: Sequence[SectorOfTown]
) -> list[SectorOfTown]:
    """Return those of `sectors` in which somebody lives in the change's streets; all, where it names none."""
    if not change.streets:
        return list(sectors)
    rows = await uow.connection.fetch(_SECTORS_OF_STREETS, list(change.streets))
    ids = {row["sector_id"] for row in rows}
    return [sector for sector in sectors if sector.id in ids]


async def measure_ground(uow: UnitOfWork, pickups: Iterable[TouchedPickup]) -> Ground:
    """Count the addresses whose pickup becomes other than it is."""
    touched = [{"sector": each.sector.id, "only_in": each.only_in, "spared": each.spared} for each in pickups]
    [row] = await uow.connection.fetch(_ADDRESSES, msgspec.json.encode(touched).decode())
    districts = () if row["in_no_district"] else tuple(row["districts"] or ())
    return Ground(addresses=row["addresses"], districts=districts)


async def count_addresses_by_sector(uow: UnitOfWork) -> dict[object, int]:
    """Return how many addresses lie in each sector, by its id."""
    return {row["sector_id"]: row["addresses"] for row in await uow.connection.fetch(_IN_EACH)}
