"""Whom sectors leave out or serve twice: a list by street, a table, and the picture beside it."""

from math import cos, radians
from typing import Any

import pytest

from parvis.kernel.clock import FakeClock
from parvis.kernel.places import Point
from parvis.towns.services import Town, replace_streets
from parvis.waste.rules.grounds import PICTURE_WIDTH, spots_in_picture, survey
from parvis.waste.services import set_streams
from tests.cast import Member, Person
from tests.server.waste.factories import a_stream, an_address
from tests.server.waste.wizard import take

COVERAGE = "/api/v1/staff/collection-coverage"
STEP = 0.01


def a_box(west: float, south: float, east: float, north: float) -> dict[str, Any]:
    """A rectangle, in steps of a hundredth of a degree from 73.5° W, 45.5° N."""
    x, y = [-73.5 + STEP * each for each in (west, east)], [45.5 + STEP * each for each in (south, north)]
    return {"type": "Polygon", "coordinates": [[[x[0], y[0]], [x[1], y[0]], [x[1], y[1]], [x[0], y[1]], [x[0], y[0]]]]}


def at(east: float, north: float) -> Point:
    return Point(-73.5 + STEP * east, 45.5 + STEP * north)


AROUND_A_HOLE = {
    "north": a_box(0, 2, 3, 3),
    "south": a_box(0, 0, 3, 1),
    "west": a_box(0, 1, 1, 2),
    "east": a_box(2, 1, 3.5, 2.25),
}


def test_an_overlap_and_a_hole_are_found_with_their_sizes() -> None:
    grounds = survey(AROUND_A_HOLE, [at(1.5, 1.5), at(0.5, 0.5), at(1.2, 1.9)])
    step = 111_195 * STEP
    width = step * cos(radians(45.515))
    (overlap,) = grounds.overlaps
    assert (overlap.one, overlap.other) == ("east", "north")
    assert overlap.square_metres == pytest.approx(0.25 * step * width, rel=0.001)
    (hole,) = grounds.holes
    assert hole.square_metres == pytest.approx(step * width, rel=0.001)
    assert (hole.inside, hole.nearest) == ([0, 2], 0)


def test_the_picture_holds_every_outline_in_its_frame() -> None:
    grounds = survey(AROUND_A_HOLE, [])
    assert set(grounds.paths) == set(AROUND_A_HOLE)
    assert grounds.paths["south"].startswith("M0.0 ")
    numbers = [float(each) for path in grounds.paths.values() for each in path[1:-1].replace("L", " ").split()]
    assert (min(numbers), max(numbers[::2])) == (0, PICTURE_WIDTH)
    assert max(numbers[1::2]) <= grounds.height
    assert spots_in_picture(AROUND_A_HOLE, [at(0, 3), at(3.5, 0)])[0] == (0, 0)
    assert spots_in_picture(AROUND_A_HOLE, [at(0, 3), at(3.5, 0)])[1][0] == PICTURE_WIDTH


def test_outlines_that_run_a_metre_apart_leave_no_hole_and_no_overlap() -> None:
    slit = 0.001 * STEP
    areas = {"a": a_box(0, 0, 1, 3), "b": a_box(1 + slit, 0.5, 2, 2.5), "c": a_box(1, 0, 2, 0.5 + slit),
             "d": a_box(1, 2.5 - slit, 2, 3)}  # fmt: skip
    grounds = survey(areas, [])
    assert (grounds.overlaps, grounds.holes) == ([], [])


def test_no_ground_is_no_picture() -> None:
    assert survey({}, [at(0, 0)]).height == 0
    assert spots_in_picture({}, [at(0, 0)]) == []


