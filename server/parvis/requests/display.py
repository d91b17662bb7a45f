"""One answer of each kind, in words. Pure."""

from collections.abc import Mapping
from typing import Any

from parvis.forms import definition as d
from parvis.kernel.language import pick

_YES, _NO = {"fr": "Oui", "en": "Yes"}, {"fr": "Non", "en": "No"}
_PHOTO = {"fr": "1 photo", "en": "1 photo"}
_EXTENSION = {"fr": "poste", "en": "ext."}
_NORTH_AMERICAN_DIGITS = 12
_SIGNS = {"CAD": "$", "USD": "US$", "EUR": "€", "CHF": "CHF\u00a0"}


def display(question: d.Question, value: Any, language: str) -> str:  # noqa: ANN401, C901, PLR0911 - by kind
    """One answer in the words of a language."""
    match question:
        case d.Choice(options=options):
            return _labels(options, [value], language)
        case d.Choices(options=options):
            return _labels(options, value, language)
        case d.YesNo() | d.Consent():
            return pick(_YES if value else _NO, language)
        case d.Number(unit=unit):
            number = value.replace(".", ",") if language == "fr" else value
            return f"{number}\u00a0{pick(unit, language)}" if unit else str(number)
        case d.Amount(currency=currency):
            return display_amount(value, currency, language)
        case d.Person():
            return _person(value, language)
        case d.Signature():
            return str(value["name"])
        case d.File():
            return ", ".join(file["name"] for file in value)
        case d.Phone():
            return _phone(value, language)
        case d.Address():
            return _address(value)
        case d.Place():
            return display_place(value)
        case d.Photo():
            return pick(_PHOTO, language) if len(value) == 1 else f"{len(value)} photos"
    return str(value)


def display_amount(value: str, currency: str, language: str) -> str:
    """« 12,50 $ », « $12.50 »; text that is no amount stays as it is."""
    whole, _, cents = value.partition(".")
    if not whole.removeprefix("-").isdigit():
        return value
    number = f"{whole}.{cents.ljust(2, '0')}" if cents else whole
    sign = _SIGNS.get(currency, currency)
    return f"{number.replace('.', ',')}\u00a0{sign}" if language == "fr" else f"{sign}{number}"


def _person(value: Mapping[str, Any], language: str) -> str:
    name = " ".join(value[part] for part in ("given_name", "family_name") if part in value)
    parts = [name, value.get("birth_date", ""), value.get("email", "")]
    parts += [_phone(value["phone"], language)] if "phone" in value else []
    parts += [_address(value["address"])] if "address" in value else []
    return ", ".join(part for part in parts if part)


def _labels(options: tuple[d.Option, ...], chosen: list[str], language: str) -> str:
    return ", ".join(pick(option.label, language) for option in options if option.value in chosen)


def _phone(value: str, language: str) -> str:
    number, _, extension = value.partition(";ext=")
    if number.startswith("+1") and len(number) == _NORTH_AMERICAN_DIGITS:
        number = f"{number[2:5]}\u00a0{number[5:8]}-{number[8:]}"
    return f"{number} {pick(_EXTENSION, language)}\u00a0{extension}" if extension else number


def _address(value: Mapping[str, str]) -> str:
    city = " ".join(value[part] for part in ("city", "region", "postal_code") if part in value)
    country = value.get("country", "CA")
    lines = [value.get("line1", ""), value.get("line2", ""), city, "" if country == "CA" else country]
    return ", ".join(line for line in lines if line)


def display_place(value: Mapping[str, Any]) -> str:
    """A place in words; its point when that is all there is."""
    point = f"{value['lat']:.5f}, {value['lon']:.5f}" if "lon" in value else ""
    return str(value["words"]) or point
