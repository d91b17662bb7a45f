"""Makes answers of every kind: right, nearly right, and hostile."""

from collections.abc import Iterable
from typing import Any

import msgspec
from hypothesis import strategies as st

from parvis.forms import definition as d
from tests.server.forms.made_definitions import VALUES, definitions, pick

Json = Any

# Characters that Python's Unicode does not know yet may already have a normal form in Node's.
characters = st.characters(exclude_categories=["Cn"])
odd = st.sampled_from(
    "  \t\n\r\v\f\x00\x1f\x7f\x85\xa0\u1680\u2003\u200b\u200d\u2028\u2029\u202e\u202f\u2060\u2066\u3000\ufeff"
    "e\u0301\u0327\u212b\u1100\u1161\u11a8ﬁßİſKé😀👨\u0969\u2212\ud800\udc00,.-+/@#;()'\"\\{}"
)
texts = st.text(st.one_of(characters, odd), max_size=14)
FRAGMENTS = (
    *("0", "1", "4", "9", "12", "007", "418", "555-0142", "2027", "2026-11-23", "27 3 2027", "2028/2/29", "1e3"),
    *(".", ",", "-", "+", "\u2212", " ", "\u00a0", "\r\n", "poste 3", ";ext=", "x9", "(0)", "00", "011", "+1", "+32"),
    *("$", "€", "CHF", "Fr.", "'", "\u2019", "12,50 $", "--"),
    *("@", "exemple.org", "a.b", "G0R 1A0", "B-1000", "L-", "75001", "CA", "be", "constructor", "Infinity"),
    *("e\u0301", "c\u0327\u0301", "\u212b", "\u1100\u1161", "\u202e", "\u200b", "\x00", "😀", "\ud800", "\n \n\n\n"),
)
pieces = st.lists(st.one_of(st.sampled_from(FRAGMENTS), texts), max_size=5).map("".join)
whole_numbers = st.one_of(
    st.integers(-20, 20), st.sampled_from([2**53 - 1, 2**53, -(2**53), 10**15, 10**20]), st.just(-0.0), st.just(3.0)
)
numbers = st.one_of(whole_numbers, st.floats(allow_nan=False, allow_infinity=False, width=32))
names = st.one_of(texts, st.sampled_from([*VALUES, "__proto__", "constructor", "9", "kind", "words"]))
anything: st.SearchStrategy[Json] = st.recursive(
    st.one_of(st.none(), st.booleans(), numbers, pieces),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.one_of(texts, st.sampled_from(VALUES)), inner, max_size=3)
    ),
    max_leaves=5,
)

