"""The sectors of one stream as ground: where two overlap, where they leave a hole, and the picture of it.

Lengths are metres on the plane that touches the Earth there: a town is small enough.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from parvis.kernel.places import Point
from parvis.waste.rules.areas import overlaps

_METRES_A_DEGREE = 111_195
_NARROWEST_METRES = 4
"""What is narrower is how maps are drawn: two outlines of one street's middle."""
_SMALLEST_HOLE = 500
PICTURE_WIDTH = 1_000
"""Units of the drawing. Its height follows."""


class Overlap(msgspec.Struct, frozen=True, kw_only=True):
    """Ground that two sectors share.

    Args:
        path: Its outline in the picture, as SVG's `d`.
    """

    one: str
    other: str
    square_metres: int
    path: str


class Hole(msgspec.Struct, frozen=True, kw_only=True):
    """Ground that sectors surround and none holds.

    Args:
        path: Its outline in the picture, as SVG's `d`.
        inside: Which of the points lie in it.
        nearest: The point nearest to its middle; -1 where there is none.
    """

    square_metres: int
    path: str
    inside: list[int]
    nearest: int


class Grounds(msgspec.Struct, frozen=True, kw_only=True):
    """The picture of a stream's sectors, and what is wrong with them.

    Args:
        height: Of the picture, in its units; 0 where no sector has ground.
        paths: The outline of each sector by its name.
    """

    height: int
    paths: dict[str, str]
    overlaps: list[Overlap]
    holes: list[Hole]


class _Plane:
    """Turns degrees into metres from the north-west corner, and metres into the picture's units."""

    def __init__(self, bounds: tuple[float, float, float, float]) -> None:
        self.west, south, east, self.north = bounds
        self._across = _METRES_A_DEGREE * math.cos(math.radians((south + self.north) / 2))
        width, height = (east - self.west) * self._across, (self.north - south) * _METRES_A_DEGREE
        self._scale = PICTURE_WIDTH / max(width, height / 2, 1)
        self.height = math.ceil(height * self._scale)

    def flat(self, ground: BaseGeometry) -> BaseGeometry:
        return shapely.transform(ground, self._in_metres)

    def _in_metres(self, spots: Any) -> Any:  # noqa: ANN401 - numpy's arrays of x, y
        return (spots - [self.west, self.north]) * [self._across, -_METRES_A_DEGREE]

    def spots(self, points: Sequence[Point]) -> list[tuple[float, float]]:
        """Return where points are in the picture."""
        across, down = self._across * self._scale, _METRES_A_DEGREE * self._scale
        return [
            (round((point.lon - self.west) * across, 1), round((self.north - point.lat) * down, 1)) for point in points
        ]

    def path(self, flat: BaseGeometry) -> str:
        """Return an outline as an SVG path, no finer than the picture."""
        drawn = shapely.simplify(flat, 0.5 / self._scale)
        parts = [part for part in shapely.get_parts(drawn) if part.geom_type == "Polygon"]
        rings = [ring for part in parts for ring in (part.exterior, *part.interiors)]
        return "".join(self._ring(shapely.get_coordinates(ring)) for ring in rings)

    def _ring(self, spots: Any) -> str:  # noqa: ANN401 - numpy's array of x, y
        return "M" + "L".join(f"{x * self._scale:.1f} {y * self._scale:.1f}" for x, y in spots[:-1]) + "Z"


def survey(areas: Mapping[str, dict[str, Any]], points: Sequence[Point]) -> Grounds:
    """Return where sectors overlap and leave holes, the largest first, and which of the points lie in each hole."""
    if not areas:
        return Grounds(height=0, paths={}, overlaps=[], holes=[])
    plane = _plane(areas)
    flat = {name: plane.flat(shape(area)) for name, area in areas.items()}
    shared = [_overlap(plane, flat, one, other) for one, other in overlaps(areas)]
    houses = shapely.STRtree([plane.flat(shapely.Point(point.lon, point.lat)) for point in points])
    return Grounds(
        height=plane.height,
        paths={name: plane.path(ground) for name, ground in flat.items()},
        overlaps=sorted((each for each in shared if each), key=lambda each: -each.square_metres),
        holes=sorted((_hole(plane, each, houses) for each in _holes(flat)), key=lambda each: -each.square_metres),
    )


def spots_in_picture(areas: Mapping[str, dict[str, Any]], points: Sequence[Point]) -> list[tuple[float, float]]:
    """Return where points are in the picture that `survey` draws of these areas."""
    return _plane(areas).spots(points) if areas and points else []


def _plane(areas: Mapping[str, dict[str, Any]]) -> _Plane:
    return _Plane(shapely.GeometryCollection([shape(area) for area in areas.values()]).bounds)


def _overlap(plane: _Plane, flat: Mapping[str, BaseGeometry], one: str, other: str) -> Overlap | None:
    ground = flat[one].intersection(flat[other])
    if _is_narrow(ground):
        return None
    return Overlap(one=one, other=other, square_metres=round(ground.area), path=plane.path(ground))


def _holes(flat: Mapping[str, BaseGeometry]) -> list[BaseGeometry]:
    whole = shapely.union_all(list(flat.values()))
    rings = [ring for part in shapely.get_parts(whole) for ring in getattr(part, "interiors", ())]
    holes = [shapely.Polygon(ring) for ring in rings]
    return [hole for hole in holes if hole.area >= _SMALLEST_HOLE and not _is_narrow(hole)]


def _is_narrow(ground: BaseGeometry) -> bool:
    return bool(ground.buffer(-_NARROWEST_METRES / 2).is_empty)


def _hole(plane: _Plane, ground: BaseGeometry, houses: shapely.STRtree) -> Hole:
    nearest = houses.nearest(ground.representative_point()) if len(houses) else None
    return Hole(
        square_metres=round(ground.area),
        path=plane.path(ground),
        inside=sorted(houses.query(ground, predicate="intersects").tolist()),
        nearest=-1 if nearest is None else int(nearest),
    )
