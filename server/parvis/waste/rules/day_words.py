"""Days and hours as people of Québec write them, wherever the server writes. The twin of `pwa/src/kernel/dates.ts`.

In a language that is not spoken here, French.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

_NBSP: Final = "\u00a0"
_WEEKDAYS: Final = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS: Final = {
    "fr": ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
           "novembre", "décembre"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"),
}  # fmt: skip
_SHORT_MONTHS: Final = {
    "fr": ("janv.", "févr.", "mars", "avril", "mai", "juin", "juill.", "août", "sept.", "oct.", "nov.", "déc."),
    "en": ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."),
}
_AND: Final = {"fr": " et ", "en": " and "}
_NOON: Final = 12


def spoken(language: str) -> str:
    """Return the language itself, or French."""
    return language if language in _WEEKDAYS else "fr"


def weekday_words(weekday: int, language: str) -> str:
    """Return `mardi` for 2."""
    return _WEEKDAYS[spoken(language)][weekday - 1]


def month_words(on: date, language: str) -> str:
    """Return `décembre 2026`."""
    return f"{_MONTHS[spoken(language)][on.month - 1]}{_NBSP}{on.year}"


def day_words(on: date, language: str, *, weekday: bool = True, year: bool = False) -> str:
    """Return `mardi 1er décembre`, `Tuesday, December 1`."""
    month, ending = _MONTHS[spoken(language)][on.month - 1], f"{_NBSP}{on.year}" if year else ""
    if spoken(language) == "fr":
        first = f"{weekday_words(on.isoweekday(), language)} " if weekday else ""
        return f"{first}{_number(on)}{_NBSP}{month}{ending}"
    first = f"{weekday_words(on.isoweekday(), language)}, " if weekday else ""
    return f"{first}{month}{_NBSP}{on.day}{ending and f',{ending}'}"


def short_day_words(on: date, language: str) -> str:
    """Return `ven. 25 déc.`, `Fri. Dec. 25`."""
    weekday, month = weekday_words(on.isoweekday(), language)[:3], _SHORT_MONTHS[spoken(language)][on.month - 1]
    if spoken(language) == "fr":
        return f"{weekday}.{_NBSP}{_number(on)}{_NBSP}{month}"
    return f"{weekday}.{_NBSP}{month}{_NBSP}{on.day}"


def time_words(time: str, language: str) -> str:
    """Return `19 h 30`, `7:30 p.m.`, from `19:30`."""
    hours, minutes = int(time[:2]), time[3:]
    if spoken(language) == "fr":
        return f"{hours}{_NBSP}h" + ("" if minutes == "00" else f"{_NBSP}{minutes}")
    half = "a.m." if hours < _NOON else "p.m."
    return f"{hours % _NOON or _NOON}{'' if minutes == '00' else f':{minutes}'}{_NBSP}{half}"


def list_words(names: Sequence[str], language: str) -> str:
    """Return `bac noir, bac bleu et bac brun`."""
    if len(names) < 2:  # noqa: PLR2004 - one has nothing to be joined with
        return "".join(names)
    return ", ".join(names[:-1]) + _AND[spoken(language)] + names[-1]


def _number(on: date) -> str:
    return "1er" if on.day == 1 else str(on.day)
