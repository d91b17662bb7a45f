"""Who lives in which sector: overlaps show both, holes show none, broken outlines are mended or refused."""

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
