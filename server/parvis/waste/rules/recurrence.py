"""How a collection comes back: weekly, every so many weeks, on the nth weekday of a month, or on listed days.

Weekdays are ISO's: 1 is Monday, 7 is Sunday.
"""

from calendar import isleap
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Annotated

import msgspec
from msgspec import Meta

DAYS_IN_A_WEEK = 7
_LAST = -1

Weekday = Annotated[int, Meta(ge=1, le=7)]
MonthDay = Annotated[str, Meta(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")]
"""A day of any year, `04-15`."""


class Weekly(msgspec.Struct, frozen=True, tag_field="kind", tag="weekly"):
    """The same weekdays every week."""

    weekdays: tuple[Weekday, ...]

    def __post_init__(self) -> None:
        _refuse_unless_sorted(self.weekdays)


class EveryWeeks(msgspec.Struct, frozen=True, tag_field="kind", tag="every-weeks"):
    """The same weekdays every two weeks or more, counted in weeks from Monday, from the week of `anchor_on`."""

    weekdays: tuple[Weekday, ...]
    every_weeks: Annotated[int, Meta(ge=2, le=52)]
    anchor_on: date

    def __post_init__(self) -> None:
        _refuse_unless_sorted(self.weekdays)


class MonthlyWeekday(msgspec.Struct, frozen=True, tag_field="kind", tag="monthly-weekday"):
    """The nth weekday of the month: 1 to 5, or -1 for the last; every `every_months` from the month of `anchor_on`."""

    weekday: Weekday
    nths: tuple[Annotated[int, Meta(ge=-1, le=5)], ...]
    every_months: Annotated[int, Meta(ge=1, le=24)] = 1
    anchor_on: date | None = None

    def __post_init__(self) -> None:
        _refuse_unless_sorted(self.nths)
        if 0 in self.nths:
            raise ValueError("there is no zeroth weekday of a month")
        if self.every_months > 1 and self.anchor_on is None:
            raise ValueError("a month to count from is needed")


class Dated(msgspec.Struct, frozen=True, tag_field="kind", tag="dates"):
    """Days listed one by one."""

    dates: tuple[date, ...]

    def __post_init__(self) -> None:
        _refuse_unless_sorted(self.dates)


Recurrence = Weekly | EveryWeeks | MonthlyWeekday | Dated


class Season(msgspec.Struct, frozen=True):
    """A stretch of every year, both days included; it may pass over New Year (`12-01` to `03-31`).

    29 February is the last day of February in other years, whether a season begins or ends with it.
    """

    first_day: MonthDay
    last_day: MonthDay

    def holds(self, on: date) -> bool:
        """Say whether `on` lies within."""
        day = f"{on.month:02}-{on.day:02}"
        first_day = "02-28" if self.first_day == "02-29" and not isleap(on.year) else self.first_day
        if self.first_day <= self.last_day:
            return first_day <= day <= self.last_day
        return day >= first_day or day <= self.last_day


def days(
    recurrence: Recurrence,
    start_on: date,
    until_on: date,
    *,
    seasons: tuple[Season, ...] = (),
) -> Iterator[date]:
    """Yield, in order and once each, the days of `recurrence` from `start_on` until before `until_on`.

    With `seasons`, only the days that lie in one of them.
    """
    for day in _all_days(recurrence, start_on, until_on):
        if not seasons or any(season.holds(day) for season in seasons):
            yield day


def _all_days(recurrence: Recurrence, start_on: date, until_on: date) -> Iterator[date]:
    match recurrence:
        case Weekly(weekdays=weekdays):
            return _weeks(weekdays, start_on, until_on, first_week=_monday(start_on), every=1)
        case EveryWeeks(weekdays=weekdays, every_weeks=every, anchor_on=anchor):
            weeks_since = (_monday(start_on) - _monday(anchor)).days // DAYS_IN_A_WEEK
            first_week = _monday(start_on) + timedelta(weeks=-weeks_since % every)
            return _weeks(weekdays, start_on, until_on, first_week=first_week, every=every)
        case MonthlyWeekday():
            return _months(recurrence, start_on, until_on)
        case Dated(dates=dates):
            return (day for day in dates if start_on <= day < until_on)


def _weeks(
    weekdays: tuple[int, ...], start_on: date, until_on: date, *, first_week: date, every: int
) -> Iterator[date]:
    monday = first_week
    while monday < until_on:
        for weekday in weekdays:
            day = monday + timedelta(days=weekday - 1)
            if start_on <= day < until_on:
                yield day
        monday += timedelta(weeks=every)


def _months(recurrence: MonthlyWeekday, start_on: date, until_on: date) -> Iterator[date]:
    anchor = recurrence.anchor_on or start_on
    first = start_on.year * 12 + start_on.month - 1
    last = until_on.year * 12 + until_on.month - 1
    for month in range(first, last + 1):
        if (month - (anchor.year * 12 + anchor.month - 1)) % recurrence.every_months:
            continue
        found = {_nth_weekday(month // 12, month % 12 + 1, recurrence.weekday, nth) for nth in recurrence.nths}
        yield from sorted(day for day in found if day and start_on <= day < until_on)


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """Return that day, or None when the month has no fifth one."""
    if nth == _LAST:
        next_month = date(year + month // 12, month % 12 + 1, 1)
        last = next_month - timedelta(days=1)
        return last - timedelta(days=(last.isoweekday() - weekday) % DAYS_IN_A_WEEK)
    first = date(year, month, 1)
    day = first + timedelta(days=(weekday - first.isoweekday()) % DAYS_IN_A_WEEK, weeks=nth - 1)
    return day if day.month == month else None


def _monday(on: date) -> date:
    return on - timedelta(days=on.isoweekday() - 1)


def _refuse_unless_sorted(values: Sequence[int] | Sequence[date]) -> None:
    """Keep one spelling of one rule, so that two rules can be compared."""
    if not values or any(after <= before for before, after in pairwise(values)):  # type: ignore[operator]  # all ints, or all dates
        raise ValueError("days must be given at least once, sorted, each once")
