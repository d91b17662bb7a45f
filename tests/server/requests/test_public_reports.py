"""What the public may know: streets, never doors or people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parvis.kernel.places import Point
from parvis.requests.rules.public_reports import coarse, find_streets, read_streets

STREETS = read_streets(["rue du Pont", "rue du Pont Rouge", "rue Principale", "5e Rang", "chemin de l’Érablière"])


@pytest.mark.parametrize(
    ("words", "public"),
    [
        ("120, rue du Pont", "rue du Pont"),
        ("devant chez M. Tremblay, 12 RUE DU PONT ROUGE", "rue du Pont Rouge"),
        ("coin rue Principale et rue du Pont", "rue Principale / rue du Pont"),
        ("12 chemin de l'erabliere", "chemin de l’Érablière"),
        ("derrière la maison bleue", ""),
        ("rue du Pontiac", ""),
        ("", ""),
    ],
)
def test_only_streets_of_the_town_are_told(words: str, public: str) -> None:
    assert find_streets(words, STREETS) == public


@given(st.text(max_size=80))
def test_nothing_else_that_was_typed_is_ever_told(words: str) -> None:
    allowed = {name for name, _ in STREETS.patterns} | {""}
    assert set(find_streets(words, STREETS).split(" / ")) <= allowed


def test_a_point_is_told_to_about_ten_metres() -> None:
    assert coarse(Point(-70.6543219, 46.1234567)) == Point(-70.6543, 46.1235)
