"""The calendar of one household, for whatever leaves the app: feeds, the printed page, reminders.

It is asked for as coarsely as it can be: a zone, a street where one was told, the size of the building. Never a civic
number: the town need not know where anybody lives.
"""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from parvis.database.unit_of_work import unit_of_work
from parvis.kernel.places import fold
from parvis.waste.errors import UnknownZone
from parvis.waste.rules.pickups import Pickup, calendar
from parvis.waste.services.calendars import SectorOfTown, concerning, moments, read_sectors
from parvis.waste.services.changes import read_changes

ZoneKey = Annotated[str, Meta(pattern=r"^[a-z2-7]{1,20}$")]
StreetKey = Annotated[str, Meta(pattern=r"^[\w-]{0,120}$")]


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
    dwellings: Annotated[int, Meta(ge=0, le=9_999)] = 0


class HouseholdCalendar(msgspec.Struct, frozen=True, kw_only=True):
    """What goes out at a household.

    Args:
        pickups: In order; moved and cancelled ones too.
        changed_at: When anything in it was last decided.
    """

    sectors: list[SectorOfTown]
    pickups: list[Pickup]
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
        changed_at=max([*(sector.changed_at for sector in sectors), *moments(changes)]),
    )
