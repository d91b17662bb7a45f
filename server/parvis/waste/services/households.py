"""The calendar of one household, for whatever leaves the app: feeds, the printed page, reminders.

It is asked for as coarsely as it can be: a zone, a street where one was told, the size of the building. Never a civic
number: the town need not know where anybody lives.
"""

from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime
from uuid import UUID

import msgspec

from parvis.database.unit_of_work import UnitOfWork, unit_of_work
from parvis.kernel.places import fold
from parvis.waste.errors import UnknownZone
from parvis.waste.rules.pickups import Pickup, PickupChange, calendar, taken_back
from parvis.waste.schemas import Dwellings, StreetKey, ZoneKey
from parvis.waste.services.calendars import SectorOfTown, concerning, moments, read_sectors
from parvis.waste.services.changes import read_changes

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""Before any calendar: a zone that no sector covers has nothing that could change."""

_ZONES_OF_STREETS = """
select distinct s.folded, z.key from towns_street s
join towns_address a on a.street_id = s.id
join waste_address_zone az on az.address_id = a.id
join waste_zone z on z.id = az.zone_id
where s.folded = any($1)
"""


class Household(msgspec.Struct, frozen=True, kw_only=True):
    """For whom a calendar is.

    Args:
        zone: The key of its set of sectors.
        street: Its street as `street_key` writes it; empty where it was not told, which hides what only some streets
            have.
        dwellings: How many its building has; 0 where it was not told: pickups for any size are then shown.
    """

    zone: ZoneKey
    street: StreetKey = ""
    dwellings: Dwellings = 0


class HouseholdCalendar(msgspec.Struct, frozen=True, kw_only=True):
    """What goes out at a household.

    Args:
        pickups: In order; moved and cancelled ones too.
        taken_back: Days that were added and are no more, cancelled: for calendars that were fetched in between.
        changed_at: When anything in it was last decided; long ago where nothing ever was.
    """

    sectors: list[SectorOfTown]
    pickups: list[Pickup]
    taken_back: list[Pickup]
    changed_at: datetime


def street_key(name: str) -> str:
    """Return a street's name as it stands in an address bar: `rue-du-moulin`."""
    return fold(name).replace(" ", "-")


async def read_zones_of(uow: UnitOfWork, streets: Collection[StreetKey]) -> dict[StreetKey, set[ZoneKey]]:
    """Return in which zones these streets lie."""
    zones: dict[StreetKey, set[ZoneKey]] = {}
    for row in await uow.connection.fetch(_ZONES_OF_STREETS, [street.replace("-", " ") for street in streets]):
        zones.setdefault(street_key(row["folded"]), set()).add(row["key"])
    return zones


def zone_now(told: ZoneKey, zones: Collection[ZoneKey]) -> ZoneKey | None:
    """Return the zone of a household of today, where the sectors may have been redrawn since it told one.

    The one it told while its street lies there, or the only one in which the whole street now lies. Where it lies in
    several, None: to guess would put out the wrong bin, in silence.

    Args:
        told: The zone as it was.
        zones: Those of its street; none where the street is not known.
    """
    if not zones or told in zones:
        return told
    return next(iter(zones)) if len(zones) == 1 else None


async def read_household(
    town_id: UUID, slug: str, household: Household, from_on: date, until_on: date
) -> HouseholdCalendar:
    """Return the pickups of a household from `from_on` until before `until_on`.

    Raises:
        UnknownZone: No address lies in such a zone.
    """
    async with unit_of_work(town_id) as uow:
        ids = await uow.connection.fetchval("select sector_ids from waste_zone where key = $1", household.zone)
        if ids is None:
            raise UnknownZone
        sectors = await read_sectors(uow, slug, ids)
        changes = concerning(sectors, await read_changes(uow))
    return _calendar_of(household, sectors, changes, from_on, until_on)


async def read_households(
    town_id: UUID, slug: str, households: Collection[Household], from_on: date, until_on: date
) -> dict[Household, HouseholdCalendar]:
    """Return the calendar of each household, however many they are in four queries.

    Those that see the same are computed once. One whose sectors were redrawn is followed by its street; where that does
    not say in which zone it lies now, it is not among them.
    """
    async with unit_of_work(town_id) as uow:
        streets = await read_zones_of(uow, {each.street for each in households if each.street})
        zone_of = {each: zone_now(each.zone, streets.get(each.street, set())) for each in households}
        zones = await uow.connection.fetch(
            "select key, sector_ids from waste_zone where key = any($1)", list({*zone_of.values()} - {None})
        )
        known = await read_sectors(uow, slug, [sector_id for zone in zones for sector_id in zone["sector_ids"]])
        decided = await read_changes(uow)
    grounds = {}
    for zone in zones:
        sectors = [sector for sector in known if sector.id in zone["sector_ids"]]
        grounds[zone["key"]] = sectors, concerning(sectors, decided)
    named = {street_key(street) for change in decided for street in change.streets}
    computed: dict[Household, HouseholdCalendar] = {}
    found: dict[Household, HouseholdCalendar] = {}
    for household, zone_key in zone_of.items():
        if zone_key not in grounds:
            continue
        alike = msgspec.structs.replace(
            household, zone=zone_key, street=household.street if household.street in named else ""
        )
        if alike not in computed:
            computed[alike] = _calendar_of(alike, *grounds[zone_key], from_on, until_on)
        found[household] = computed[alike]
    return found


def _calendar_of(
    household: Household,
    sectors: list[SectorOfTown],
    changes: Sequence[PickupChange],
    from_on: date,
    until_on: date,
) -> HouseholdCalendar:
    named = {street_key(street): street for change in changes for street in change.streets}
    street = named.get(household.street)
    pickups = [
        pickup
        for sector in sectors
        for pickup in calendar(sector.plan, changes, from_on, until_on, street=street)
        if pickup.is_for(household.dwellings)
    ]
    return HouseholdCalendar(
        sectors=sectors,
        pickups=sorted(pickups, key=lambda each: (each.on, each.stream, each.sector)),
        taken_back=[
            pickup
            for sector in sectors
            for pickup in taken_back(sector.plan, changes, from_on, until_on, street=street)
            if pickup.is_for(household.dwellings)
        ],
        changed_at=max([*(sector.changed_at for sector in sectors), *moments(changes)], default=_NEVER),
    )