@pytest.fixture
async def drawn(town: Town, clock: FakeClock, chloe: Member) -> Town:
    """The town with two overlapping sectors and six houses: one in both, two in none."""
    await set_streams(town.id, [a_stream("recyclage"), a_stream("ordures")])
    places = [(2, 0.5, 0.5), (4, 1.2, 0.5), (6, 1.8, 0.5), (10, 9, 9), (8, 9, 8)]
    houses = [an_address(number, at(*place).lon, at(*place).lat) for number, *place in places]
    await replace_streets(town.id, [*houses, an_address(1, at(0.2, 0.2).lon, at(0.2, 0.2).lat, "avenue du Lac")])
    features = ",".join(
        f'{{"type": "Feature", "properties": {{"sector": "{name}", "nom": "Secteur {name}", "rule": "chaque lundi"}}, '
        f'"geometry": {geometry}}}'
        for name, geometry in (("A", _json(a_box(0, 0, 1.3, 1))), ("B", _json(a_box(1.1, 0, 2, 1))))
    )
    await take(chloe, "carte.geojson", f'{{"type": "FeatureCollection", "features": [{features}]}}'.encode())
    return town


def _json(geometry: dict[str, Any]) -> str:
    return str(geometry).replace("'", '"')


async def test_every_stream_is_measured(drawn: Town, chloe: Member) -> None:
    assert (await chloe.get(COVERAGE)).json()["streams"] == [
        {"stream": "recyclage", "sectors": 2, "addresses": 6, "in_none": 2, "in_several": 1},
        {"stream": "ordures", "sectors": 0, "addresses": 6, "in_none": 6, "in_several": 0},
    ]


async def test_addresses_in_none_and_in_several_are_listed_by_street_in_order(drawn: Town, chloe: Member) -> None:
    body = (await chloe.get(f"{COVERAGE}/recyclage")).json()
    assert body["in_none"] == [{"street": "rue du Moulin", "count": 2, "numbers": ["8", "10"], "sectors": []}]
    assert body["in_several"] == [
        {"street": "rue du Moulin", "count": 1, "numbers": ["4"], "sectors": ["Secteur A", "Secteur B"]}
    ]
    assert [(each["name"], each["addresses"]) for each in body["sectors"]] == [("Secteur A", 3), ("Secteur B", 2)]
    (overlap,) = body["overlaps"]
    assert (overlap["one"], overlap["other"], overlap["addresses"]) == ("Secteur A", "Secteur B", 1)
    assert (len(body["spots"]), body["width"], body["height"] > 0) == (2, PICTURE_WIDTH, True)


async def test_the_table_names_every_such_address(drawn: Town, chloe: Member) -> None:
    answer = await chloe.get(f"{COVERAGE}/recyclage/addresses.csv")
    assert answer.headers["content-type"].startswith("text/csv")
    assert answer.content.decode("utf-8-sig").splitlines() == [
        "adresse;secteurs;nombre",
        "4 rue du Moulin;Secteur A, Secteur B;2",
        "8 rue du Moulin;;0",
        "10 rue du Moulin;;0",
    ]
    in_english = await chloe.get(f"{COVERAGE}/recyclage/addresses.csv", params={"language": "en"})
    assert in_english.content.decode("utf-8-sig").splitlines()[:2] == [
        "address,sectors,count",
        '4 rue du Moulin,"Secteur A, Secteur B",2',
    ]


async def test_addresses_that_a_table_names_and_the_town_does_not_have_are_listed(drawn: Town, chloe: Member) -> None:
    table = "secteur;règle;adresse\nC;chaque lundi;\nC;;8 rue du Moulin\nC;;99 rue du Moulin\n".encode()
    await take(chloe, "liste.csv", table, stream="ordures", skip_unknown="true")
    body = (await chloe.get(f"{COVERAGE}/ordures")).json()
    assert (body["unmatched_in"], [each["where"]["fr"] for each in body["unmatched"]]) == ("liste.csv", ["Ligne 4"])
    assert (body["height"], body["overlaps"], body["in_none"][0]["count"]) == (0, [], 1)


async def test_didier_and_eve_see_nothing_of_it(drawn: Town, didier: Member, eve: Person) -> None:
    assert (await didier.get(f"{COVERAGE}/recyclage")).status_code == 404
    assert (await didier.get(COVERAGE)).json() == {"streams": []}
    assert (await eve.get(COVERAGE)).status_code == 401
