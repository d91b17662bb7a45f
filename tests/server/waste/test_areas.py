"""Who lives in which sector: overlaps show both, holes show none, broken outlines are mended or refused."""

import math
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parvis.kernel.places import Point
from parvis.waste.rules.areas import BadArea, locate, overlaps, read_area, union, zone_key

names = st.lists(st.text(min_size=1), unique=True)


def a_square(west: float, south: float, size: float = 1) -> dict[str, Any]:
    east, north = west + size, south + size
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def test_an_address_in_two_sectors_is_in_both_and_one_in_none_in_none() -> None:
    areas = {"a": a_square(0, 0), "b": a_square(0.5, 0)}
    assert locate([Point(0.2, 0.5), Point(0.7, 0.5), Point(3, 3)], areas) == [("a",), ("a", "b"), ()]


def test_an_address_on_a_shared_edge_is_in_both() -> None:
    assert locate([Point(1, 0.5)], {"a": a_square(0, 0), "b": a_square(1, 0)}) == [("a", "b")]


def test_a_courtyard_is_not_in_the_sector_around_it() -> None:
    hole = a_square(0, 0, 3)
    hole["coordinates"].append(a_square(1, 1)["coordinates"][0])
    assert locate([Point(1.5, 1.5), Point(0.5, 0.5)], {"a": hole}) == [(), ("a",)]


def test_no_sectors_and_no_addresses_are_fine() -> None:
    assert locate([Point(0, 0)], {}) == [()]
    assert locate([], {"a": a_square(0, 0)}) == []


def test_sectors_that_only_touch_do_not_overlap() -> None:
    assert overlaps({"a": a_square(0, 0), "b": a_square(1, 0), "c": a_square(0.9, 0)}) == [("a", "c"), ("b", "c")]


def test_a_spike_is_mended_and_told() -> None:
    spiky = a_square(0, 0)
    spiky["coordinates"][0][1:1] = [[0.5, 0], [0.5, -0.5], [0.5, 0]]
    area = read_area(spiky)
    assert area.was_repaired
    assert locate([Point(0.5, 0.5)], {"a": area.geojson}) == [("a",)]


