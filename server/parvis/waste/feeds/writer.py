"""A calendar as iCalendar, made of facts alone: the same facts are the same bytes, whenever it is asked for.

Source: RFC 5545 (iCalendar), RFC 7986 (names, colours, where it comes from), RFC 9074 (alarms with an identity).
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from unicodedata import category
from zoneinfo import ZoneInfo

import icalendar
import msgspec

from parvis.waste.feeds.colours import nearest_name
from parvis.waste.feeds.phrases import calendar_name, description, matter_name, title
from parvis.waste.feeds.reminders import Reminder
from parvis.waste.rules.pickups import Pickup
from parvis.waste.schemas import Stream

_REFRESH = timedelta(hours=6)
"""Soon enough for a day that moves tomorrow."""


class Feed(msgspec.Struct, frozen=True, kw_only=True):
    """All that a calendar says, but for the link it comes from: several ask for the same.

    Args:
        language: Of its words.
        colour: The town's, `#rrggbb`.
        page: Where a person reads the same.
        streams: By code.
        pickups: In order, cancelled ones too.
        sectors_changed_at: When each `stream/sector` last changed.
        reminder: When an alarm rings.
        is_plain: For readers that know neither STATUS nor alarms: what takes place, each day and matter once, under
            the matter's name.
    """

    town_name: str
    time_zone: str
    language: str
    colour: str
    page: str
    streams: dict[str, Stream]
    pickups: list[Pickup]
    sectors_changed_at: dict[str, datetime]
    reminder: Reminder | None = None
    is_plain: bool = False


def write_calendar(feed: Feed) -> bytes:
    """Return `feed` as a text/calendar document, which `with_source` completes."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Parvis//Collectes//FR")
    calendar.add("version", "2.0")
    calendar.calendar_name = calendar_name(feed.town_name, feed.language)
    calendar.color = nearest_name(feed.colour)
    calendar["X-APPLE-CALENDAR-COLOR"] = icalendar.vText(feed.colour)
    calendar["REFRESH-INTERVAL"] = icalendar.vDuration(_REFRESH, params={"VALUE": "DURATION"})
    calendar["X-PUBLISHED-TTL"] = icalendar.vDuration(_REFRESH)
    calendar["URL"] = icalendar.vUri(feed.page)
    for pickup in _plain(feed) if feed.is_plain else feed.pickups:
        calendar.add_component(_event(feed, pickup))
    written: bytes = calendar.to_ical()
    return written


def with_source(text: bytes, source: str) -> bytes:
    """Return a written calendar that says from which link it comes, and is fetched again."""
    only = icalendar.Calendar({"SOURCE": icalendar.vUri(source, params={"VALUE": "URI"})})
    folded: bytes = only.to_ical()
    line = folded.removeprefix(b"BEGIN:VCALENDAR\r\n").removesuffix(b"END:VCALENDAR\r\n")
    return text.replace(b"\r\nURL:", b"\r\n" + line + b"URL:", 1)


def _plain(feed: Feed) -> Iterator[Pickup]:
    seen = set()
    for pickup in feed.pickups:
        if pickup.state != "cancelled" and (pickup.on, pickup.stream) not in seen:
            seen.add((pickup.on, pickup.stream))
            yield pickup


def _event(feed: Feed, pickup: Pickup) -> icalendar.Event:
    """Return a pickup as an all-day event that takes nobody's time.

    Without METHOD, DTSTAMP is when the event last changed (RFC 5545, section 3.8.7.2), as LAST-MODIFIED is.
    """
    stream, language = feed.streams[pickup.stream], feed.language
    sector_changed_at = feed.sectors_changed_at[f"{pickup.stream}/{pickup.sector}"]
    changed_at = max(sector_changed_at, pickup.changed_at or sector_changed_at).astimezone(UTC)
    event = icalendar.Event()
    event.add("uid", pickup.uid)
    event.add("sequence", pickup.sequence)
    event.add("dtstamp", changed_at)
    event.add("last-modified", changed_at)
    event.add("dtstart", pickup.on)
    event.add("dtend", pickup.on + timedelta(days=1))
    summary = matter_name(stream, language) if feed.is_plain else title(pickup, stream, language)
    event.add("summary", _printable(summary))
    event.add("description", _printable(description(pickup, stream, language)))
    event.add("status", "CANCELLED" if pickup.state == "cancelled" else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    event.add("color", nearest_name(stream.colour))
    if feed.reminder and pickup.state != "cancelled" and not feed.is_plain:
        event.add_component(_alarm(feed.reminder, pickup, summary, feed.time_zone))
    return event


def _alarm(reminder: Reminder, pickup: Pickup, summary: str, zone: str) -> icalendar.Alarm:
    alarm = icalendar.Alarm()
    alarm.add("uid", f"{reminder}-{pickup.uid}")
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", reminder.from_midnight(pickup.on, ZoneInfo(zone)))
    alarm.add("description", _printable(summary))
    return alarm


def _printable(text: str) -> str:
    """Return `text` without control characters, which iCalendar's TEXT does not know."""
    return "".join(letter for letter in text if letter == "\n" or category(letter) != "Cc")
