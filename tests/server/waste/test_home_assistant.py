"""The contract with Home Assistant's waste_collection_schedule, whose generic source `ics` reads our feed.

What it does, as read in its `service/ICS.py` and in icalevents, by which it reads: every VEVENT that begins from
yesterday to a year ahead counts, whatever its STATUS; the type of collection is SUMMARY, its day DTSTART's date; what
has the same day and type twice is two collections. A time zone of the calendar would move the days.
"""

from datetime import date, timedelta

import msgspec
import pytest

from parvis.waste.feeds.reminders import Reminder
from parvis.waste.rules.pickups import PickupChange, Rule, calendar
from parvis.waste.rules.recurrence import Weekly
from tests.server.waste.calendar_readers import read_by_icalendar
from tests.server.waste.test_feeds import CANCELLED, END, FIRST, PLAN, a_change, feed_of

TODAY = date(2026, 11, 23)
WEEKLY = msgspec.structs.replace(PLAN, rules=(Rule(recurrence=Weekly((5, 6))),))


def collections(text: bytes) -> list[tuple[date, str]]:
    """What Home Assistant makes of a feed."""
    first, last = TODAY - timedelta(days=1), TODAY + timedelta(days=365)
    return [(event.on, event.summary) for event in read_by_icalendar(text) if first <= event.on <= last]


ONTO_THE_NEXT = a_change(kind="moved", planned_on=date(2026, 12, 25), new_on=date(2026, 12, 26))


@pytest.mark.parametrize("changes", [(), (ONTO_THE_NEXT,), (CANCELLED,), (ONTO_THE_NEXT, CANCELLED)])
def test_home_assistant_sees_each_day_of_collection_once_by_its_plain_name(changes: tuple[PickupChange, ...]) -> None:
    seen = collections(feed_of(*changes, plan=WEEKLY, is_plain=True, reminder=Reminder.read("veille-1900")))
    takes_place = {each.on for each in calendar(WEEKLY, changes, FIRST, END) if each.state != "cancelled"}
    wanted = {on for on in takes_place if TODAY - timedelta(days=1) <= on <= TODAY + timedelta(days=365)}
    assert sorted(seen) == [(on, "Recyclage") for on in sorted(wanted)]


def test_what_it_would_misread_is_left_out() -> None:
    text = feed_of(ONTO_THE_NEXT, CANCELLED, plan=WEEKLY, is_plain=True, reminder=Reminder.read("veille-1900"))
    for mark in (b"CANCELLED", b"VALARM", b"VTIMEZONE", b"X-WR-TIMEZONE", b"RRULE", b"TZID"):
        assert mark not in text


def test_others_keep_what_is_cancelled_and_their_alarms() -> None:
    text = feed_of(CANCELLED, plan=WEEKLY, reminder=Reminder.read("veille-1900"))
    assert b"STATUS:CANCELLED" in text
    assert b"BEGIN:VALARM" in text
