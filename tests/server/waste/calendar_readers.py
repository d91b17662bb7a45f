"""Three readers of iCalendar that are not ours, each telling what a person would see."""

import subprocess
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import icalendar
import msgspec
import recurring_ical_events

_REPOSITORY = Path(__file__).parents[3]
_READ_BY_ICAL_JS = """
import { readFileSync } from "node:fs";
import ICAL from "ical.js";
const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
const seen = calendar.getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component);
  return {
    uid: event.uid,
    sequence: event.sequence,
    on: event.startDate.toString(),
    until_on: event.endDate.toString(),
    status: component.getFirstPropertyValue("status"),
    summary: event.summary,
    description: event.description,
  };
});
process.stdout.write(JSON.stringify(seen));
"""


class SeenEvent(msgspec.Struct, frozen=True, kw_only=True):
    """An event as an application shows it."""

    uid: str
    sequence: int
    on: date
    until_on: date
    status: str
    summary: str
    description: str


Reader = Callable[[bytes], list[SeenEvent]]


def read_by_icalendar(text: bytes) -> list[SeenEvent]:
    return [_seen(event) for event in icalendar.Calendar.from_ical(text).events]


def read_by_recurring_ical_events(text: bytes) -> list[SeenEvent]:
    """As a library that expands recurrences: every occurrence of a century."""
    calendar = icalendar.Calendar.from_ical(text)
    return [_seen(event) for event in recurring_ical_events.of(calendar).between(date(2000, 1, 1), date(2100, 1, 1))]


def read_by_ical_js(text: bytes) -> list[SeenEvent]:
    """As Thunderbird does."""
    node = _REPOSITORY / ".nodeenv" / "bin" / "node"
    command = [str(node), "--input-type=module", "--eval", _READ_BY_ICAL_JS]
    done = subprocess.run(command, cwd=_REPOSITORY / "pwa", input=text, capture_output=True, check=True)
    return msgspec.json.decode(done.stdout, type=list[SeenEvent])


READERS: tuple[Reader, ...] = (read_by_icalendar, read_by_recurring_ical_events, read_by_ical_js)


def _seen(event: icalendar.Event) -> SeenEvent:
    return SeenEvent(
        uid=str(event["UID"]),
        sequence=event.sequence,
        on=event.decoded("DTSTART"),
        until_on=event.decoded("DTEND"),
        status=str(event["STATUS"]),
        summary=str(event["SUMMARY"]),
        description=str(event["DESCRIPTION"]),
    )


def as_seen(*, uid: str, sequence: int, on: date, is_cancelled: bool, summary: str, description: str) -> SeenEvent:
    """What a reader should see of an all-day event."""
    return SeenEvent(
        uid=uid,
        sequence=sequence,
        on=on,
        until_on=on + timedelta(days=1),
        status="CANCELLED" if is_cancelled else "CONFIRMED",
        summary=summary,
        description=description,
    )
