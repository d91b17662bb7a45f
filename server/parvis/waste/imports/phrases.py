"""Rules as a clerk writes them in a table's cell: `chaque lundi`, `every 2 weeks on thursday from 2027-01-07`."""

import re
from datetime import date
from zoneinfo import ZoneInfo

import icalendar

from parvis.kernel.places import fold
from parvis.waste.imports.vocabulary import (
    CLOSES_ONLY,
    DAY_OF_MONTH,
    DAYS,
    MONTH,
    MONTHS,
    OPENS_ONLY,
    ORDINAL,
    ORDINALS,
    SET_OUT,
    WEEKDAY_NAMES,
    day_of_month,
    read_date,
    read_weekdays,
    set_out_of,
)
from parvis.waste.rules.pickups import Rule, SetOut
from parvis.waste.rules.recurrence import EveryWeeks, MonthlyWeekday, Season, Weekly
from parvis.waste.rules.rrule import read_rrule

_NUMBERS = {
    word: number
    for number, words in {
        2: ("2", "deux", "two", "other"),
        3: ("3", "trois", "three"),
        4: ("4", "quatre", "four"),
        6: ("6", "six"),
        8: ("8", "huit", "eight"),
    }.items()
    for word in words
}
_NUMBER = rf"(?P<every>{'|'.join(_NUMBERS)})"
_FROM = r"(?:a partir du|a compter du|des le|depuis le|from|starting)(?P<from>.+)"

_WEEKLY = re.compile(
    r"(?:chaque|tous les|toutes les semaines(?: les?)?|hebdomadaire(?: les?)?|every week on|every|each|weekly(?: on)?)"
    rf" {DAYS}"
)
_EVERY_WEEKS = (
    re.compile(rf"(?:un |le |1 )?{DAYS} sur (?P<every>deux|2) {_FROM}"),
    re.compile(rf"(?:aux|toutes les|chaque) {_NUMBER} semaines(?: les?)? {DAYS} {_FROM}"),
    re.compile(rf"every {_NUMBER} weeks?(?: on)? {DAYS} {_FROM}"),
    re.compile(rf"every (?P<every>other) {DAYS} {_FROM}"),
)
_MONTHLY = re.compile(
    rf"(?:les? |the |every )?(?P<nths>{ORDINAL}(?: (?:et |and )?(?:les? |the )?{ORDINAL})*) {DAYS} "
    r"(?:du mois|de chaque mois|of (?:the|each|every) month)"
)
_SEASON = re.compile(
    rf"(?:du |from )?(?P<d1>{DAY_OF_MONTH}) (?P<m1>{MONTH}) (?:au|to) (?P<d2>{DAY_OF_MONTH}) (?P<m2>{MONTH})"
)
_SEASON_IN_ENGLISH = re.compile(
    rf"(?:from )?(?P<m1>{MONTH}) (?P<d1>{DAY_OF_MONTH}) to (?P<m2>{MONTH}) (?P<d2>{DAY_OF_MONTH})"
)
_SEASON_IN_NUMBERS = re.compile(r"(?P<m1>\d\d) (?P<d1>\d\d) (?:au |to )?(?P<m2>\d\d) (?P<d2>\d\d)")


class NotUnderstood(ValueError):
    """The words say nothing that is exact."""


class WrongWeekday(ValueError):
    """A date that is said to be a Thursday and is not.

    Attributes:
        day: The date.
        weekday: What was said, in French.
    """

    def __init__(self, day: date, weekday: int) -> None:
        super().__init__(str(day))
        self.day, self.weekday = day, WEEKDAY_NAMES[weekday - 1]


def read_rule(written: str, *, starts_on: date | None, zone: ZoneInfo) -> Rule:
    """Return the rule of a cell: a phrase, or iCalendar's `FREQ=…` together with its first day.

    Raises:
        NotUnderstood: Neither, or not exact.
        WrongWeekday: The first day is not one of its days.
    """
    if "FREQ=" in written.upper():
        return _iCalendar(written, starts_on, zone)
    folded = fold(written)
    if _WEEKLY.fullmatch(folded):
        return Rule(recurrence=Weekly(read_weekdays(folded)))
    for pattern in _EVERY_WEEKS:
        if match := pattern.fullmatch(folded):
            return _every_weeks(folded[: match.start("from")], match)
    if match := _MONTHLY.fullmatch(folded):
        weekdays = read_weekdays(folded)
        nths = {ORDINALS[word] for word in re.findall(rf"\b{ORDINAL}\b", match["nths"])}
        if len(weekdays) == 1:
            return Rule(recurrence=MonthlyWeekday(weekdays[0], tuple(sorted(nths))))
    raise NotUnderstood(written)


def _every_weeks(before_the_date: str, match: re.Match[str]) -> Rule:
    try:
        anchor = read_date(match["from"].strip())
    except ValueError as cause:
        raise NotUnderstood(match[0]) from cause
    weekdays = read_weekdays(before_the_date)
    if anchor.isoweekday() not in weekdays:
        raise WrongWeekday(anchor, weekdays[0])
    return Rule(recurrence=EveryWeeks(weekdays, _NUMBERS[match["every"]], anchor), from_on=anchor)


def _iCalendar(written: str, starts_on: date | None, zone: ZoneInfo) -> Rule:  # noqa: N802 - its name
    try:
        parts = icalendar.vRecur.from_ical(written.strip().upper().removeprefix("RRULE:"))
    except ValueError as cause:
        raise NotUnderstood(written) from cause
    rule = read_rrule(parts, starts_on, zone) if starts_on and "FREQ" in parts else None
    if rule is None:
        raise NotUnderstood(written)
    return rule


def read_seasons(written: str) -> tuple[Season, ...]:
    """Return the stretches of the year in `written`, parted by semicolons.

    Raises:
        NotUnderstood: One of them is not `15 avril au 15 novembre`.
    """
    return tuple(_season(each) for each in written.split(";") if each.strip())


def _season(written: str) -> Season:
    folded = fold(written)
    for pattern in (_SEASON, _SEASON_IN_ENGLISH, _SEASON_IN_NUMBERS):
        if match := pattern.fullmatch(folded):
            try:
                first, last = (_month_day(match[f"m{end}"], match[f"d{end}"]) for end in "12")
            except ValueError:
                break
            return Season(first, last)
    raise NotUnderstood(written)


def _month_day(month: str, day: str) -> str:
    number = MONTHS[month] if month in MONTHS else int(month)
    return f"{date(2000, number, day_of_month(day)):%m-%d}"


def read_hours(written: str) -> SetOut:
    """Return the hours to set out of a cell: `entre 19 h la veille et 7 h`, `19:00 veille - 07:00`.

    Raises:
        NotUnderstood: They are not hours.
    """
    text = " ".join(written.lower().split())
    for pattern in (SET_OUT, OPENS_ONLY, CLOSES_ONLY):
        if match := pattern.fullmatch(text):
            try:
                return set_out_of(match)
            except ValueError:
                break
    raise NotUnderstood(written)
