"""One clean answer of each kind."""

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

from parvis.forms import definition as d
from parvis.forms.engine import formats
from parvis.forms.engine.addresses import ALL_COUNTRIES, PART_LENGTH, REGIONS
from parvis.forms.engine.clean import PLACE_KINDS
from parvis.forms.engine.files import FILE_NAME_LENGTH, IMAGE_TYPES
from parvis.forms.engine.judge import CENTS, PLACE_LENGTH
from parvis.forms.engine.people import NAME_LENGTH, NAMES
from parvis.forms.engine.signatures import LARGEST, MOST_POINTS, MOST_STROKES
from parvis.forms.engine.signatures import NAME_LENGTH as SIGNATURE_LENGTH
from parvis.kernel.language import pick

Schema: TypeAlias = dict[str, Any]

_DAY: Final = "^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}$"
_PHONE: Final = r"^\+[1-9][0-9]{7,14}(;ext=[0-9]{1,6})?$"
_EMAIL: Final = r"^[^@\s]+@[^@\s]+\.[^@\s]+$"
_POSTAL_CODES: Final[Mapping[str, str]] = {
    "BE": "^[1-9][0-9]{3}$",
    "CA": "^[A-Z][0-9][A-Z] [0-9][A-Z][0-9]$",
    "CH": "^[1-9][0-9]{3}$",
    "FR": "^[0-9]{5}$",
    "LU": "^[1-9][0-9]{3}$",
    "US": "^[0-9]{5}(-[0-9]{4})?$",
}


def value_schema(question: d.Question, language: str) -> Schema:
    """Return the schema of a right answer to this question, with its label and help."""
    schema: Schema = {"title": pick(question.label, language)}
    if question.help:
        schema["description"] = pick(question.help, language)
    return schema | _KINDS[type(question)](question)


def _text(question: d.Text) -> Schema:
    return {"type": "string", "minLength": max(question.min_length, 1), "maxLength": question.max_length}


def _long_text(question: d.LongText) -> Schema:
    return {"type": "string", "minLength": 1, "maxLength": question.max_length}


def _choice(question: d.Choice) -> Schema:
    return {"enum": _values(question.options)}


def _choices(question: d.Choices) -> Schema:
    schema: Schema = {"type": "array", "items": {"enum": _values(question.options)}, "uniqueItems": True}
    schema["minItems"] = max(question.min, 1)
    if question.max is not None:
        schema["maxItems"] = question.max
    return schema


def _values(options: tuple[d.Option, ...]) -> list[str]:
    """What may be sent: an answer that stops the form never is."""
    return [option.value for option in options if not option.stop]


def _yes_no(_question: d.YesNo) -> Schema:
    return {"type": "boolean"}


def _consent(question: d.Consent) -> Schema:
    return {"const": True} if question.need == "required" else {"type": "boolean"}


def _number(question: d.Number) -> Schema:
    return _decimal(question.decimals) | _bounds(question.min, question.max)


def _amount(question: d.Amount) -> Schema:
    return _decimal(CENTS) | _bounds(question.min, question.max)


def _decimal(places: int) -> Schema:
    fraction = rf"(\.[0-9]{{1,{places}}})?" if places else ""
    return {"type": "string", "pattern": f"^-?(0|[1-9][0-9]*){fraction}$"}


def _bounds(least: str | None, most: str | None) -> Schema:
    said = [f"{name} {bound}" for name, bound in (("from", least), ("to", most)) if bound is not None]
    return {"$comment": " ".join(said)} if said else {}


def _date(question: d.Date) -> Schema:
    return {"type": "string", "format": "date", "pattern": _DAY} | _bounds(question.min, question.max)


def _email(_question: d.Email) -> Schema:
    return {"type": "string", "format": "email", "pattern": _EMAIL, "maxLength": formats.EMAIL_LENGTH}


def _phone(_question: d.Phone) -> Schema:
    return {"type": "string", "pattern": _PHONE}


def _address(question: d.Address) -> Schema:
    return make_address(question.countries)


def make_address(countries: tuple[str, ...] | None) -> Schema:
    """Return the schema of an address in one of these countries, or anywhere."""
    line: Schema = {"type": "string", "minLength": 1, "maxLength": PART_LENGTH}
    parts: Schema = dict.fromkeys(("line1", "line2", "city", "region", "postal_code"), line)
    parts["country"] = {"enum": list(countries)} if countries else {"type": "string", "pattern": "^[A-Z]{2}$"}
    return {
        "type": "object",
        "properties": parts,
        "required": ["line1", "city", "postal_code", "country"],
        "additionalProperties": False,
        "allOf": [
            {
                "if": {"properties": {"country": {"const": country}}},
                "then": _national(country, is_checked=countries is not None),
            }
            for country in countries or ALL_COUNTRIES
        ],
    }