HASHES = ("a" * 64, "b" * 64, "c" * 64)
right_photos = st.fixed_dictionaries(
    {
        "sha256": st.sampled_from(HASHES),
        "name": pieces,
        "media_type": st.sampled_from(["image/jpeg", "image/png", "image/svg+xml"]),
        "size_bytes": st.integers(1, 3000),
    }
)
photos = st.fixed_dictionaries(
    {
        "sha256": st.sampled_from([*HASHES, "A" * 64, "a" * 63]),
        "name": st.one_of(pieces, st.just("é" * 130)),
        "media_type": st.sampled_from(["image/webp", "x"]),
        "size_bytes": st.one_of(st.integers(-1, 3000), numbers),
    }
)
ties = st.sampled_from([1 / 128, -1 / 128, -1e-9])
degrees = st.one_of(st.none(), st.floats(-200, 200), st.integers(-200, 200))
PLACE_KINDS = ("address", "point", "landmark", "intersection")
right_places = st.fixed_dictionaries(
    {"kind": st.sampled_from(PLACE_KINDS), "words": pieces},
    optional={"lon": st.just(None), "lat": st.just(None)},
)
points = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(PLACE_KINDS),
        "lon": st.one_of(st.floats(-180, 180), ties),
        "lat": st.one_of(st.floats(-90, 90), ties),
    },
    optional={"words": pieces},
)
places = st.fixed_dictionaries(
    {"kind": st.sampled_from([*PLACE_KINDS, "planet"])},
    optional={"words": st.one_of(pieces, st.just("é" * 501)), "lon": degrees, "lat": degrees},
)
addresses = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(("line1", "city", "postal_code"), pieces),
        "country": st.one_of(st.sampled_from(["ca", "CA", "BE", "fr", "PT", "constructor"]), pieces),
        "line2": st.one_of(st.none(), st.just("x" * 201)),
        "region": st.one_of(st.sampled_from(["qc", "Qc", "Québec"]), pieces),
    },
)
leap_days = st.sampled_from(
    ("29 2 1900", "2000-02-29", "2100/2/29", "29 2 2028", "2026-11-23", "2026-12-23", "24 12 2026"),
)
phones = st.sampled_from(
    (
        *("418 555-0142", "(418)\u00a0555-0142, poste 12", "1 418 555 0142 x7", "418 055-0142", "+14185550142;ext=12"),
        *("0470 12 34 56", "27 12 34", "+33 (0)6 12 34 56 78", "011 33 6 12 34 56 78", "00352 621 123 456"),
    ),
)
emails = st.sampled_from(
    ("Jean@Ville.QC.ca", "a+b@exemple.org", "a..b@exemple.org", "a@b", "a@-b.ca", "a@b.c1", "é@b.ca"),
)
right_files = st.fixed_dictionaries(
    {
        "sha256": st.sampled_from(HASHES),
        "name": pieces,
        "media_type": st.sampled_from(["application/pdf", "image/png", "text/html"]),
        "size_bytes": st.integers(1, 3000),
    }
)
amounts = st.one_of(
    whole_numbers,
    pieces,
    st.decimals(-20, 20, places=2).map(str),
    st.sampled_from(("12,50 $", "$12.505", "CHF 1\u2019234.50", "-€5", "- 5 €", "1.234,50", "$", "USD")),
)
# One part that a question does not ask for spoils the whole, so most persons have few.
person_parts: dict[str, st.SearchStrategy[Json]] = {
    "birth_date": st.one_of(st.sampled_from(("5 5 1950", "1899-12-31", "1900-01-01", "2026-11-24")), leap_days, pieces),
    "email": st.one_of(emails, pieces),
    "phone": st.one_of(phones, pieces),
    "address": st.one_of(addresses, st.just({}), pieces),
}
names_of_people = {"given_name": st.one_of(pieces, st.just("é" * 101)), "family_name": pieces}
people = st.one_of(
    st.fixed_dictionaries(names_of_people),
    *(st.fixed_dictionaries(names_of_people, optional={part: value}) for part, value in person_parts.items()),
    st.fixed_dictionaries({}, optional={**names_of_people, **person_parts}),
)
points_drawn = st.one_of(
    st.lists(st.integers(0, 1000), min_size=2, max_size=2),
    st.lists(st.one_of(st.integers(-1, 1001), numbers, st.none(), st.booleans()), max_size=3),
)
coordinates = st.sampled_from((0, 1, 2.0, 500, 999, 1000))
right_lines = st.lists(st.lists(coordinates, min_size=2, max_size=2), max_size=3)
signatures = st.one_of(
    st.fixed_dictionaries({"kind": st.just("typed"), "name": pieces}, optional={"strokes": st.just(None)}),
    st.fixed_dictionaries(
        {"kind": st.just("drawn")}, optional={"name": pieces, "strokes": st.lists(right_lines, max_size=3)}
    ),
    st.fixed_dictionaries(
        {"kind": st.sampled_from(["typed", "drawn", "stamp"])},
        optional={
            "name": st.one_of(pieces, anything),
            "strokes": st.lists(st.lists(points_drawn, max_size=2), max_size=2),
        },
    ),
    st.just({"kind": "drawn", "name": "A", "strokes": [[[1, 1]] * 2501] * 2}),
    st.just({"kind": "drawn", "name": "A", "strokes": [[[1, 1]]] * 201}),
)
LIKELY: dict[type[d.Question], st.SearchStrategy[Json]] = {
    d.Choice: st.sampled_from(VALUES),
    d.Choices: st.one_of(
        st.lists(st.sampled_from(VALUES), min_size=1, max_size=3),
        st.lists(st.one_of(st.sampled_from(VALUES), st.just("z"), texts), max_size=4),
    ),
    d.YesNo: st.booleans(),
    d.Consent: st.booleans(),
    d.Number: st.one_of(whole_numbers, pieces, st.decimals(-20, 20, places=2).map(str)),
    d.Text: st.one_of(pieces, st.text("ab\u202fé", max_size=13)),
    d.Phone: st.one_of(phones, pieces),
    d.Email: st.one_of(emails, pieces),
    d.Date: st.one_of(st.dates().map(str), leap_days, pieces),
    d.Photo: st.one_of(st.lists(right_photos, min_size=1, max_size=4), st.lists(photos, max_size=2)),
    d.Place: st.one_of(right_places, points, places),
    d.Address: addresses,
    d.Amount: amounts,
    d.Person: people,
    d.File: st.one_of(st.lists(right_files, min_size=1, max_size=3), st.lists(photos, max_size=2)),
    d.Signature: signatures,
}


rarely = st.integers(0, 30)
item_counts = st.integers(0, 4)
unknown = st.dictionaries(
    st.one_of(texts, st.sampled_from(["__proto__", "constructor", "9", "10", "q0"])), anything, max_size=3
)
OFTEN = (True, True, True, True, True, False)


@st.composite
def filled_forms(draw: st.DrawFn, *, times: int) -> tuple[d.Definition, list[Json]]:
    """A definition, and that many sets of answers to it: definitions are what takes time to make."""
    definition = draw(definitions())
    return definition, [_draw_answers(draw, definition) for _ in range(times)]


def _draw_answers(draw: st.DrawFn, definition: d.Definition) -> Json:
    if draw(rarely) == 1:
        return draw(anything)
    answers: dict[str, Json] = {}
    for step in definition.steps:
        if not step.repeat:
            answers |= _draw_items(draw, step.questions)
        elif pick(draw, OFTEN):
            answers[step.id] = _draw_list(draw, step)
    return answers if pick(draw, OFTEN) else answers | draw(unknown)


def _draw_list(draw: st.DrawFn, step: d.Step) -> Json:
    if draw(rarely) == 1:
        return draw(anything)
    return [_draw_items(draw, step.questions) for _ in range(draw(item_counts))]


def _draw_items(draw: st.DrawFn, questions: Iterable[d.Question]) -> dict[str, Json]:
    answers: dict[str, Json] = {}
    for question in questions:
        if pick(draw, OFTEN):
            likely = LIKELY.get(type(question), pieces)
            answers[question.id] = draw(likely if pick(draw, OFTEN) else anything)
    return answers if draw(rarely) else answers | draw(unknown)


def to_json(definition: d.Definition) -> Json:
    """The definition as the phone receives it."""
    return msgspec.json.decode(msgspec.json.encode(definition))
