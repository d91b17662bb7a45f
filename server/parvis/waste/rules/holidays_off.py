"""What holidays change: the town chooses for each, Parvis proposes the changes, and a person may still edit them.

Nothing here recomputes a weekday silently: a shifted day is a PickupChange like any other.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from operator import itemgetter
from typing import Literal

import holidays
import msgspec

from parvis.kernel.language import Words
from parvis.kernel.places import fold
from parvis.waste.rules.pickups import PickupChange

Effect = Literal["next-day", "previous-day", "rest-of-week", "cancelled"]
"""The pickups of the day move by a day; those from it to Friday all move by one; or there are none."""

_FRIDAY, _SUNDAY = 5, 7
_WORDS_OF_OURS = {
    "boxing-day": {"fr": "Lendemain de Noël", "en": "Boxing Day"},
    "boxing-day-observed": {"fr": "Lendemain de Noël (observé)", "en": "Boxing Day (observed)"},
}
"""Where the library's French is English."""


class Holiday(msgspec.Struct, frozen=True):
    """A day off in a country or province.

    Args:
        key: Its stable name, `christmas-day`; an observed day has one of its own.
    """

    key: str
    on: date
    words: Words


class HolidayChoice(msgspec.Struct, frozen=True):
    """What a town decided about one holiday.

    Args:
        holiday: The key.
        effect: What happens to the pickups of that day.
        streams: Only these streams' pickups; empty is all.
    """

    holiday: str
    effect: Effect
    streams: tuple[str, ...] = ()


@lru_cache(maxsize=256)  # a few years of a few regions
def holidays_of(region: str, year: int) -> tuple[Holiday, ...]:
    """Return the holidays of `region` (ISO 3166, `CA-QC` or `LU`), optional and government ones too, in order."""
    country, _, province = region.partition("-")
    french = _named(country, province, year, ("fr", None))
    english = _named(country, province, year, ("en_CA", "en_US", None))
    found = []
    for on, names in sorted(english.items()):
        for name, own_name in zip(names, french[on], strict=True):
            key = fold(name).replace(" ", "-")
            words = _WORDS_OF_OURS.get(key, {"fr": _typeset(own_name), "en": _typeset(name)})
            found.append(Holiday(key, on, words))
    return tuple({(each.key, each.on): each for each in found}.values())


def _typeset(name: str) -> str:
    return name.replace("'", "’")


def _named(country: str, province: str, year: int, languages: Sequence[str | None]) -> dict[date, list[str]]:
    """Return the names per day in the first of `languages` that the library has for the country."""
    known = holidays.country_holidays(country)
    language = next(each for each in languages if each is None or each in known.supported_languages)
    found: dict[date, list[str]] = {}
    for category in known.supported_categories:
        if category not in {"public", "government", "optional"}:
            continue
        days = holidays.country_holidays(
            country, subdiv=province or None, years=year, language=language, categories=(category,)
        )
        for on in days:
            for name in days.get_list(on):
                found.setdefault(on, []).append(name)
    return found


def propose_changes(
    choices: Iterable[HolidayChoice],
    region: str,
    years: Iterable[int],
    *,
    author: str,
    made_at: datetime,
) -> list[PickupChange]:
    """Return what the town's `choices` change of the pickups planned in `years`, in order, with the holiday as reason.

    A pickup never moves to a day that is itself off for its stream, nor to a Sunday: it goes one day further. A day's
    own holiday decides about it before another one that pushes the rest of its week, and a choice for the stream
    before one for all. Choices for all give changes for all; a stream whose own choices say otherwise has its own.
    """
    chosen, wanted = list(choices), set(years)
    near = sorted({year + more for year in wanted for more in (-1, 0, 1)})
    calendar = [holiday for year in near for holiday in holidays_of(region, year)]
    for_all = _moves_of(None, chosen, calendar)
    moves: dict[tuple[date, str], tuple[str | None, _Move]] = {(day, ""): (None, move) for day, move in for_all.items()}
    for stream in sorted({stream for choice in chosen for stream in choice.streams}):
        own = _moves_of(stream, chosen, calendar)
        moves |= {(day, stream): (stream, move) for day, move in own.items() if move != for_all.get(day)}
    return [
        PickupChange(
            kind="moved" if move.new_on else "cancelled",
            planned_on=day,
            new_on=move.new_on,
            stream=stream,
            reason=move.reason,
            author=author,
            made_at=made_at,
        )
        for (day, _), (stream, move) in sorted(moves.items(), key=itemgetter(0))
        if day.year in wanted
    ]


class _Move(msgspec.Struct, frozen=True):
    """Where a day's pickups go (None: nowhere), and why."""

    new_on: date | None
    reason: Words


def _moves_of(stream: str | None, choices: Iterable[HolidayChoice], calendar: Iterable[Holiday]) -> dict[date, _Move]:
    """Return the moves of one stream, or of those that no choice names."""
    own = sorted(
        (choice for choice in choices if not choice.streams or stream in choice.streams),
        key=lambda choice: not choice.streams,
    )
    rank = {choice.holiday: place for place, choice in reversed([*enumerate(own)])}
    off = sorted((each for each in calendar if each.key in rank), key=lambda each: (each.on, rank[each.key]))
    days_off = {holiday.on for holiday in off}
    on_the_day: dict[date, _Move] = {}
    pushed: dict[date, _Move] = {}
    for holiday in off:
        for day, new_on in _moves(own[rank[holiday.key]].effect, holiday.on, days_off):
            (on_the_day if day == holiday.on else pushed).setdefault(day, _Move(new_on, holiday.words))
    return pushed | on_the_day


def _moves(effect: Effect, on: date, days_off: set[date]) -> list[tuple[date, date | None]]:
    if effect == "cancelled":
        return [(on, None)]
    if effect == "previous-day":
        return [(on, _next_working_day(on, days_off, -1))]
    if effect == "next-day":
        return [(on, _next_working_day(on, days_off, 1))]
    week = [on + timedelta(days=more) for more in range(max(_FRIDAY - on.isoweekday(), 0) + 1)]
    return [(day, _next_working_day(day, days_off, 1)) for day in week]


def _next_working_day(on: date, days_off: set[date], step: int) -> date:
    day = on + timedelta(days=step)
    while day in days_off or day.isoweekday() == _SUNDAY:
        day += timedelta(days=step)
    return day
