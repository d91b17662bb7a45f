"""What a form's answers say, in words, for staff. Pure."""

from collections.abc import Mapping
from typing import Any

import msgspec

from parvis.forms import definition as d
from parvis.kernel.language import Words, pick
from parvis.kernel.places import Point, fold

_YES, _NO = {"fr": "Oui", "en": "Yes"}, {"fr": "Non", "en": "No"}
_PHOTO = {"fr": "1 photo", "en": "1 photo"}
_EXTENSION = {"fr": "poste", "en": "ext."}
_NORTH_AMERICAN_DIGITS = 12


class AnswerLine(msgspec.Struct, frozen=True):
    """One answered question; `display` is in the reader's language."""

    question: str
    label: Words
    display: str


def describe(definition: d.Definition, answers: Mapping[str, Any], language: str) -> list[AnswerLine]:
    """Every answer in the order of asking, in words."""
    return [
        AnswerLine(name, question.label, _display(question, answers[name], language))
        for name, question in definition.questions().items()
        if name in answers
    ]


def find_title(definition: d.Definition, answers: Mapping[str, Any]) -> Words:
    """What the request is called: the chosen subject (« Nid-de-poule »), else the form's title."""
    subject = definition.questions().get(definition.subject or "")
    if isinstance(subject, d.Choice):
        for option in subject.options:
            if option.value == answers.get(subject.id):
                return option.label
    return definition.title


def find_category(definition: d.Definition, answers: Mapping[str, Any]) -> str:
    """What is counted together: the form, and the chosen subject (`signaler/nid-de-poule`) where it has one."""
    subject = definition.questions().get(definition.subject or "")
    chosen = answers.get(subject.id) if isinstance(subject, d.Choice) else None
    return f"{definition.code}/{chosen}" if chosen else definition.code


def find_point(definition: d.Definition, answers: Mapping[str, Any]) -> Point | None:
    """Where it is, when a place was pointed at."""
    for name, question in definition.questions().items():
        if isinstance(question, d.Place) and name in answers and "lon" in answers[name]:
            return Point(answers[name]["lon"], answers[name]["lat"])
    return None


def find_place(definition: d.Definition, answers: Mapping[str, Any]) -> str:
    """The first place in words; a point's coordinates when that is all there is; nothing when none was asked."""
    for name, question in definition.questions().items():
        if isinstance(question, d.Place) and name in answers:
            return _place(answers[name])
    return ""


def has_photo(definition: d.Definition, answers: Mapping[str, Any]) -> bool:
    """Whether a photo came with it."""
    return any(isinstance(question, d.Photo) and name in answers for name, question in definition.questions().items())


def search_words(definition: d.Definition, answers: Mapping[str, Any], languages: tuple[str, ...]) -> str:
    """All that a member of staff may remember of a request, folded, once per word."""
    texts = [text for words in (definition.title, find_title(definition, answers)) for text in words.values()]
    texts += [line.display for language in languages for line in describe(definition, answers, language)]
    return " ".join(dict.fromkeys(fold(" ".join(texts)).split()))


def _display(question: d.Question, value: Any, language: str) -> str:  # noqa: ANN401, PLR0911 - a return per kind
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
        case d.Phone():
            return _phone(value, language)
        case d.Address():
            return _address(value)
        case d.Place():
            return _place(value)
        case d.Photo():
            return pick(_PHOTO, language) if len(value) == 1 else f"{len(value)} photos"
    return str(value)


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


def _place(value: Mapping[str, Any]) -> str:
    point = f"{value['lat']:.5f}, {value['lon']:.5f}" if "lon" in value else ""
    return str(value["words"]) or point
