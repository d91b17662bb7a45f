"""What people are told of a changed collection, proposed in French and in English; staff may write it otherwise."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

import msgspec

from parvis.kernel.language import Words, pick
from parvis.waste.rules.day_words import day_words, list_words, time_words
from parvis.waste.rules.pickups import ChangeKind, TimeOfDay

SPOKEN: Final = ("fr", "en")
_LONGEST_LIST = 6
_SAYS_SECTOR = re.compile(r"\b(secteurs?|sectors?|zones?)\b", re.IGNORECASE)

_TITLES: dict[str, dict[ChangeKind, str]] = {
    "fr": {
        "moved": "{bins}\u00a0: collecte déplacée au {to}",
        "cancelled": "{bins}\u00a0: pas de collecte le {day}",
        "added": "{bins}\u00a0: collecte de plus le {day}",
    },
    "en": {
        "moved": "{bins}: collection moved to {to}",
        "cancelled": "{bins}: no collection on {day}",
        "added": "{bins}: extra collection on {day}",
    },
}
_TO_DO: dict[str, dict[ChangeKind, str]] = {
    "fr": {
        "moved": "Mettez au chemin {by}le {to}\u00a0: {own}. Ne sortez rien pour le {day}.",
        "cancelled": "Gardez chez vous le {day}\u00a0: {own}.",
        "added": "Mettez au chemin {by}le {day}\u00a0: {own}.",
    },
    "en": {
        "moved": "Put out {by}on {to}: {own}. Put nothing out for {day}.",
        "cancelled": "Keep at home on {day}: {own}.",
        "added": "Put out {by}on {day}: {own}.",
    },
}
_BODIES: dict[str, dict[ChangeKind, str]] = {
    "fr": {
        "moved": "La collecte prévue le {day} a lieu le {to}.\n\nPourquoi\u00a0: {reason}.",
        "cancelled": "La collecte prévue le {day} n’a pas lieu.\n\nPourquoi\u00a0: {reason}.",
        "added": "Une collecte a lieu le {day}, en plus de celles du calendrier.\n\nPourquoi\u00a0: {reason}.",
    },
    "en": {
        "moved": "The collection planned for {day} takes place on {to}.\n\nWhy: {reason}.",
        "cancelled": "The collection planned for {day} does not take place.\n\nWhy: {reason}.",
        "added": "A collection takes place on {day}, beside those of the calendar.\n\nWhy: {reason}.",
    },
}
_BY = {"fr": "avant {time} ", "en": "by {time} "}
_NEXT = {"fr": " Prochaine collecte\u00a0: {next}.", "en": " Next collection: {next}."}
_ALL_BINS = {"fr": ("Tous les bacs", "vos bacs"), "en": ("All bins", "your bins")}
_WHOLE_TOWN = {"fr": "Toute la ville", "en": "The whole town"}
_SECTORS = {"fr": ("Secteur {names}", "Secteurs {names}"), "en": ("{names} sector", "{names} sectors")}
_OTHERS = {"fr": "{count} autres", "en": "{count} others"}
_BACK: dict[str, tuple[str, str, str]] = {
    "fr": (
        "Le changement est retiré. La collecte a lieu le {day}.",
        "Le changement est retiré. La collecte du {day} n’a pas lieu.",
        "Le changement est retiré. Voyez votre calendrier pour le jour de votre collecte.",
    ),
    "en": (
        "The change was taken back. The collection takes place on {day}.",
        "The change was taken back. The collection of {day} does not take place.",
        "The change was taken back. See your calendar for the day of your collection.",
    ),
}


class ToldChange(msgspec.Struct, frozen=True, kw_only=True):
    """What the proposed words speak of.

    Args:
        bins: What is put out, in the town's words; None is whatever goes out that day.
        closes: By when, where it is the same for everybody.
        next_on: The next pickup after one that is cancelled, where it is the same for everybody.
    """

    kind: ChangeKind
    planned_on: date
    new_on: date | None
    bins: Words | None
    reason: Words
    closes: TimeOfDay | None = None
    next_on: date | None = None


class ChangeTexts(msgspec.Struct, frozen=True, kw_only=True):
    """A notice's three texts."""

    title: Words
    body: Words
    what_to_do: Words


def propose_texts(told: ToldChange, languages: Sequence[str]) -> ChangeTexts:
    """Return the proposal in each of `languages` that we speak, or in French where we speak none."""
    spoken = [language for language in languages if language in SPOKEN] or ["fr"]
    return ChangeTexts(
        title={language: _TITLES[language][told.kind].format(**_parts(told, language)) for language in spoken},
        body={language: _BODIES[language][told.kind].format(**_parts(told, language)) for language in spoken},
        what_to_do={language: _what_to_do(told, language) for language in spoken},
    )


def _what_to_do(told: ToldChange, language: str) -> str:
    said = _TO_DO[language][told.kind].format(**_parts(told, language))
    if told.kind == "cancelled" and told.next_on:
        said += _NEXT[language].format(next=day_words(told.next_on, language))
    return said


def _parts(told: ToldChange, language: str) -> dict[str, str]:
    bins, own = _ALL_BINS[language]
    if told.bins is not None:
        bins = own = pick(told.bins, language)
    return {
        "bins": bins[:1].upper() + bins[1:],
        "own": own[:1].lower() + own[1:],
        "day": day_words(told.planned_on, language),
        "to": day_words(told.new_on, language) if told.new_on else "",
        "by": _BY[language].format(time=time_words(told.closes, language)) if told.closes else "",
        "reason": pick(told.reason, language).rstrip("."),
    }


def place_words(sectors: Sequence[str], streets: Sequence[str], languages: Sequence[str]) -> Words:
    """Return where, in words: the streets, else the sectors by name, else the whole town where neither is given."""
    spoken = [language for language in languages if language in SPOKEN] or ["fr"]
    return {language: _place(sectors, streets, language) for language in spoken}


def _place(sectors: Sequence[str], streets: Sequence[str], language: str) -> str:
    names = list(streets or dict.fromkeys(sectors))
    if not names:
        return _WHOLE_TOWN[language]
    if len(names) > _LONGEST_LIST:
        left = len(names) - _LONGEST_LIST + 1
        names = [*names[: _LONGEST_LIST - 1], _OTHERS[language].format(count=left)]
    said = list_words(names, language)
    if streets or any(_SAYS_SECTOR.search(name) for name in names):
        return said[:1].upper() + said[1:]
    return _SECTORS[language][len(names) > 1].format(names=said)


def closing_words(planned_on: date, days: set[date | None], languages: Sequence[str]) -> Words:
    """Return what is said when a change is taken back.

    Args:
        planned_on: The day the change was about.
        days: On which days its pickups are now; None is one that does not take place.
        languages: The town's.
    """
    spoken = [language for language in languages if language in SPOKEN] or ["fr"]
    return {language: _closing(planned_on, days, language) for language in spoken}


def _closing(planned_on: date, days: set[date | None], language: str) -> str:
    back, off, mixed = _BACK[language]
    if len(days) > 1:
        return mixed
    day = next(iter(days), None)
    return back.format(day=day_words(day, language)) if day else off.format(day=day_words(planned_on, language))
