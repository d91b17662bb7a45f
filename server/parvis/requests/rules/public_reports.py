"""What the public may know of a request, and of which requests. Pure.

Never a person, never a word that somebody typed, never a civic number: the kind of problem, the street, and the days.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from parvis.forms import definition as d
from parvis.kernel.language import Words
from parvis.kernel.places import Point, fold
from parvis.requests.answers import find_category

REPORT_FORM = "signaler"
"""The form whose requests are about public ground; each option of its subject is one kind of problem."""

_DECIMALS = 4
"""About 10 m: enough for the same pothole, too little for a door."""
_MOST_STREETS = 2
BETWEEN_STREETS = " / "

STATE_WORDS: Mapping[str, Words] = {
    "received": {"fr": "Reçu", "en": "Received"},
    "in_progress": {"fr": "En traitement", "en": "In progress"},
    "waiting_for_you": {"fr": "En attente d’une précision", "en": "Waiting for a detail"},
    "done": {"fr": "Réglé", "en": "Solved"},
    "refused": {"fr": "Fermé sans suite", "en": "Closed without action"},
    "reopened": {"fr": "Rouvert", "en": "Reopened"},
}


class StreetNames(NamedTuple):
    """The town's streets, the longest first, with each one's pattern in folded words."""

    patterns: tuple[tuple[str, re.Pattern[str]], ...]


def is_public(definition: d.Definition, answers: Mapping[str, Any]) -> bool:
    """Whether a request is shown to everybody, in what this module leaves of it."""
    return definition.code == REPORT_FORM and find_category(definition, answers) != definition.code


def read_streets(names: Iterable[str]) -> StreetNames:
    """Prepare the names of a town's streets for `find_streets`."""
    folded = sorted({(fold(name), name) for name in names}, key=lambda pair: (-len(pair[0]), pair))
    return StreetNames(tuple((name, re.compile(rf"(?<!\w){re.escape(key)}(?!\w)")) for key, name in folded if key))


def find_streets(words: str, streets: StreetNames) -> str:
    """The town's streets that these words name, at most two (« rue du Pont / rue Principale »), and nothing else."""
    left = fold(words)
    found: list[tuple[int, str]] = []
    for name, pattern in streets.patterns:
        match = pattern.search(left)
        if match:
            found.append((match.start(), name))
            # What a longer name used is not there for a shorter one: « rue du Pont Rouge » is not « rue du Pont ».
            left = left[: match.start()] + "|" * len(match[0]) + left[match.end() :]
        if len(found) == _MOST_STREETS:
            break
    return BETWEEN_STREETS.join(name for _, name in sorted(found))


def coarse(point: Point) -> Point:
    """A point as the public sees it."""
    return Point(round(point.lon, _DECIMALS), round(point.lat, _DECIMALS))
