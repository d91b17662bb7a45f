"""What a form's answers say, in words, for staff. Pure."""

from collections.abc import Mapping
from typing import Any

import msgspec

from parvis.forms import definition as d
from parvis.forms.engine import Answered, find_fee, list_answered
from parvis.kernel.language import Words, pick
from parvis.kernel.places import Point, fold
from parvis.requests.display import display, display_amount, display_place

_FEE = {"fr": "Tarif", "en": "Fee"}


class AnswerLine(msgspec.Struct, frozen=True):
    """One answered question; `display` is in the reader's language."""

    question: str
    label: Words
    display: str


def describe(definition: d.Definition, answers: Mapping[str, Any], language: str) -> list[AnswerLine]:
    """Every answer in the order of asking, in words, then what it costs; that line has no question."""
    fee = find_fee(definition, answers)
    lines = _lines(definition, answers, language)
    if fee is not None:
        amount = display_amount(fee.amount, fee.currency, language)
        lines.append(AnswerLine("", _FEE, f"{amount}, {pick(fee.words, language)}"))
    return lines


def _lines(definition: d.Definition, answers: Mapping[str, Any], language: str) -> list[AnswerLine]:
    return [
        AnswerLine(answered.path, _label(answered), display(answered.question, answered.value, language))
        for answered in list_answered(definition, answers)
    ]


def _label(answered: Answered) -> Words:
    """The question's words; in a repeated step those of the item before them (« Enfant 2, Prénom »)."""
    label, repeat = answered.question.label, answered.step.repeat
    if repeat is None or answered.item is None:
        return label
    number = answered.item + 1
    return {language: f"{pick(repeat.item, language)}\u00a0{number}, {words}" for language, words in label.items()}


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
    for answered in list_answered(definition, answers):
        if isinstance(answered.question, d.Place) and "lon" in answered.value:
            return Point(answered.value["lon"], answered.value["lat"])
    return None


def find_place(definition: d.Definition, answers: Mapping[str, Any]) -> str:
    """The first place in words; a point's coordinates when that is all there is; nothing when none was asked."""
    for answered in list_answered(definition, answers):
        if isinstance(answered.question, d.Place):
            return display_place(answered.value)
    return ""


def has_photo(definition: d.Definition, answers: Mapping[str, Any]) -> bool:
    """Whether a photo came with it."""
    return any(isinstance(answered.question, d.Photo) for answered in list_answered(definition, answers))


def search_words(definition: d.Definition, answers: Mapping[str, Any], languages: tuple[str, ...]) -> str:
    """All that a member of staff may remember of a request, folded, once per word."""
    texts = [text for words in (definition.title, find_title(definition, answers)) for text in words.values()]
    texts += [line.display for language in languages for line in _lines(definition, answers, language)]
    return " ".join(dict.fromkeys(fold(" ".join(texts)).split()))
