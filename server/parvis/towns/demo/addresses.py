"""Number the houses of the demo town, the same each time."""

import random
from collections.abc import Iterator

import shapely

from parvis.towns.demo.ground import as_point, districts, whole_town
from parvis.towns.demo.streets import Street, is_in_the_river, lay_streets
from parvis.towns.services import NewAddress

_SEED = 1907
_COUNTRY_LOT = 80
_SETBACK, _COUNTRY_SETBACK = 14, 32


def number_houses() -> list[NewAddress]:
    """Return every address of the town, with its place, its district and its dwellings."""
    chance = random.Random(_SEED)  # noqa: S311 - the same town each time is what is wanted
    limits = whole_town()
    found = [
        (address, spot)
        for street in lay_streets()
        for address, spot in _along(street, chance)
        if not is_in_the_river(*spot) and limits.contains(shapely.Point(spot))
    ]
    xs, ys = zip(*(spot for _, spot in found), strict=True)
    inside = {code: shapely.contains_xy(ground, xs, ys) for code, ground in districts().items()}
    return [
        NewAddress(
            street=street,
            number=number,
            suffix=suffix,
            lon=(point := as_point(*spot)).lon,
            lat=point.lat,
            district=next((code for code, holds in inside.items() if holds[index]), None),
            dwellings=dwellings,
        )
        for index, ((street, number, suffix, dwellings), spot) in enumerate(found)
    ]


_House = tuple[str, int, str, int]
"""Street, number, suffix, dwellings."""


def _along(street: Street, chance: random.Random) -> Iterator[tuple[_House, tuple[float, float]]]:
    """Yield the houses of a street, even numbers on the left; here and there a lot is empty, a house has a flat."""
    is_country = street.lot >= _COUNTRY_LOT
    setback = _COUNTRY_SETBACK if is_country else _SETBACK
    empty = 0.18 if is_country else 0.06
    for side in (0, 1):
        along = street.lot * (0.7 + 0.4 * side)
        while along < street.length - street.lot / 2:
            if chance.random() >= empty:
                number = street.first_number + side + 2 * round(along / street.lot) * (2 if is_country else 1)
                spot = street.place(along, setback if side == 0 else -setback)
                yield (street.name, number, "", _dwellings(chance, is_country=is_country)), spot
                if not is_country and chance.random() < 0.03:  # noqa: PLR2004 - one house in thirty
                    yield (street.name, number, "A", 1), spot
            along += street.lot * chance.uniform(1.0, 1.3)


def _dwellings(chance: random.Random, *, is_country: bool) -> int:
    if is_country or chance.random() < 0.95:  # noqa: PLR2004 - most houses are one home
        return 1
    return chance.choice((2, 2, 2, 3, 4, 6, 8, 12, 24))
