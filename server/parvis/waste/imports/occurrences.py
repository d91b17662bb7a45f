"""The days of one recurring event: as a rule of ours where it is exact, else day by day within bounds."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

import icalendar
import msgspec

from parvis.waste.imports.findings import Finding, find, refuse
from parvis.waste.imports.options import ImportOptions
from parvis.waste.imports.schedule import ReadChange
from parvis.waste.rules.expansion import expand
from parvis.waste.rules.pickups import Rule, planned_days
from parvis.waste.rules.rrule import MOST_OCCURRENCES, read_rrule

_AHEAD = timedelta(days=3 * 366)
_BEHIND = timedelta(days=366)
_OLDEST = date(1990, 1, 1)
_MORE_THAN_DAILY = {"BYHOUR", "BYMINUTE", "BYSECOND"}
_DAILY_OR_LESS = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}


class Occurrences(msgspec.Struct):
    """What one event contributes."""

    rules: list[Rule] = []
    days: list[date] = []
    changes: list[ReadChange] = []
    remarks: list[Finding] = []

    def include(self, on: date) -> bool:
        """Say whether `on` is one of its days."""
        return on in self.days or bool(planned_days(self.rules, on, on + timedelta(days=1)))


def read_occurrences(component: icalendar.Event, line: int, options: ImportOptions) -> Occurrences:
    """Return the days of an event with an RRULE.

    Raises:
        BadFile: It comes back more than once a day, too often, or from too long ago.
    """
    recurrence: Any = component["RRULE"]
    starts = value_of(component, "DTSTART")
    parts: Mapping[str, Any] = recurrence if isinstance(recurrence, Mapping) else {}
    written = recurrence.to_ical().decode() if parts else "RRULE"
    if not parts or parts.get("FREQ", [""])[0] not in _DAILY_OR_LESS or _MORE_THAN_DAILY & set(parts):
        raise refuse("too-often", part="line", number=line, text=written)
    first = on_calendar(starts, options)
    if first < _OLDEST:
        raise refuse("bad-property", part="line", number=line, name="DTSTART", text=first)
    rule = read_rrule(parts, starts, options.zone) if _has_the_town_s_days(starts, options) else None
    if rule is None:
        return _day_by_day(component, line, written, options)
    found = Occurrences(rules=[rule])
    if not found.include(first):
        found.days.append(first)
        found.remarks.append(find("start-out-of-rule", part="line", number=line, day=first))
    return found


def value_of(component: icalendar.Event, name: str) -> date | datetime:
    """Return the day or instant of a property that was checked to be one."""
    held: Any = component[name]
    value: date | datetime = held.dt
    return value


def day_of(component: icalendar.Event, name: str, options: ImportOptions) -> date:
    """Return the day of a property on the town's calendar."""
    return on_calendar(value_of(component, name), options)


def on_calendar(value: date | datetime, options: ImportOptions) -> date:
    """Return the day on the town's calendar; an hour without zone is the town's own."""
    if not isinstance(value, datetime):
        return value
    return value.astimezone(options.zone).date() if value.tzinfo else value.date()


def _has_the_town_s_days(starts: date | datetime, options: ImportOptions) -> bool:
    """Say whether the event's own weekday is the town's: not so for 23 h in another zone."""
    if not isinstance(starts, datetime) or starts.tzinfo is None:
        return True
    return str(starts.tzinfo) == str(options.zone)


def _day_by_day(component: icalendar.Event, line: int, written: str, options: ImportOptions) -> Occurrences:
    """Expand within a horizon: the rule itself may have no end, or no day at all."""
    first = day_of(component, "DTSTART", options)
    horizon = max(first, options.today) + _AHEAD
    try:
        days = _expand(component, first, horizon, options)
    except (ValueError, KeyError, OverflowError) as cause:
        raise refuse("bad-property", part="line", number=line, name="RRULE", text=written) from cause
    recent = [day for day in days if day >= options.today - _BEHIND] or days[-1:]
    if len(recent) > MOST_OCCURRENCES:
        raise refuse("too-many-days", part="line", number=line, limit=MOST_OCCURRENCES)
    remark = find("expanded", part="line", number=line, text=written, last=recent[-1] if recent else horizon)
    return Occurrences(days=recent, remarks=[remark])


def _expand(component: icalendar.Event, first: date, horizon: date, options: ImportOptions) -> list[date]:
    """Return the days of the event on the town's calendar, until `horizon`."""
    held: Any = component["RRULE"]
    starts = value_of(component, "DTSTART")
    own_days = expand(held, starts.date() if isinstance(starts, datetime) else starts, horizon)
    if isinstance(starts, datetime):
        moments = [datetime.combine(day, starts.timetz()) for day in own_days]
        days = [on_calendar(moment, options) for moment in moments if _is_in_time(moment, held)]
    else:
        days = [day for day in own_days if _is_in_time(day, held)]
    return [day for day in days if first <= day]


def _is_in_time(occurrence: date | datetime, held: Mapping[str, Any]) -> bool:
    """Say whether an occurrence comes before the rule's UNTIL, itself included; a day's UNTIL holds all of it."""
    if "UNTIL" not in held:
        return True
    until = held["UNTIL"][0]
    if not isinstance(until, datetime) or not isinstance(occurrence, datetime):
        return _as_date(occurrence) <= _as_date(until)
    if occurrence.tzinfo is None or until.tzinfo is None:
        return occurrence.replace(tzinfo=None) <= until.replace(tzinfo=None)
    return occurrence <= until


def _as_date(value: date | datetime) -> date:
    return value.date() if isinstance(value, datetime) else value
