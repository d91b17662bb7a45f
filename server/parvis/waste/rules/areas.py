"""Who lives in which sector: points in polygons, and the sets of sectors that addresses share.

An address in two sectors of one stream belongs to both, and one in none to none: whoever shows it says so.
"""

import base64
import hashlib
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
import shapely
from shapely.errors import GEOSException, ShapelyError
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from parvis.kernel.places import Point

_ZONE_KEY_LENGTH = 10
_REPAIR_TOLERANCE = 0.02
_SLIVER = 1e-8
"""Square degrees, about 85 m² in Québec: less than a house is how maps are drawn, not an overlap."""

MOST_POINTS = 100_000
"""Of one outline. A city's sector has a few thousand."""

_PLACES = 6
"""Decimals of a degree kept: eleven centimetres."""


class BadArea(Exception):
    """The geometry cannot be a sector; `code` names the finding."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Area(msgspec.Struct, frozen=True):
    """A sector's ground as GeoJSON, and whether it had to be repaired."""

    geojson: dict[str, Any]
    was_repaired: bool = False


def read_area(geojson: object) -> Area:
    """Return a sound polygon from GeoJSON, mending one that crosses itself when that moves no ground to speak of.

    Raises:
        BadArea: Not a polygon, not in WGS 84 degrees, or broken beyond a clean repair.
    """
    if not isinstance(geojson, dict) or geojson.get("type") not in {"Polygon", "MultiPolygon"}:
        raise BadArea("area-not-a-polygon")
    try:
        if _points_of(geojson.get("coordinates")) > MOST_POINTS:
            raise BadArea("area-too-detailed")
        drawn = shapely.force_2d(shape(geojson))
    except (
        RecursionError,
        GEOSException,
        ShapelyError,
        ValueError,
        TypeError,
        AttributeError,
        IndexError,
        KeyError,
    ) as cause:
        raise BadArea("area-unreadable") from cause
    if drawn.is_empty or not all(math.isfinite(edge) for edge in drawn.bounds):
        raise BadArea("area-empty")
    west, south, east, north = drawn.bounds
    if west < -180 or east > 180 or south < -90 or north > 90:  # noqa: PLR2004 - the Earth
        raise BadArea("area-not-in-degrees")
    if drawn.is_valid:
        return Area(_as_geojson(drawn))
    return Area(_as_geojson(_repair(drawn)), was_repaired=True)


def _points_of(coordinates: object) -> int:
    if not isinstance(coordinates, list):
        return 0
    nested = sum(_points_of(each) for each in coordinates if isinstance(each, list))
    return nested or 1


def _repair(drawn: BaseGeometry) -> BaseGeometry:
    """Mend by both of GEOS's methods, and accept only when they agree on the ground."""
    by_lines = _polygons_of(shapely.make_valid(drawn, method="linework"))
    by_structure = _polygons_of(shapely.make_valid(drawn, method="structure"))
    larger = max(by_lines.area, by_structure.area)
    if larger == 0 or by_lines.symmetric_difference(by_structure).area > _REPAIR_TOLERANCE * larger:
        raise BadArea("area-crosses-itself")
    return by_structure


def _polygons_of(mended: BaseGeometry) -> BaseGeometry:
    parts = [part for part in shapely.get_parts(mended) if part.geom_type in {"Polygon", "MultiPolygon"}]
    return shapely.union_all(parts)


def _as_geojson(drawn: BaseGeometry) -> dict[str, Any]:
    read: dict[str, Any] = msgspec.json.decode(shapely.to_geojson(drawn))
    read["coordinates"] = _rounded(read["coordinates"])
    return read


def _rounded(coordinates: Any) -> Any:  # noqa: ANN401 - lists of lists of numbers, as deep as GeoJSON has them
    if isinstance(coordinates, list):
        return [_rounded(each) for each in coordinates]
    return round(coordinates, _PLACES)


def union(areas: Sequence[Area]) -> Area:
    """Return one area that covers all of them."""
    whole = shapely.union_all([shape(area.geojson) for area in areas])
    return Area(_as_geojson(whole), was_repaired=any(area.was_repaired for area in areas))


def locate(points: Sequence[Point], areas: Mapping[str, dict[str, Any]]) -> list[tuple[str, ...]]:
    """Return, for each point, the sorted names of all areas that hold it; on a shared edge, of both."""
    if not points:
        return []
    names = sorted(areas)
    grounds = [shape(areas[name]) for name in names]
    for ground in grounds:
        shapely.prepare(ground)
    found: list[list[str]] = [[] for _ in points]
    tree = shapely.STRtree(grounds)
    spots = shapely.points([(point.lon, point.lat) for point in points])
    for spot, ground in tree.query(spots, predicate="intersects").T.tolist():
        found[spot].append(names[ground])
    return [tuple(sorted(each)) for each in found]


def overlaps(areas: Mapping[str, dict[str, Any]]) -> list[tuple[str, str]]:
    """Return the pairs of areas that share ground, not only an edge or less than a house."""
    names = sorted(areas)
    grounds = [shape(areas[name]) for name in names]
    pairs = shapely.STRtree(grounds).query(grounds, predicate="intersects").T.tolist()
    return sorted(
        (names[one], names[other])
        for one, other in pairs
        if one < other and grounds[one].intersection(grounds[other]).area > _SLIVER
    )


def zone_key(sectors: Iterable[str]) -> str:
    """Return the short name of a set of sectors (`stream/sector`): the same set has the same key, for ever."""
    digest = hashlib.sha256("\n".join(sorted(set(sectors))).encode()).digest()
    return base64.b32encode(digest)[:_ZONE_KEY_LENGTH].decode().lower()
