"""Weekdays, months, ordinals and hours as towns write them in French and English, after `fold`."""

import re
from datetime import date
from typing import Final

from parvis.kernel.places import fold
from parvis.waste.rules.pickups import SetOut

WEEKDAYS: Final = {
    word: number
    for number, words in enumerate(
        (
            ("lundi", "monday"),
            ("mardi", "tuesday"),
            ("mercredi", "wednesday"),
            ("jeudi", "thursday"),
            ("vendredi", "friday"),
            ("samedi", "saturday"),
            ("dimanche", "sunday"),
        ),
        start=1,
    )
    for word in words
}
WEEKDAY_NAMES: Final = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")

MONTHS: Final = {
    word: number
    for number, words in enumerate(
        (
            ("janvier", "january", "jan"),
            ("fevrier", "february", "feb"),
            ("mars", "march", "mar"),
            ("avril", "april", "apr"),
            ("mai", "may"),
            ("juin", "june", "jun"),
            ("juillet", "july", "jul"),
            ("aout", "august", "aug"),
            ("septembre", "september", "sep"),
            ("octobre", "october", "oct"),
            ("novembre", "november", "nov"),
            ("decembre", "december", "dec"),
        ),
        start=1,
    )
    for word in words
}

ORDINALS: Final = {
    word: number
    for number, words in {
        1: ("1er", "1re", "premier", "premiere", "first", "1st"),
        2: ("2e", "2eme", "deuxieme", "second", "seconde", "2nd"),
        3: ("3e", "3eme", "troisieme", "third", "3rd"),
        4: ("4e", "4eme", "quatrieme", "fourth", "4th"),
        5: ("5e", "5eme", "cinquieme", "fifth", "5th"),
        -1: ("dernier", "derniere", "last"),
    }.items()
    for word in words
}

DAY: Final = rf"(?:{'|'.join(WEEKDAYS)})s?"
DAYS: Final = rf"{DAY}(?:,? (?:(?:et|and|les?|on) )*{DAY})*"
MONTH: Final = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})"
ORDINAL: Final = rf"(?:{'|'.join(sorted(ORDINALS, key=len, reverse=True))})"
DAY_OF_MONTH: Final = r"(?:1er|\d{1,2})(?:st|nd|rd|th)?"

_ISO = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})")
_SLASHED = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_WRITTEN = re.compile(rf"(?:{DAY} )?({DAY_OF_MONTH}) ({MONTH}) (\d{{4}})")
_WRITTEN_IN_ENGLISH = re.compile(rf"(?:{DAY} )?({MONTH}) ({DAY_OF_MONTH}) (\d{{4}})")
_MONTHS_OF_A_YEAR = 12


class AmbiguousDate(ValueError):
    """`03/04/2027`: two months could be meant."""


def read_weekdays(folded: str) -> tuple[int, ...]:
    """Return the weekdays named in `folded`, sorted, each once."""
    found = {WEEKDAYS[word.removesuffix("s") if word not in WEEKDAYS else word] for word in re.findall(DAY, folded)}
    return tuple(sorted(found))


def read_date(written: str) -> date:
    """Return the day that `written` means in French or English.

    Raises:
        AmbiguousDate: Day and month cannot be told apart.
        ValueError: Not a date, one that does not exist, or one on another weekday than it says.
    """
    text = written.strip()
    if match := _ISO.fullmatch(text):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if match := _SLASHED.fullmatch(text):
        one, other, year = int(match[1]), int(match[2]), int(match[3])
        if one <= _MONTHS_OF_A_YEAR and other <= _MONTHS_OF_A_YEAR and one != other:
            raise AmbiguousDate(written)
        return date(year, other, one) if other <= _MONTHS_OF_A_YEAR else date(year, one, other)
    folded = fold(text)
    if match := _WRITTEN.fullmatch(folded):
        day = date(int(match[3]), MONTHS[match[2]], day_of_month(match[1]))
    elif match := _WRITTEN_IN_ENGLISH.fullmatch(folded):
        day = date(int(match[3]), MONTHS[match[1]], day_of_month(match[2]))
    else:
        raise ValueError(written)
    if (said := read_weekdays(folded)) and day.isoweekday() not in said:
        raise ValueError(written)
    return day


def day_of_month(word: str) -> int:
    """Return 1 for `1er`, 22 for `22nd`."""
    return int(re.sub(r"\D", "", word))


_HOUR = r"(?P<{name}>\d{{1,2}}) ?(?:h|:)(?: ?(?P<{name}_minutes>[0-5]\d))?(?: ?(?P<{name}_half>[ap])\.?m\.?)?"
_CLOCK = r"(?P<{name}>\d{{1,2}})(?::(?P<{name}_minutes>[0-5]\d))? ?(?P<{name}_half>[ap])\.?m\.?"
_OPENS = f"(?:{_HOUR.format(name='opens')}|{_CLOCK.format(name='opens_clock')})"
_CLOSES = f"(?:{_HOUR.format(name='closes')}|{_CLOCK.format(name='closes_clock')})"
_EVE = (
    r"(?P<eve> ?,?(?:la veille|veille|the (?:day|evening) before|eve)(?: (?:du jour de|de la|de) (?:la )?collecte)?)?"
)
_ON_THE_DAY = r"(?:,? (?:le (?:jour|matin)|les jours|on the day)(?: (?:de|of) (?:la )?collect(?:e|ion))?)?"

SET_OUT: Final = re.compile(
    rf"(?:entre |de |between |from )?{_OPENS}{_EVE} ?(?:et|a|à|-|–|and|to|until) ?{_CLOSES}{_ON_THE_DAY}"
)
OPENS_ONLY: Final = re.compile(rf"(?:a|à) (?:compter|partir) de {_OPENS}{_EVE}")
CLOSES_ONLY: Final = re.compile(rf"(?:avant|before) {_CLOSES}{_ON_THE_DAY}")
"""Hours to set out, in lower case; accents are welcome but not needed."""


def set_out_of(match: re.Match[str]) -> SetOut:
    """Return the hours of a match of `SET_OUT`, `OPENS_ONLY` or `CLOSES_ONLY`.

    Raises:
        ValueError: An hour that no clock shows.
    """
    groups = match.groupdict()
    return SetOut(
        opens=_time(groups, "opens"),
        opens_day_before=bool(groups.get("eve")),
        closes=_time(groups, "closes"),
    )


def _time(groups: dict[str, str | None], name: str) -> str | None:
    for prefix in (name, f"{name}_clock"):
        if hour := groups.get(prefix):
            half = groups.get(f"{prefix}_half")
            hours = int(hour) % 12 + (12 if half == "p" else 0) if half else int(hour)
            if hours >= 24 or (half and int(hour) > 12):  # noqa: PLR2004 - hours of a clock
                raise ValueError(hour)
            return f"{hours:02}:{groups.get(f'{prefix}_minutes') or '00'}"
    return None
