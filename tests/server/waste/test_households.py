"""The calendar of one household: its zone, its street, the size of its building, and never a number."""

from datetime import date, timedelta

import pytest

from parvis.kernel.clock import FakeClock
from parvis.towns.services import Town, replace_streets
from parvis.waste.errors import UnknownZone
from parvis.waste.rules.pickups import Buildings, Pickup, PickupChange, Rule
from parvis.waste.rules.recurrence import Weekly
from parvis.waste.services import (
    Household,
    NewSector,
    add_changes,
    build_addresses,
    get_stream_id,
    read_household,
    refresh_zones,
    set_sector,
    set_streams,
    street_key,
)
from tests.server.waste.factories import a_stream, an_address

MONDAY, NEXT_MONDAY = date(2026, 11, 30), date(2026, 12, 7)


@pytest.fixture
async def zone(town: Town, clock: FakeClock) -> str:
    """A zone whose garbage goes on Mondays, and on Tuesdays too for buildings of nine dwellings or more."""
    await set_streams(town.id, [a_stream("ordures")])
    await replace_streets(town.id, [an_address(12, 0.5, 0.5), an_address(3, 0.5, 0.6, "rue de l’Église")])
    large = Buildings(words={"fr": "9 logements et plus"}, dwellings_min=9)
    rules = (Rule(recurrence=Weekly((1,))), Rule(recurrence=Weekly((2,)), buildings=large))
    sector = NewSector(code="centre", name="Centre", is_everywhere=True, rules=rules)
    await set_sector(town.id, await get_stream_id(town.id, "ordures"), sector)
    await refresh_zones(town.id)
    return (await build_addresses(town.as_served(), None)).zones[0].key


async def days_of(town: Town, household: Household) -> list[date]:
    return [pickup.on for pickup in await read(town, household) if pickup.state != "cancelled"]


async def read(town: Town, household: Household) -> list[Pickup]:
    return (await read_household(town.id, town.slug, household, MONDAY, NEXT_MONDAY)).pickups


async def test_a_small_house_does_not_put_out_the_bins_of_large_buildings(town: Town, zone: str) -> None:
    assert await days_of(town, Household(zone=zone, dwellings=1)) == [MONDAY]
    assert await days_of(town, Household(zone=zone, dwellings=9)) == [MONDAY, MONDAY + timedelta(days=1)]
    assert await days_of(town, Household(zone=zone)) == [MONDAY, MONDAY + timedelta(days=1)]


async def test_what_changes_in_one_street_is_seen_there_only(town: Town, zone: str, clock: FakeClock) -> None:
    change = PickupChange(
        kind="moved",
        planned_on=MONDAY,
        new_on=date(2026, 12, 3),
        stream="ordures",
        streets=("rue de l’Église",),
        reason={"fr": "Travaux"},
        author="Chloé",
        made_at=clock(),
    )
    await add_changes(town.id, [change], "staff")
    church = Household(zone=zone, street=street_key("Rue de l’Église"), dwellings=1)
    assert await days_of(town, church) == [date(2026, 12, 3)]
    assert await days_of(town, Household(zone=zone, street=street_key("rue du Moulin"), dwellings=1)) == [MONDAY]
    moved = (await read(town, church))[0]
    assert (moved.planned_on, moved.sequence, moved.changed_at) == (MONDAY, 1, clock())


async def test_a_zone_that_is_no_more_is_not_found(town: Town, zone: str) -> None:
    with pytest.raises(UnknownZone):
        await read(town, Household(zone="aaaa"))
