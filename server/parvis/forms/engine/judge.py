"""What is wrong with one clean answer. Twin of `pwa/src/form_engine/judge.ts`."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from parvis.forms import definition as d
from parvis.forms.engine import formats
from parvis.forms.engine.clean import Answer

ADDRESS_PART_LENGTH = 200
PLACE_LENGTH = 500
IMAGE_TYPES = ("image/jpeg", "image/png", "image/webp")


class Fault(NamedTuple):
    """A finding that does not know its question yet."""

    code: str
    params: Mapping[str, str | int]


def judge(question: d.Question, value: Answer, today: str | None) -> list[Fault]:
    """The faults of one clean answer to this question; empty when it is right."""
    if isinstance(question, d.Date):
        return _date(question, str(value), today)
    judging = _JUDGES.get(type(question))
    return judging(question, value) if judging else []


def _text(question: d.Text, value: str) -> list[Fault]:
    return _length(value, question.min_length, question.max_length)


def _long_text(question: d.LongText, value: str) -> list[Fault]:
    return _length(value, 0, question.max_length)


def _length(text: str, least: int, most: int) -> list[Fault]:
    if len(text) > most:
        return [Fault("too-long", {"max": most, "length": len(text)})]
    return [Fault("too-short", {"min": least, "length": len(text)})] if len(text) < least else []


def _options(options: tuple[d.Option, ...], chosen: list[str]) -> list[Fault]:
    known = {option.value for option in options}
    return [] if all(item in known for item in chosen) else [Fault("not-an-option", {})]


def _choice(question: d.Choice, value: str) -> list[Fault]:
    return _options(question.options, [value])


def _choices(question: d.Choices, chosen: list[str]) -> list[Fault]:
    faults = _options(question.options, chosen)
    if len(chosen) < question.min:
        faults.append(Fault("too-few", {"min": question.min}))
    if question.max is not None and len(chosen) > question.max:
        faults.append(Fault("too-many", {"max": question.max}))
    return faults


def _number(question: d.Number, value: str) -> list[Fault]:
    number = formats.tidy_number(value)
    if number is None or formats.count_decimals(number) > question.decimals:
        return [Fault("not-a-number", {"decimals": question.decimals})]
    if question.min is not None and formats.compare_numbers(number, question.min) < 0:
        return [Fault("too-small", {"min": question.min})]
    if question.max is not None and formats.compare_numbers(number, question.max) > 0:
        return [Fault("too-large", {"max": question.max})]
    return []


def _date(question: d.Date, value: str, today: str | None) -> list[Fault]:
    date = formats.tidy_date(value)
    if date is None:
        return [Fault("not-a-date", {})]
    earliest = formats.resolve_date(question.min, today) if question.min else None
    latest = formats.resolve_date(question.max, today) if question.max else None
    if earliest and date < earliest:
        return [Fault("too-early", {"min": earliest})]
    return [Fault("too-late", {"max": latest})] if latest and date > latest else []


def _email(_question: d.Email, value: str) -> list[Fault]:
    return [] if formats.tidy_email(value) else [Fault("not-an-email", {})]


def _phone(question: d.Phone, value: str) -> list[Fault]:
    return [] if formats.tidy_phone(value, question.country) else [Fault("not-a-phone", {})]


def _address(_question: d.Address, address: Mapping[str, str]) -> list[Fault]:
    country = address.get("country", "")
    needed = ("line1", "city", "region", "postal_code") if country in {"CA", "US"} else ("line1", "city", "postal_code")
    faults = [Fault("required", {"part": part}) for part in needed if part not in address]
    faults += [
        Fault("too-long", {"part": part, "max": ADDRESS_PART_LENGTH, "length": len(text)})
        for part, text in address.items()
        if len(text) > ADDRESS_PART_LENGTH
    ]
    if len(country) != 2 or not all("A" <= letter <= "Z" for letter in country):  # noqa: PLR2004 (ISO 3166 alpha-2)
        faults.append(Fault("not-an-option", {"part": "country"}))
    code = address.get("postal_code")
    if code and formats.tidy_postal_code(code, country) is None:
        faults.append(Fault("not-a-postal-code", {"country": country} if country in formats.POSTAL_COUNTRIES else {}))
    return faults


def _photos(question: d.Photo, photos: list[dict[str, str | int]]) -> list[Fault]:
    faults = [Fault("too-many", {"max": question.max_files})] if len(photos) > question.max_files else []
    if any(photo["media_type"] not in IMAGE_TYPES for photo in photos):
        faults.append(Fault("not-an-option", {"part": "media_type"}))
    if any(int(photo["size_bytes"]) > question.max_bytes for photo in photos):
        faults.append(Fault("too-large", {"max": question.max_bytes}))
    return faults


def _place(_question: d.Place, place: Mapping[str, str | float]) -> list[Fault]:
    words = str(place["words"])
    if len(words) > PLACE_LENGTH:
        return [Fault("too-long", {"max": PLACE_LENGTH, "length": len(words)})]
    if place["kind"] == "point":
        return [] if "lon" in place else [Fault("required", {"part": "point"})]
    return [] if words else [Fault("required", {"part": "words"})]


# Each is given what `clean` makes for its kind of question; yes/no, statement and consent have nothing left to judge.
_JUDGES: Mapping[type[d.Question], Callable[[Any, Any], list[Fault]]] = {
    d.Text: _text,
    d.LongText: _long_text,
    d.Choice: _choice,
    d.Choices: _choices,
    d.Number: _number,
    d.Email: _email,
    d.Phone: _phone,
    d.Address: _address,
    d.Photo: _photos,
    d.Place: _place,
}
