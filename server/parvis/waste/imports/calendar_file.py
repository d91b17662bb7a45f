"""iCalendar files, as towns and their contractors export them.

Source: RFC 5545. All-day and timed events, RRULE, RDATE, EXDATE and RECURRENCE-ID; the day of a timed event is its day
in the town's zone.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import icalendar
import msgspec

from parvis.kernel.places import fold
from parvis.waste.imports.calendar_lines import check_envelope, event_lines, find_bad_line, property_line
from parvis.waste.imports.findings import BadFile, Finding, Kind, find, refuse
from parvis.waste.imports.occurrences import Occurrences, day_of, on_calendar, read_occurrences, value_of
from parvis.waste.imports.options import ImportOptions
from parvis.waste.imports.schedule import (
    EVERYWHERE,
    FIRST_YEAR,
    LAST_YEAR,
    ReadChange,
    ReadDay,
    ReadSchedule,
    ReadSector,
    sector_code,
)
from parvis.waste.rules.pickups import Rule

MOST_EVENTS = 20_000
MOST_RULES = 500
MOST_KINDS = 50
MOST_DAYS = 20_000
LONGEST_EVENT_DAYS = 14
LONGEST_IDENTITY = 240
_READ = ("DTSTART", "DTEND", "RRULE", "EXDATE", "RDATE", "RECURRENCE-ID")
_ONCE = ("DTSTART", "DTEND", "RRULE", "RECURRENCE-ID", "SEQUENCE", "UID")
_DATES = ("DTSTART", "DTEND", "RECURRENCE-ID", "EXDATE", "RDATE")

TAKEN_OUT = {"fr": "Jour retiré du calendrier de la Ville", "en": "Day taken out of the town’s calendar"}
CANCELLED = {
    "fr": "Collecte annulée dans le calendrier de la Ville",
    "en": "Collection cancelled in the town’s calendar",
}
MOVED = {"fr": "Collecte déplacée dans le calendrier de la Ville", "en": "Collection moved in the town’s calendar"}


class Event(msgspec.Struct, frozen=True):
    """A VEVENT, and the line on which it begins."""

    line: int
    component: icalendar.Event


def read_calendar(text: str, options: ImportOptions) -> ReadSchedule:
    """Return what a calendar says, as one sector.

    Raises:
        BadFile: It is cut short, an event cannot be read, or several collections are mixed.
    """
    lines = text.splitlines()
    check_envelope(lines)
    starts = event_lines(lines)
    if len(starts) > MOST_EVENTS:
        raise refuse("too-many", limit=MOST_EVENTS, what="VEVENT")
    try:
        calendars = icalendar.Calendar.from_ical(text, multiple=True)
        components = [event for calendar in calendars for event in calendar.events]
    except (ValueError, KeyError, IndexError) as cause:
        raise find_bad_line(lines, cause) from cause
    if len(components) != len(starts):
        raise refuse("misplaced", part="line", number=starts[0] if starts else 1, text="BEGIN:VEVENT")
    events = [Event(line, component) for line, component in zip(starts, components, strict=True)]
    if sum("RRULE" in event.component for event in events) > MOST_RULES:
        raise refuse("too-many", limit=MOST_RULES, what="RRULE")
    problems = [problem for event in events for problem in _problems(event, lines)]
    if problems:
        raise BadFile(problems)
    return _schedule(_only_kind(events, options), options)


def _problems(event: Event, lines: Sequence[str]) -> Iterable[Finding]:
    bad = [name for name, _ in event.component.errors if name in _READ]
    bad += [name for name in _ONCE if isinstance(event.component.get(name), list)]
    bad += [name for name in _DATES if not bad and any(not _is_near(each) for each in _values(event.component, name))]
    if bad:
        line = property_line(lines, event.line, bad[0])
        yield find("bad-property", part="line", number=line, name=bad[0], text=lines[line - 1])
        return
    if "DTSTART" not in event.component:
        yield find("no-start", part="line", number=event.line)
    elif "RANGE" in getattr(event.component.get("RECURRENCE-ID"), "params", {}):
        yield find("this-and-future", part="line", number=event.line)


def _values(component: icalendar.Event, name: str) -> list[object]:
    """Return the days and instants of a property; of a period, its beginning."""
    held: Any = component.get(name, [])
    values = [
        value
        for each in (held if isinstance(held, list) else [held])
        for value in ([dated.dt for dated in each.dts] if hasattr(each, "dts") else [getattr(each, "dt", None)])
    ]
    return [value[0] if isinstance(value, tuple) and name == "RDATE" else value for value in values]


def _is_near(value: object) -> bool:
    """Say whether this is a day, and one to which calendars go: a day further, Python's own ends."""
    return isinstance(value, date) and FIRST_YEAR <= value.year <= LAST_YEAR


def _only_kind(events: list[Event], options: ImportOptions) -> list[Event]:
    """Keep the events of the collection asked for, by its SUMMARY.

    Raises:
        BadFile: There are several and none was asked for, or not that one.
    """
    kinds = Counter(_summary(event) for event in events)
    named = ", ".join(f"{kind} ({count})" for kind, count in kinds.most_common())
    if not kinds:
        raise refuse("nothing-inside")
    if options.only is not None:
        kept = [event for event in events if fold(_summary(event)) == fold(options.only)]
        if not kept:
            raise refuse("no-such-kind", only=options.only, kinds=named)
        return kept
    if len(kinds) > 1:
        found = [Kind(name, count) for name, count in kinds.most_common(MOST_KINDS)]
        raise BadFile([find("several-kinds", kinds=named)], found)
    return events


