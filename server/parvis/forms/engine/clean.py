"""What was meant by an answer: one clean value, nothing, or a shape that no page of ours could have sent.

Twin of `pwa/src/form_engine/clean.ts`. A person's mistake keeps its text, so that it can be corrected; a program's
mistake is `WRONG`.
"""

from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from parvis.forms import definition as d
from parvis.forms.engine import formats
from parvis.forms.engine.addresses import clean_address
from parvis.forms.engine.files import clean_files
from parvis.forms.engine.people import clean_person
from parvis.forms.engine.signatures import clean_signature
from parvis.forms.engine.text import clean_block, clean_line
from parvis.forms.engine.values import MOST_ITEMS, WRONG, Cleaned, Shape, whole

PLACE_KINDS = ("address", "intersection", "landmark", "point")

_MICRODEGREE = Decimal("0.000001")


def clean(question: d.Question, value: object) -> Cleaned | Shape:
    """The clean value of one answer; None when nothing was answered."""
    return None if value is None else _CLEANERS[type(question)](question, value)


def _line(_question: d.Question, value: object) -> Cleaned | Shape:
    return (clean_line(value) or None) if isinstance(value, str) else WRONG


def _block(_question: d.Question, value: object) -> Cleaned | Shape:
    return (clean_block(value) or None) if isinstance(value, str) else WRONG


def _boolean(_question: d.Question, value: object) -> Cleaned | Shape:
    return value if isinstance(value, bool) else WRONG


def _nothing(_question: d.Question, _value: object) -> Cleaned | Shape:
    return WRONG


def _choices(question: d.Choices, value: object) -> Cleaned | Shape:
    if not isinstance(value, list) or len(value) > MOST_ITEMS:
        return WRONG
    chosen: dict[str, None] = {}
    for item in value:
        if not isinstance(item, str):
            return WRONG
        chosen[clean_line(item)] = None
    chosen.pop("", None)
    known = [option.value for option in question.options if option.value in chosen]
    return [*known, *(item for item in chosen if item not in known)] or None


def _number(_question: d.Question, value: object) -> Cleaned | Shape:
    if isinstance(value, str):
        line = clean_line(value)
        return (formats.tidy_number(line) or line) or None
    number = whole(value)
    return WRONG if number is None else str(number)


def _amount(question: d.Amount, value: object) -> Cleaned | Shape:
    if isinstance(value, str):
        return _tidied(value, formats.tidy_amount)
    return _number(question, value)


def _date(_question: d.Question, value: object) -> Cleaned | Shape:
    return _tidied(value, formats.tidy_date)


def _email(_question: d.Question, value: object) -> Cleaned | Shape:
    return _tidied(value, formats.tidy_email)


def _phone(question: d.Phone, value: object) -> Cleaned | Shape:
    return _tidied(value, lambda line: formats.tidy_phone(line, question.country))


def _tidied(value: object, tidy: Callable[[str], str | None]) -> Cleaned | Shape:
    if not isinstance(value, str):
        return WRONG
    line = clean_line(value)
    return (tidy(line) or line) or None


def _address(question: d.Address, value: object) -> Cleaned | Shape:
    return clean_address(question.country, value)


def _files(_question: d.Question, value: object) -> Cleaned | Shape:
    return clean_files(value)


def _signature(_question: d.Question, value: object) -> Cleaned | Shape:
    return clean_signature(value)


def _place(_question: d.Question, value: object) -> Cleaned | Shape:
    if not isinstance(value, dict) or set(value) - {"kind", "words", "lon", "lat"}:
        return WRONG
    kind, words = value.get("kind"), value.get("words")
    lon, lat = value.get("lon"), value.get("lat")
    if kind not in PLACE_KINDS or not (words is None or isinstance(words, str)):
        return WRONG
    place: dict[str, str | float] = {"kind": str(kind), "words": clean_line(words or "")}
    if lon is not None or lat is not None:
        east, north = _degrees(lon, 180), _degrees(lat, 90)
        if east is None or north is None:
            return WRONG
        place |= {"lon": east, "lat": north}
    return place if place["words"] or "lon" in place else None


def _degrees(value: object, most: int) -> float | None:
    """Rounded to six decimals (11 cm), halves away from zero like JavaScript's `toFixed`."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not -most <= value <= most:
        return None
    return float(Decimal(value).quantize(_MICRODEGREE, ROUND_HALF_UP)) + 0.0


_CLEANERS: Mapping[type[d.Question], Callable[[Any, object], Cleaned | Shape]] = {
    d.Text: _line,
    d.LongText: _block,
    d.Choice: _line,
    d.Choices: _choices,
    d.YesNo: _boolean,
    d.Number: _number,
    d.Amount: _amount,
    d.Date: _date,
    d.Email: _email,
    d.Phone: _phone,
    d.Address: _address,
    d.Person: clean_person,
    d.Photo: _files,
    d.File: _files,
    d.Signature: _signature,
    d.Place: _place,
    d.Statement: _nothing,
    d.Consent: _boolean,
}
