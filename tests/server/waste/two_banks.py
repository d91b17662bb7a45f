"""A town with a river through it: recycling on Mondays in the north, on Tuesdays in the south, garbage everywhere."""

from datetime import date
from typing import Any
from uuid import UUID

from parvis.towns.services import NewAddress, NewDistrict, Town, replace_streets, set_districts
from parvis.waste.rules.pickups import Rule
from parvis.waste.rules.recurrence import Weekly
from parvis.waste.services import NewSector, get_stream_id, refresh_zones, set_sector, set_streams
from tests.server.notices.phones import Phone
from tests.server.waste.factories import a_stream

MONDAY, TUESDAY = date(2026, 11, 30), date(2026, 12, 1)
REASON = {"fr": "Tempête", "en": "Storm"}
CHURCH, MILL, RIVER = "rue de l’Église", "rue du Moulin", "rue de la Rivière"


def _half(south: float, north: float) -> dict[str, Any]:
    corners = [[0.0, south], [1.0, south], [1.0, north], [0.0, north], [0.0, south]]
    return {"type": "Polygon", "coordinates": [corners]}


NORTH, SOUTH = _half(0.5, 1.0), _half(0.0, 0.5)


async def build_two_banks(town: Town) -> None:
    """Two houses in the north (Église, Moulin), three in the south (all on Rivière)."""
    await set_streams(town.id, [a_stream("recyclage"), a_stream("ordures")])
    north, south = {"fr": "Nord", "en": "North"}, {"fr": "Sud", "en": "South"}
    districts = [
        NewDistrict(code="rive-nord", name=north, polygon=NORTH),
        NewDistrict(code="rive-sud", name=south, polygon=SOUTH),
    ]
    await set_districts(town.id, districts)
    houses = [_house(1, 0.8, CHURCH, "rive-nord"), _house(2, 0.9, MILL, "rive-nord")]
    houses += [_house(number, 0.1 + number / 100, RIVER, "rive-sud") for number in (4, 6, 8)]
    await replace_streets(town.id, houses)
    recycling, garbage = await get_stream_id(town.id, "recyclage"), await get_stream_id(town.id, "ordures")
    await _sector(town.id, recycling, NewSector(code="nord", name="Nord", polygon=NORTH, rules=_on(1)))
    await _sector(town.id, recycling, NewSector(code="sud", name="Sud", polygon=SOUTH, rules=_on(2)))
    await _sector(town.id, garbage, NewSector(code="toute-la-ville", name="", is_everywhere=True, rules=_on(1, 4)))
    await refresh_zones(town.id)


def _house(number: int, lat: float, street: str, district: str) -> NewAddress:
    return NewAddress(street=street, number=number, lon=0.5, lat=lat, district=district)


async def _sector(town_id: UUID, stream_id: UUID, sector: NewSector) -> None:
    await set_sector(town_id, stream_id, sector)


def _on(*weekdays: int) -> tuple[Rule, ...]:
    return (Rule(recurrence=Weekly(weekdays)),)


async def phones_of_both_banks(town: Town) -> dict[str, Phone]:
    """Alice in the north, Bob in the south, a phone that tells no sector, and one that wants no collections."""
    served = town.as_served()
    garbage = "ordures/toute-la-ville"
    return {
        "alice": await Phone(served).subscribe("collection", sectors=("recyclage/nord", garbage)),
        "bob": await Phone(served).subscribe("collection", sectors=("recyclage/sud", garbage)),
        "untold": await Phone(served).subscribe("collection"),
        "deaf": await Phone(served).subscribe("snow", sectors=("recyclage/nord",)),
    }
