"""What holidays change: the town chooses for each, Parvis proposes the changes, and a person may still edit them.

Nothing here recomputes a weekday silently: a shifted day is a PickupChange like any other.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import Literal

import holidays
import msgspec

from parvis.kernel.language import Words
from parvis.kernel.places import fold
from parvis.waste.rules.pickups import PickupChange

Effect = Literal["next-day", "previous-day", "rest-of-week", "cancelled"]
"""The pickups of the day move by a day; those from it to Friday all move by one; or there are none."""

_FRIDAY, _SUNDAY = 5, 7
_WORDS_OF_OURS = {"boxing-day": {"fr": "Lendemain de Noël", "en": "Boxing Day"}}
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


@cache
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
    """Return the changes that the town's `choices` make in `years`, in order, each with its holiday as reason.

    A pickup never moves to a day that is itself off for its stream, nor to a Sunday: it goes one day further.
    """
    chosen = list(choices)
    changes: dict[tuple[date, str], PickupChange] = {}
    for year in sorted(years):
        for choice in chosen:
            days_off = _days_off(chosen, region, year, choice.streams)
            for holiday in holidays_of(region, year):
                if holiday.key == choice.holiday:
                    for change in _changes_of(choice, holiday, days_off, author, made_at):
                        changes.setdefault((change.planned_on, change.stream or ""), change)
    return [changes[key] for key in sorted(changes)]


def _days_off(choices: Iterable[HolidayChoice], region: str, year: int, streams: tuple[str, ...]) -> set[date]:
    keys = {each.holiday for each in choices if not each.streams or not streams or set(each.streams) & set(streams)}
    near = (holiday for each_year in (year - 1, year, year + 1) for holiday in holidays_of(region, each_year))
    return {holiday.on for holiday in near if holiday.key in keys}


def _changes_of(
    choice: HolidayChoice, holiday: Holiday, days_off: set[date], author: str, made_at: datetime
) -> list[PickupChange]:
    def change(stream: str | None, day: date, new_on: date | None) -> PickupChange:
        return PickupChange(
            kind="moved" if new_on else "cancelled",
            planned_on=day,
            new_on=new_on,
            stream=stream,
            reason=holiday.words,
            author=author,
            made_at=made_at,
        )

    moves = _moves(choice.effect, holiday.on, days_off)
    return [change(stream, day, new) for stream in choice.streams or (None,) for day, new in moves]


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
