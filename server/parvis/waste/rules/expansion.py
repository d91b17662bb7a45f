"""The days of any iCalendar recurrence, within a horizon.

Libraries look for a rule's next day until the year 9999, and a rule may have none (30 February): a stranger's file must
not keep the server busy. Here the work is bounded by the horizon, whatever the rule. The tests hold it to the library.

Source: RFC 5545, section 3.3.10, of which hours, minutes, seconds and BYWEEKNO are left out.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import msgspec

_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_KNOWN = {
    "FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYSETPOS",
}  # fmt: skip


class _Filter(msgspec.Struct, frozen=True):
    """Which days of a period count."""

    months: frozenset[int]
    month_days: frozenset[int]
    year_days: frozenset[int]
    weekdays: frozenset[tuple[int, int]]
    is_nth_of_year: bool

    def lets_through(self, on: date) -> bool:
        return (
            (not self.months or on.month in self.months)
            and (not self.month_days or bool(self.month_days & {on.day, on.day - _month_length(on) - 1}))
            and (not self.year_days or bool(self.year_days & set(_counts(on, of_year=True, step=1))))
            and (not self.weekdays or self._is_weekday(on))
        )

    def _is_weekday(self, on: date) -> bool:
        counts = _counts(on, of_year=self.is_nth_of_year, step=7)
        return any((nth, on.isoweekday()) in self.weekdays for nth in (0, *counts))


def expand(parts: Mapping[str, Sequence[Any]], starts_on: date, horizon: date) -> list[date]:
    """Return the days of the recurrence `parts` that begins on `starts_on`, until before `horizon`, in order.

    UNTIL is the caller's: it may be an instant.

    Raises:
        ValueError: The rule uses what is left out here, or contradicts the RFC.
    """
    if unknown := set(parts) - _KNOWN:
        raise ValueError(f"not understood: {', '.join(sorted(unknown))}")
    count = int(parts["COUNT"][0]) if "COUNT" in parts else None
    wanted = _filter(parts, starts_on)
    positions = [int(position) for position in parts.get("BYSETPOS", ())]
    found: list[date] = []
    for period in _periods(parts, starts_on, horizon):
        days = [day for day in period if wanted.lets_through(day)]
        if positions:
            days = sorted({days[_index(position)] for position in positions if abs(position) <= len(days)})
        found += [day for day in days if starts_on <= day < horizon]
        if count is not None and len(found) >= count:
            return found[:count]
    return found


def _filter(parts: Mapping[str, Sequence[Any]], starts_on: date) -> _Filter:
    frequency = str(parts["FREQ"][0])
    months = frozenset(int(month) for month in parts.get("BYMONTH", ()))
    month_days = frozenset(int(day) for day in parts.get("BYMONTHDAY", ()))
    year_days = frozenset(int(day) for day in parts.get("BYYEARDAY", ()))
    weekdays = frozenset(_read_day(str(code)) for code in parts.get("BYDAY", ()))
    if frequency in {"DAILY", "WEEKLY"} and any(nth for nth, _ in weekdays):
        raise ValueError("only months and years have an nth weekday")
    is_nth_of_year = frequency == "YEARLY" and not months
    if not (month_days or year_days or weekdays):
        if frequency == "WEEKLY":
            weekdays = frozenset({(0, starts_on.isoweekday())})
        elif frequency in {"MONTHLY", "YEARLY"}:
            month_days = frozenset({starts_on.day})
        if frequency == "YEARLY" and not months:
            months = frozenset({starts_on.month})
    return _Filter(months, month_days, year_days, weekdays, is_nth_of_year)


def _read_day(code: str) -> tuple[int, int]:
    """Return (nth, ISO weekday) of `4FR`, `-1MO` or `TH` (0: every)."""
    return int(code[:-2] or 0), _CODES.index(code[-2:].upper()) + 1


def _index(position: int) -> int:
    if position == 0:
        raise ValueError("BYSETPOS counts from 1")
    return position - 1 if position > 0 else position


def _periods(parts: Mapping[str, Sequence[Any]], starts_on: date, horizon: date) -> Iterator[Iterator[date]]:
    """Yield the days of each period that the interval keeps, from the one of `starts_on` on."""
    frequency, interval = str(parts["FREQ"][0]), int(parts.get("INTERVAL", [1])[0])
    if interval < 1:
        raise ValueError("an interval is at least 1")
    if frequency in {"DAILY", "WEEKLY"}:
        length = 1 if frequency == "DAILY" else 7
        week_starts = _CODES.index(str(parts.get("WKST", ["MO"])[0]).upper())
        first = starts_on if length == 1 else starts_on - timedelta(days=(starts_on.weekday() - week_starts) % 7)
        while first < horizon:
            yield _days(first, first + timedelta(days=length))
            first += timedelta(days=length * interval)
        return
    months = {"MONTHLY": 1, "YEARLY": 12}[frequency]
    month = starts_on.year * 12 + (starts_on.month - 1 if months == 1 else 0)
    while _first_of(month) < horizon:
        yield _days(_first_of(month), _first_of(month + months))
        month += months * interval


def _first_of(month: int) -> date:
    return date(min(month // 12, 9999), month % 12 + 1, 1)


def _days(first: date, end: date) -> Iterator[date]:
    return (first + timedelta(days=more) for more in range((end - first).days))


def _month_length(on: date) -> int:
    return (date(on.year + on.month // 12, on.month % 12 + 1, 1) - on.replace(day=1)).days


def _counts(on: date, *, of_year: bool, step: int) -> tuple[int, int]:
    """Return which day (step 1) or which such weekday (step 7) of its year or month this is, and from the end."""
    start = on.replace(month=1, day=1) if of_year else on.replace(day=1)
    end = date(on.year + 1, 1, 1) if of_year else start + timedelta(days=_month_length(on))
    return (on - start).days // step + 1, -(((end - on).days - 1) // step + 1)