def _national(country: str, *, is_checked: bool) -> Schema:
    properties: Schema = {"postal_code": {"pattern": _POSTAL_CODES[country]}}
    if country not in REGIONS:
        return {"properties": properties}
    if is_checked:
        properties["region"] = {"enum": list(REGIONS[country])}
    return {"properties": properties, "required": ["region"]}


def _person(question: d.Person) -> Schema:
    name: Schema = {"type": "string", "minLength": 1, "maxLength": NAME_LENGTH}
    parts: Schema = dict.fromkeys(NAMES, name)
    kinds: Schema = {
        "birth_date": {"type": "string", "format": "date", "pattern": _DAY},
        "email": _email(d.Email(id="", label={}, need="optional")),
        "phone": {"type": "string", "pattern": _PHONE},
        "address": make_address(ALL_COUNTRIES),
    }
    asked = [part for part in question.parts if part != "name"]
    optional = set(question.optional_parts)
    required = [part for part in (*NAMES, *asked) if part not in optional]
    schema: Schema = {"type": "object", "properties": parts | {part: kinds[part] for part in asked}}
    return schema | {"required": required, "additionalProperties": False, "minProperties": 1}


def _photo(question: d.Photo) -> Schema:
    return _files(IMAGE_TYPES, question.max_files, question.max_bytes)


def _file(question: d.File) -> Schema:
    return _files(question.types, question.max_files, question.max_bytes)


def _files(types: tuple[str, ...], most: int, most_bytes: int) -> Schema:
    file: Schema = {
        "type": "object",
        "properties": {
            "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "name": {"type": "string", "maxLength": FILE_NAME_LENGTH},
            "media_type": {"enum": list(types)},
            "size_bytes": {"type": "integer", "minimum": 1, "maximum": most_bytes},
        },
        "required": ["sha256", "name", "media_type", "size_bytes"],
        "additionalProperties": False,
    }
    return {"type": "array", "items": file, "minItems": 1, "maxItems": most}


def _signature(_question: d.Signature) -> Schema:
    point: Schema = {"type": "array", "items": {"type": "integer", "minimum": 0, "maximum": LARGEST}}
    point |= {"minItems": 2, "maxItems": 2}
    line: Schema = {"type": "array", "items": point, "minItems": 1, "maxItems": MOST_POINTS}
    name: Schema = {"type": "string", "minLength": 1, "maxLength": SIGNATURE_LENGTH}
    drawn: Schema = {
        "kind": {"const": "drawn"},
        "name": name,
        "strokes": {"type": "array", "items": line, "minItems": 1, "maxItems": MOST_STROKES},
    }
    typed: Schema = {"kind": {"const": "typed"}, "name": name}
    return {
        "type": "object",
        "oneOf": [
            {"properties": each, "required": list(each), "additionalProperties": False} for each in (typed, drawn)
        ],
    }


def _place(_question: d.Place) -> Schema:
    return {
        "type": "object",
        "properties": {
            "kind": {"enum": list(PLACE_KINDS)},
            "words": {"type": "string", "maxLength": PLACE_LENGTH},
            "lon": {"type": "number", "minimum": -180, "maximum": 180},
            "lat": {"type": "number", "minimum": -90, "maximum": 90},
        },
        "required": ["kind", "words"],
        "dependentRequired": {"lon": ["lat"], "lat": ["lon"]},
        "additionalProperties": False,
        "if": {"properties": {"kind": {"const": "point"}}},
        "then": {"required": ["lon", "lat"]},
        "else": {"properties": {"words": {"minLength": 1}}},
    }


_KINDS: Final[Mapping[type[d.Question], Callable[[Any], Schema]]] = {
    d.Text: _text,
    d.LongText: _long_text,
    d.Choice: _choice,
    d.Choices: _choices,
    d.YesNo: _yes_no,
    d.Number: _number,
    d.Amount: _amount,
    d.Date: _date,
    d.Email: _email,
    d.Phone: _phone,
    d.Address: _address,
    d.Person: _person,
    d.Photo: _photo,
    d.File: _file,
    d.Signature: _signature,
    d.Place: _place,
    d.Consent: _consent,
}
