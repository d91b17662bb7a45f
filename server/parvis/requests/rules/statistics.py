"""How long requests took, and whether promises were kept. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import msgspec

from parvis.requests.rules.durations import percentile


class Life(msgspec.Struct, frozen=True):
    """One request, in days of the town: when it opened and, if it did, closed; what had been promised."""

    opened_on: date
    closed_on: date | None
    promised_on: date | None
    category: str
    channel: str
    desk: str


class Week(msgspec.Struct, frozen=True):
    """How many requests opened and closed in the week that begins on this Monday."""

    starts_on: date
    opened: int
    closed: int


class Share(msgspec.Struct, frozen=True):
    """How many requests of a category, channel or desk opened."""

    code: str
    count: int


class Statistics(msgspec.Struct, frozen=True, kw_only=True):
    """A period in numbers. Days are counted for requests that closed in it; None while there was none.

    `kept` of `promised` closed by the day that had been promised.
    """

    opened: int
    closed: int
    median_days: int | None
    p80_days: int | None
    promised: int
    kept: int
    weeks: list[Week]
    categories: list[Share]
    channels: list[Share]
    desks: list[Share]


def tell(lives: Sequence[Life], first: date, last: date) -> Statistics:
    """The statistics of a period, both days included."""
    opened = [life for life in lives if first <= life.opened_on <= last]
    closed = [(life, life.closed_on) for life in lives if life.closed_on and first <= life.closed_on <= last]
    days = [(closed_on - life.opened_on).days for life, closed_on in closed]
    promised = [(life.promised_on, closed_on) for life, closed_on in closed if life.promised_on]
    opened_in = Counter(_monday(life.opened_on) for life in opened)
    closed_in = Counter(_monday(closed_on) for _, closed_on in closed)
    mondays = [_monday(first) + timedelta(weeks=week) for week in range((_monday(last) - _monday(first)).days // 7 + 1)]
    return Statistics(
        opened=len(opened),
        closed=len(closed),
        median_days=percentile(days, 50),
        p80_days=percentile(days, 80),
        promised=len(promised),
        kept=sum(closed_on <= promised_on for promised_on, closed_on in promised),
        weeks=[Week(monday, opened_in[monday], closed_in[monday]) for monday in mondays],
        categories=_shares(life.category for life in opened),
        channels=_shares(life.channel for life in opened),
        desks=_shares(life.desk for life in opened if life.desk),
    )


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _shares(codes: Iterable[str]) -> list[Share]:
    counted = Counter(codes)
    return [Share(code, counted[code]) for code in sorted(counted, key=lambda code: (-counted[code], code))]
