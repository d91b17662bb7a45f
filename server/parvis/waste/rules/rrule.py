"""iCalendar's recurrence rules, read as our own kinds where the two mean exactly the same days.

Source: RFC 5545, section 3.3.10.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta, tzinfo
from itertools import islice
from typing import Any

from parvis.waste.rules.pickups import Rule
from parvis.waste.rules.recurrence import EveryWeeks, MonthlyWeekday, Recurrence, Season, Weekly, days

MOST_OCCURRENCES = 2_000
"""What one event may expand to: five years of daily collections."""

_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_UNDERSTOOD = {"FREQ", "INTERVAL", "BYDAY", "BYSETPOS", "BYMONTH", "UNTIL", "COUNT", "WKST"}
_FOR_EVER = 9000
_MOST_NTH = 5

Parts = Mapping[str, Sequence[Any]]
"""A recurrence as icalendar's vRecur gives it: `{"FREQ": ["WEEKLY"], "BYDAY": ["MO"]}`."""


def read_rrule(parts: Parts, starts: date | datetime, zone: tzinfo) -> Rule | None:
    """Return the rule that falls on exactly the days of `parts`, or None when none of our kinds does.

    Args:
        parts: The recurrence.
        starts: The event's DTSTART: a day, or an instant whose day in its own zone is the town's day.
        zone: The town's, for an UNTIL that is an instant.
    """
    if set(parts) - _UNDERSTOOD or ("UNTIL" in parts and "COUNT" in parts):
        return None
    starts_on = starts.date() if isinstance(starts, datetime) else starts
    recurrence = _recurrence(parts, starts_on)
    if recurrence is None:
        return None
    seasons = tuple(_month(int(month)) for month in parts.get("BYMONTH", ()))
    until_on: date | None = None
    if "UNTIL" in parts:
        until_on = _after_until(parts["UNTIL"][0], starts, zone)
    elif "COUNT" in parts:
        until_on = _after_count(recurrence, seasons, starts_on, int(parts["COUNT"][0]))
        if until_on is None:
            return None
    return Rule(recurrence=recurrence, seasons=seasons, from_on=starts_on, until_on=until_on)


def _recurrence(parts: Parts, starts_on: date) -> Recurrence | None:
    frequency = str(parts["FREQ"][0]).upper()
    interval = int(parts.get("INTERVAL", [1])[0])
    by_day = [_read_day(str(code)) for code in parts.get("BYDAY", ())]
    positions = [int(position) for position in parts.get("BYSETPOS", ())]
    if frequency == "MONTHLY":
        return _monthly(by_day, positions, interval, starts_on)
    if positions or any(nth for nth, _ in by_day):
        return None
    weekdays = tuple(sorted({weekday for _, weekday in by_day}))
    if frequency == "DAILY":
        return _daily(weekdays, interval, starts_on)
    if frequency == "WEEKLY":
        week_starts = str(parts.get("WKST", ["MO"])[0])
        return _weekly(weekdays or (starts_on.isoweekday(),), interval, starts_on, week_starts)
    return None


def _daily(weekdays: tuple[int, ...], interval: int, starts_on: date) -> Recurrence | None:
    if interval == 1:
        return Weekly(weekdays or tuple(range(1, 8)))
    if interval % 7 == 0 and not weekdays:
        return _weekly((starts_on.isoweekday(),), interval // 7, starts_on, "MO")
    return None


def _weekly(weekdays: tuple[int, ...], interval: int, starts_on: date, week_starts: str) -> Recurrence | None:
    if interval == 1:
        return Weekly(weekdays)
    if week_starts != "MO" and len(weekdays) > 1:
        return None
    if week_starts != "MO" and starts_on.isoweekday() not in weekdays:
        return None
    return EveryWeeks(weekdays, interval, starts_on) if interval <= 52 else None  # noqa: PLR2004 - weeks of a year


def _monthly(by_day: list[tuple[int, int]], positions: list[int], interval: int, starts_on: date) -> Recurrence | None:
    if not by_day or len({weekday for _, weekday in by_day}) != 1 or interval > 24:  # noqa: PLR2004 - two years
        return None
    nths = [nth for nth, _ in by_day]
    if nths == [0]:
        nths = positions or [*range(1, _MOST_NTH + 1)]
    elif 0 in nths or positions:
        return None
    if any(nth == 0 or nth < -1 or nth > _MOST_NTH for nth in nths):
        return None
    anchor = starts_on.replace(day=1) if interval > 1 else None
    return MonthlyWeekday(by_day[0][1], tuple(sorted(set(nths))), interval, anchor)


def _read_day(code: str) -> tuple[int, int]:
    """Return (nth, ISO weekday) of `4FR`, `-1MO` or `TH` (0: no nth)."""
    return int(code[:-2] or 0), _CODES.index(code[-2:].upper()) + 1


def _month(month: int) -> Season:
    last = 29 if month == 2 else 30 if month in {4, 6, 9, 11} else 31  # noqa: PLR2004 - months
    return Season(f"{month:02}-01", f"{month:02}-{last}")


def _after_until(until: date | datetime, starts: date | datetime, zone: tzinfo) -> date | None:
    """Return the first day on which no occurrence starts any more; None is never, which some write as the year 9999."""
    if until.year >= _FOR_EVER:
        return None
    if not isinstance(until, datetime):
        return until + timedelta(days=1)
    if not isinstance(starts, datetime):
        return until.date() + timedelta(days=1)
    own_zone = starts.tzinfo or zone
    local = until.astimezone(own_zone) if until.tzinfo else until.replace(tzinfo=own_zone)
    starts_in_time = starts.timetz().replace(tzinfo=None) <= local.time()
    return local.date() + timedelta(days=1 if starts_in_time else 0)


def _after_count(recurrence: Recurrence, seasons: tuple[Season, ...], starts_on: date, count: int) -> date | None:
    """Return the day after the last of `count` occurrences; None when they are too many to count."""
    if not 0 < count <= MOST_OCCURRENCES:
        return None
    horizon = date(min(starts_on.year + 200, 9998), 1, 1)
    last = next(islice(days(recurrence, starts_on, horizon, seasons=seasons), count - 1, None), None)
    return last + timedelta(days=1) if last else None
