"""What was meant by an answer: one clean value, nothing, or a shape that no page of ours could have sent.

Twin of `pwa/src/form_engine/clean.ts`. A person's mistake keeps its text, so that it can be corrected; a program's
mistake is `WRONG`.
"""

import re
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from typing import Any, Final, TypeAlias

from parvis.forms import definition as d
from parvis.forms.engine import formats
from parvis.forms.engine.text import clean_block, clean_line, cut, upper


class _Shape(Enum):
    WRONG = "wrong"


WRONG: Final = _Shape.WRONG
Answer: TypeAlias = str | bool | list[str] | dict[str, str] | dict[str, str | float] | list[dict[str, str | int]]
Cleaned: TypeAlias = Answer | None

ADDRESS_PARTS = ("line1", "line2", "city", "region", "postal_code", "country")
PHOTO_PARTS = ("sha256", "name", "media_type", "size_bytes")
PLACE_KINDS = ("address", "intersection", "landmark", "point")
FILE_NAME_LENGTH = 120
MOST_ITEMS = 1000
SAFE_WHOLE = 2**53 - 1

_SHA256 = re.compile(r"[0-9a-f]{64}")
_MEDIA_TYPE = re.compile(r"[a-z0-9.+-]{1,40}/[a-z0-9.+-]{1,80}")
_MICRODEGREE = Decimal("0.000001")


def clean(question: d.Question, value: object) -> Cleaned | _Shape:
    """The clean value of one answer; None when nothing was answered."""
    return None if value is None else _CLEANERS[type(question)](question, value)


def _line(_question: d.Question, value: object) -> Cleaned | _Shape:
    return (clean_line(value) or None) if isinstance(value, str) else WRONG


def _block(_question: d.Question, value: object) -> Cleaned | _Shape:
    return (clean_block(value) or None) if isinstance(value, str) else WRONG


def _boolean(_question: d.Question, value: object) -> Cleaned | _Shape:
    return value if isinstance(value, bool) else WRONG


def _nothing(_question: d.Question, _value: object) -> Cleaned | _Shape:
    return WRONG


def _choices(question: d.Choices, value: object) -> Cleaned | _Shape:
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


def _number(_question: d.Question, value: object) -> Cleaned | _Shape:
    if isinstance(value, str):
        line = clean_line(value)
        return (formats.tidy_number(line) or line) or None
    whole = _whole(value)
    return WRONG if whole is None else str(whole)


def _date(_question: d.Question, value: object) -> Cleaned | _Shape:
    return _tidied(value, formats.tidy_date)


def _email(_question: d.Question, value: object) -> Cleaned | _Shape:
    return _tidied(value, formats.tidy_email)


def _phone(question: d.Phone, value: object) -> Cleaned | _Shape:
    return _tidied(value, lambda line: formats.tidy_phone(line, question.country))


def _tidied(value: object, tidy: Callable[[str], str | None]) -> Cleaned | _Shape:
    if not isinstance(value, str):
        return WRONG
    line = clean_line(value)
    return (tidy(line) or line) or None


def _address(question: d.Address, value: object) -> Cleaned | _Shape:
    if not isinstance(value, dict) or set(value) - set(ADDRESS_PARTS):
        return WRONG
    address: dict[str, str] = {}
    for part in ADDRESS_PARTS:
        text = value.get(part)
        if text is not None and not isinstance(text, str):
            return WRONG
        if line := clean_line(text or ""):
            address[part] = line
    if not set(address) - {"country"}:
        return None
    address["country"] = country = upper(address.get("country", question.country))
    if code := address.get("postal_code"):
        address["postal_code"] = formats.tidy_postal_code(code, country) or code
    if country in {"CA", "US"} and len(region := address.get("region", "")) == 2:  # noqa: PLR2004 (QC, ON, ME)
        address["region"] = upper(region)
    return address


def _photos(_question: d.Question, value: object) -> Cleaned | _Shape:
    if not isinstance(value, list) or len(value) > MOST_ITEMS:
        return WRONG
    photos: dict[str, dict[str, str | int]] = {}
    for item in value:
        photo = _photo(item)
        if photo is None:
            return WRONG
        photos.setdefault(str(photo["sha256"]), photo)
    return list(photos.values()) or None


def _photo(value: object) -> dict[str, str | int] | None:
    if not isinstance(value, dict) or set(value) - set(PHOTO_PARTS):
        return None
    sha256, name, media_type = value.get("sha256"), value.get("name"), value.get("media_type")
    size_bytes = _whole(value.get("size_bytes"))
    if not (isinstance(sha256, str) and isinstance(name, str) and isinstance(media_type, str)):
        return None
    if not (_SHA256.fullmatch(sha256) and _MEDIA_TYPE.fullmatch(media_type)) or size_bytes is None or size_bytes < 1:
        return None
    short = cut(formats.tidy_file_name(name), FILE_NAME_LENGTH)
    return {"sha256": sha256, "name": short, "media_type": media_type, "size_bytes": size_bytes}


def _place(_question: d.Question, value: object) -> Cleaned | _Shape:
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


def _whole(value: object) -> int | None:
    """A whole number that both languages hold exactly; `1.0` is `1`, as JavaScript reads it."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not -SAFE_WHOLE <= value <= SAFE_WHOLE:
        return None
    return int(value) if value == int(value) else None


_CLEANERS: Mapping[type[d.Question], Callable[[Any, object], Cleaned | _Shape]] = {
    d.Text: _line,
    d.LongText: _block,
    d.Choice: _line,
    d.Choices: _choices,
    d.YesNo: _boolean,
    d.Number: _number,
    d.Date: _date,
    d.Email: _email,
    d.Phone: _phone,
    d.Address: _address,
    d.Photo: _photos,
    d.Place: _place,
    d.Statement: _nothing,
    d.Consent: _boolean,
}
