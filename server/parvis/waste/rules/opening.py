"""When a place is open: by season and weekday, and closed on holidays or single days."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated

import msgspec
from msgspec import Meta

from parvis.kernel.language import Words
from parvis.waste.rules.holidays_off import Holiday
from parvis.waste.rules.pickups import TimeOfDay
from parvis.waste.rules.recurrence import Season, Weekday


class OpenHours(msgspec.Struct, frozen=True):
    """A stretch of some weekdays (1 is Monday) in which it is open; past midnight is two stretches."""

    weekdays: Annotated[tuple[Weekday, ...], Meta(min_length=1)]
    opens: TimeOfDay
    closes: TimeOfDay

    def __post_init__(self) -> None:
        if self.opens >= self.closes:
            raise ValueError("a place opens before it closes, on the same day")


class OpeningSeason(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The hours of a stretch of every year; without `season`, of all year. The first that holds a day decides."""

    season: Season | None = None
    hours: tuple[OpenHours, ...]


class ClosedDay(msgspec.Struct, frozen=True, omit_defaults=True):
    """A day on which it stays closed, and why, where that is known."""

    on: date
    reason: Words | None = None


class Opening(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The hours of a place.

    Args:
        seasons: Its weeks.
        holidays: The keys of the holidays on which it is closed, as `holidays_off` names them.
        closed: Other days on which it is closed.
    """

    seasons: tuple[OpeningSeason, ...]
    holidays: tuple[str, ...] = ()
    closed: tuple[ClosedDay, ...] = ()


def dated(opening: Opening, holidays: Iterable[Holiday], from_on: date, until_on: date) -> Opening:
    """Return the same hours with every closed day from `from_on` until before `until_on` by its date, in order.

    A phone does not know the holidays of a country: it gets the days.
    """
    off = [ClosedDay(each.on, each.words) for each in holidays if each.key in opening.holidays]
    by_day = {each.on: each for each in (*off, *opening.closed) if from_on <= each.on < until_on}
    return Opening(seasons=opening.seasons, closed=tuple(by_day[on] for on in sorted(by_day)))