def _summary(event: Event) -> str:
    return " ".join(str(event.component.get("SUMMARY", "")).split())


def _schedule(events: list[Event], options: ImportOptions) -> ReadSchedule:
    overrides: dict[str, list[Event]] = defaultdict(list)
    masters: dict[str, Event] = {}
    remarks: list[Finding] = []
    for event in events:
        uid = _identity(str(event.component.get("UID", ""))) or f"line-{event.line}"
        if "RECURRENCE-ID" in event.component:
            overrides[uid].append(event)
        elif uid not in masters or _sequence(masters[uid]) < _sequence(event):
            masters[uid] = event
        elif day_of(event.component, "DTSTART", options) != day_of(masters[uid].component, "DTSTART", options):
            masters[f"{uid}#{event.line}"] = event
    rules: list[Rule] = []
    days: dict[date, ReadDay] = {}
    changes: list[ReadChange] = []
    for uid, event in masters.items():
        found = _occurrences(event, overrides.get(uid, []), options)
        remarks += found.remarks
        rules += found.rules
        changes += found.changes
        for on in found.days:
            if on in days:
                remarks.append(find("same-day-twice", part="line", number=event.line, day=on))
            days.setdefault(on, ReadDay(on, uid if len(found.days) == 1 else f"{uid}/{on:%Y%m%d}"))
    if len(days) > MOST_DAYS:
        raise refuse("too-many", limit=MOST_DAYS, what="jours / days")
    last = max([*days, *(rule.until_on or date.max for rule in rules)], default=date.max)
    if last < options.today:
        remarks.append(find("only-past", last=last))
    code = sector_code(options.sector) if options.sector else EVERYWHERE
    sector = ReadSector(
        code=code,
        name=options.sector or "",
        is_everywhere=code == EVERYWHERE,
        rules=tuple(rules),
        days=tuple(days[on] for on in sorted(days)),
        changes=tuple(sorted(changes, key=lambda each: each.planned_on)),
    )
    return ReadSchedule(format="ics", sectors=(sector,), remarks=tuple(remarks))


def _identity(uid: str) -> str:
    """Return the event's own identity, or of one too long to keep, its digest."""
    return uid if len(uid) <= LONGEST_IDENTITY else hashlib.sha256(uid.encode()).hexdigest()


def _sequence(event: Event) -> int:
    held: Any = event.component.get("SEQUENCE", 0)
    return int(held)


def _occurrences(event: Event, overrides: Sequence[Event], options: ImportOptions) -> Occurrences:
    """Return the days of one event: a rule where it comes back, single days where it does not."""
    component = event.component
    comes_back = "RRULE" in component
    found = read_occurrences(component, event.line, options) if comes_back else _single(event, options)
    found.days = sorted({*found.days, *_dates(component, "RDATE", options)})
    if _is_cancelled(event):
        changes = [ReadChange(kind="cancelled", planned_on=on, reason=CANCELLED) for on in found.days]
        return Occurrences() if comes_back else Occurrences(days=found.days, changes=changes)
    for on in _dates(component, "EXDATE", options):
        if found.include(on):
            found.changes.append(ReadChange(kind="cancelled", planned_on=on, reason=TAKEN_OUT))
        else:
            found.remarks.append(find("not-in-series", part="line", number=event.line, day=on))
    for override in overrides:
        _apply(override, found, options)
    return found


def _single(event: Event, options: ImportOptions) -> Occurrences:
    component = event.component
    first = day_of(component, "DTSTART", options)
    last = first
    ends = value_of(component, "DTEND") if "DTEND" in component else None
    if ends is not None and not isinstance(ends, datetime):
        last = max(first, ends - timedelta(days=1))
    count = (last - first).days + 1
    if count > LONGEST_EVENT_DAYS:
        raise refuse("lasts-long", part="line", number=event.line, count=count, limit=LONGEST_EVENT_DAYS)
    return Occurrences(days=[first + timedelta(days=more) for more in range(count)])


def _apply(override: Event, found: Occurrences, options: ImportOptions) -> None:
    """Take in one RECURRENCE-ID: an occurrence cancelled, or moved to another day."""
    on = day_of(override.component, "RECURRENCE-ID", options)
    new_on = day_of(override.component, "DTSTART", options)
    if not found.include(on):
        found.remarks.append(find("not-in-series", part="line", number=override.line, day=on))
    elif _is_cancelled(override):
        found.changes.append(ReadChange(kind="cancelled", planned_on=on, reason=CANCELLED))
    elif new_on != on:
        found.changes.append(ReadChange(kind="moved", planned_on=on, new_on=new_on, reason=MOVED))


def _is_cancelled(event: Event) -> bool:
    return str(event.component.get("STATUS", "")).upper() == "CANCELLED"


def _dates(component: icalendar.Event, name: str, options: ImportOptions) -> list[date]:
    """Return the days of an EXDATE or RDATE, which may be there several times, with several values each."""
    held: Any = component.get(name, [])
    values = [value.dt for each in (held if isinstance(held, list) else [held]) for value in each.dts]
    return [on_calendar(value[0] if isinstance(value, tuple) else value, options) for value in values]
