"""The calendar of one household, for whatever leaves the app: feeds, the printed page, reminders.

It is asked for as coarsely as it can be: a zone, a street where one was told, the size of the building. Never a civic
number: the town need not know where anybody lives.
"""

from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime
from uuid import UUID

import msgspec

from parvis.database.unit_of_work import unit_of_work
from parvis.kernel.places import fold
from parvis.waste.errors import UnknownZone
from parvis.waste.rules.pickups import Pickup, PickupChange, calendar, taken_back
from parvis.waste.schemas import Dwellings, StreetKey, ZoneKey
from parvis.waste.services.calendars import SectorOfTown, concerning, moments, read_sectors
from parvis.waste.services.changes import read_changes

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""Before any calendar: a zone that no sector covers has nothing that could change."""


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
    """Return the calendar of each household, as `read_household` does, however many they are in three queries.

    Those that see the same are computed once; one whose zone is no more is not among them.
    """
    async with unit_of_work(town_id) as uow:
        zones = await uow.connection.fetch(
            "select key, sector_ids from waste_zone where key = any($1)", list({each.zone for each in households})
        )
        known = await read_sectors(uow, slug, [sector_id for zone in zones for sector_id in zone["sector_ids"]])
        decided = await read_changes(uow)
    grounds = {}
    for zone in zones:
        sectors = [sector for sector in known if sector.id in zone["sector_ids"]]
        grounds[zone["key"]] = sectors, concerning(sectors, decided)
    named = {street_key(street) for change in decided for street in change.streets}
    found: dict[Household, HouseholdCalendar] = {}
    for household in households:
        if household.zone not in grounds:
            continue
        alike = household if household.street in named else msgspec.structs.replace(household, street="")
        if alike not in found:
            found[alike] = _calendar_of(alike, *grounds[household.zone], from_on, until_on)
        found[household] = found[alike]
    return {household: found[household] for household in households if household in found}


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
