"""The ground of the demo town: a river, six districts along it. Metres east and north of the old bridge."""

import math
from typing import Any

import msgspec
import shapely
from shapely.geometry import Polygon, box
from shapely.geometry.base import BaseGeometry

from parvis.kernel.places import Point

_BRIDGE = Point(-70.6184, 46.4712)
_METRES_A_DEGREE = 111_320.0
_STEP = 50
EAST, WEST, NORTH, SOUTH = 6_000, -6_000, 4_500, -5_000
"""The limits of the town."""

DISTRICT_NAMES = {
    "vieux-bourg": "Vieux-Bourg",
    "la-bruyante": "La Bruyante",
    "les-erables": "Les Érables",
    "parc-des-sources": "Parc-des-Sources",
    "pointe-aux-herons": "Pointe-aux-Hérons",
    "rang-des-prairies": "Rang-des-Prairies",
}


def river_north(x: float) -> float:
    """Return how far north the river's middle runs at `x`: it comes from the south-west, in slow bends."""
    return 190 * math.sin(x / 870) + 70 * math.sin(x / 290 + 1) + 0.06 * x - 60


def as_point(x: float, y: float) -> Point:
    """Return metres as degrees; good to a metre within a town."""
    lat = _BRIDGE.lat + y / _METRES_A_DEGREE
    lon = _BRIDGE.lon + x / (_METRES_A_DEGREE * math.cos(math.radians(_BRIDGE.lat)))
    return Point(round(lon, 6), round(lat, 6))


def south_bank(west: float, east: float, depth: float) -> BaseGeometry:
    """Return the ground south of the river from `west` to `east`, down to `depth` metres south of the bridge."""
    return Polygon([*_river(west, east), (east, -depth), (west, -depth)])


def north_bank(west: float, east: float, height: float) -> BaseGeometry:
    """Return the ground north of the river from `west` to `east`, up to `height` metres north of the bridge."""
    return Polygon([*_river(west, east), (east, height), (west, height)])


def _river(west: float, east: float) -> list[tuple[float, float]]:
    steps = max(1, round((east - west) / _STEP))
    xs = [west + (east - west) * step / steps for step in range(steps + 1)]
    return [(x, river_north(x)) for x in xs]


def whole_town() -> BaseGeometry:
    """Return all of the town's ground."""
    return box(WEST, SOUTH, EAST, NORTH)


def districts() -> dict[str, BaseGeometry]:
    """Return the ground of each district, in metres, in the town's order; together they are the town."""
    urban = {
        "vieux-bourg": south_bank(-850, 850, 950),
        "la-bruyante": north_bank(-1_350, 1_150, 1_150),
        "les-erables": south_bank(850, 2_500, 1_250),
        "parc-des-sources": south_bank(-2_500, -850, 1_250),
        "pointe-aux-herons": north_bank(1_150, 3_600, 1_300),
    }
    return {**urban, "rang-des-prairies": whole_town().difference(shapely.union_all(list(urban.values())))}


def as_geojson(ground: BaseGeometry) -> dict[str, Any]:
    """Return ground in metres as GeoJSON in degrees."""
    drawn: dict[str, Any] = msgspec.json.decode(shapely.to_geojson(ground))
    return drawn | {"coordinates": _in_degrees(drawn["coordinates"])}


def _in_degrees(coordinates: Any) -> Any:  # noqa: ANN401 - lists of lists of pairs, as deep as GeoJSON has them
    if isinstance(coordinates[0], list):
        return [_in_degrees(each) for each in coordinates]
    point = as_point(coordinates[0], coordinates[1])
    return [point.lon, point.lat]