@pytest.mark.parametrize(
    ("drawn", "code"),
    [
        (None, "area-not-a-polygon"),
        ({"type": "Point", "coordinates": [0, 0]}, "area-not-a-polygon"),
        ({"type": "Polygon"}, "area-unreadable"),
        ({"type": "Polygon", "coordinates": [[[0, 0], [1, "x"], [1, 1], [0, 0]]]}, "area-unreadable"),
        ({"type": "Polygon", "coordinates": [[[0, 0], [1, 1]]]}, "area-unreadable"),
        ({"type": "Polygon", "coordinates": []}, "area-empty"),
        ({"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [2, 2], [0, 0]]]}, "area-crosses-itself"),
        (a_square(300_000, 5_000_000), "area-not-in-degrees"),
    ],
)
def test_what_is_no_ground_is_refused_with_its_reason(drawn: object, code: str) -> None:
    with pytest.raises(BadArea) as refused:
        read_area(drawn)
    assert refused.value.code == code


def test_a_height_is_dropped() -> None:
    high = a_square(0, 0)
    high["coordinates"] = [[[*spot, 12.5] for spot in high["coordinates"][0]]]
    assert read_area(high).geojson["coordinates"][0][0] == [0.0, 0.0]


def test_two_grounds_of_one_sector_are_one() -> None:
    both = union([read_area(a_square(0, 0)), read_area(a_square(5, 5))])
    assert locate([Point(0.5, 0.5), Point(5.5, 5.5), Point(3, 3)], {"a": both.geojson}) == [("a",), ("a",), ()]


@given(names.flatmap(lambda given_names: st.tuples(st.just(given_names), st.permutations(given_names))))
def test_a_zone_is_named_by_its_sectors_whatever_their_order(orders: tuple[list[str], list[str]]) -> None:
    sectors, shuffled = orders
    assert zone_key(sectors) == zone_key(shuffled)
    assert zone_key(sectors) != zone_key([*sectors, "x/y/z"])
    assert zone_key(sectors).isalnum()


Ring = list[list[float]]


def crossings(ring: Ring, east: float, north: float) -> int:
    """How often a ray to the east from a point crosses a ring: the oracle, which knows nothing of GEOS."""
    return sum(
        (one[1] > north) != (other[1] > north)
        and east < one[0] + (north - one[1]) / (other[1] - one[1]) * (other[0] - one[0])
        for one, other in pairwise(ring)
    )


def is_inside(area: dict[str, Any], point: Point) -> bool:
    """Even-odd: inside the outer ring and outside the holes, whatever their order."""
    return sum(crossings(ring, point.lon, point.lat) for ring in area["coordinates"]) % 2 == 1


def to_edge(ring: Ring, point: Point) -> float:
    """How far a point is from a ring."""

    def to_segment(one: list[float], other: list[float]) -> float:
        x, y = other[0] - one[0], other[1] - one[1]
        along = ((point.lon - one[0]) * x + (point.lat - one[1]) * y) / (x * x + y * y)
        along = min(1, max(0, along))
        return math.hypot(one[0] + along * x - point.lon, one[1] + along * y - point.lat)

    return min(to_segment(one, other) for one, other in pairwise(ring))


@st.composite
def stars(draw: st.DrawFn) -> dict[str, Any]:
    """A sector of any shape around a middle, with a courtyard of the same shape in it, or none."""
    east, north = draw(st.floats(-2, 2)), draw(st.floats(-2, 2))
    lengths = draw(st.lists(st.floats(0.5, 2), min_size=3, max_size=9))
    hole = draw(st.sampled_from([0, 0.3, 0.7]))

    def ring(scale: float) -> Ring:
        turns = [at / len(lengths) * math.tau for at in range(len(lengths))]
        spots = [
            [east + scale * length * math.cos(turn), north + scale * length * math.sin(turn)]
            for turn, length in zip(turns, lengths, strict=True)
        ]
        return [*spots, spots[0]]

    return {"type": "Polygon", "coordinates": [ring(1), *([ring(hole)] if hole else [])]}


points = st.builds(Point, lon=st.floats(-4, 4), lat=st.floats(-4, 4))


@given(st.lists(stars(), min_size=1, max_size=5), st.lists(points, min_size=1, max_size=30))
def test_who_lives_where_is_what_counting_crossings_says(drawn: list[dict[str, Any]], spots: list[Point]) -> None:
    areas = {f"{index}": area for index, area in enumerate(drawn)}
    clear = [
        spot for spot in spots if all(to_edge(ring, spot) > 1e-9 for area in drawn for ring in area["coordinates"])
    ]
    expected = [tuple(name for name, area in areas.items() if is_inside(area, spot)) for spot in clear]
    assert locate(clear, areas) == expected


@given(st.integers(0, 12), st.integers(0, 12), st.integers(1, 4))
def test_on_the_edges_and_corners_of_a_grid_an_address_is_in_every_sector_that_touches_it(
    east: int, north: int, size: int
) -> None:
    squares = {f"{x}/{y}": (x * size, y * size) for x in range(3) for y in range(3)}
    areas = {name: a_square(west, south, size) for name, (west, south) in squares.items()}
    touching = [
        name
        for name, (west, south) in squares.items()
        if west <= east <= west + size and south <= north <= south + size
    ]
    assert locate([Point(east, north)], areas) == [tuple(sorted(touching))]


@given(st.lists(stars(), min_size=1, max_size=4))
def test_reading_an_outline_moves_nobody_who_is_not_on_its_edge(drawn: list[dict[str, Any]]) -> None:
    spots = [Point(x / 4, y / 4) for x in range(-12, 13) for y in range(-12, 13)]
    for area in drawn:
        read = read_area(area)
        clear = [spot for spot in spots if all(to_edge(ring, spot) > 1e-5 for ring in area["coordinates"])]
        inside = [bool(found) for found in locate(clear, {"a": read.geojson})]
        assert inside == [is_inside(area, spot) for spot in clear]
