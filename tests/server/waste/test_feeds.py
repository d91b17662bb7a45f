"""Our iCalendar, read back by others, is exactly our calendar; and a calendar subscribed to long ago has no ghost."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parvis.waste.feeds.colours import nearest_name
from parvis.waste.feeds.phrases import description, title
from parvis.waste.feeds.reminders import Reminder
from parvis.waste.feeds.wish import Wish
from parvis.waste.feeds.writer import Feed, with_source, write_calendar
from parvis.waste.rules.pickups import (
    Buildings,
    Pickup,
    PickupChange,
    Rule,
    SectorPlan,
    SetOut,
    calendar,
    taken_back,
)
from parvis.waste.rules.recurrence import EveryWeeks, Weekly
from parvis.waste.schemas import Stream
from parvis.waste.services import street_key
from tests.server.waste.calendar_readers import READERS, Reader, as_seen, read_by_icalendar
from tests.server.waste.cases import read_cases
from tests.server.waste.factories import EVENING, a_stream

FIRST, END = date(2026, 11, 1), date(2028, 1, 1)
QUEBEC = ZoneInfo("America/Toronto")
SECTOR_MADE = datetime(2026, 10, 1, 12, tzinfo=UTC)
DECIDED = datetime(2026, 12, 1, 12, tzinfo=UTC)
STREAM = a_stream("recyclage").stream
LINK = "https://val.example/api/v1/waste/zones/abc/calendar.ics?bacs=a,b&langue=fr"
PLAN = SectorPlan(
    town="val", stream="recyclage", sector="nord", set_out=EVENING,
    rules=(Rule(recurrence=EveryWeeks((5,), 2, date(2026, 12, 21))),),
)  # fmt: skip
EVENING_WORDS = "À sortir la veille dès 19\u00a0h\\, et avant 7\u00a0h le jour même."
CHRISTMAS = {"fr": "Jour de Noël", "en": "Christmas Day"}


def a_change(**fields: object) -> PickupChange:
    return msgspec.convert({"author": "Chloé", "made_at": DECIDED, "reason": {}, **fields}, PickupChange)


def a_feed(pickups: Sequence[Pickup], **fields: object) -> Feed:
    known = {
        "town_name": "Val-des-Sources",
        "time_zone": "America/Toronto",
        "language": "fr",
        "colour": "#8a1c2b",
        "page": "https://val.example/collectes",
        "streams": {"recyclage": STREAM},
        "pickups": list(pickups),
        "sectors_changed_at": {"recyclage/nord": SECTOR_MADE},
    }
    return Feed(**{**known, **fields})  # type: ignore[arg-type]


def feed_of(*changes: PickupChange, plan: SectorPlan = PLAN, until_on: date = END, **fields: object) -> bytes:
    pickups = [*calendar(plan, changes, FIRST, until_on), *taken_back(plan, changes, FIRST, until_on)]
    return with_source(write_calendar(a_feed(pickups, **fields)), LINK)


def unfolded(text: bytes) -> list[str]:
    return text.decode().replace("\r\n ", "").split("\r\n")


MOVED = a_change(kind="moved", planned_on=date(2026, 12, 25), new_on=date(2026, 12, 26), reason=CHRISTMAS)
CANCELLED = a_change(kind="cancelled", planned_on=date(2027, 1, 8), reason={"fr": "Tempête"})
ADDED = a_change(kind="added", planned_on=date(2027, 1, 12), reason={"fr": "Surplus"})
TAKEN_BACK = a_change(kind="added", planned_on=date(2027, 1, 13), withdrawn_at=DECIDED + timedelta(days=1))


@pytest.mark.parametrize("read", READERS)
def test_every_reader_sees_exactly_our_calendar(read: Reader) -> None:
    changes = (MOVED, CANCELLED, ADDED, TAKEN_BACK)
    pickups = [*calendar(PLAN, changes, FIRST, END), *taken_back(PLAN, changes, FIRST, END)]
    seen = sorted(read(write_calendar(a_feed(pickups))), key=lambda event: event.uid)
    assert seen == [
        as_seen(
            uid=each.uid,
            sequence=each.sequence,
            on=each.on,
            is_cancelled=each.state == "cancelled",
            summary=title(each, STREAM, "fr"),
            description=description(each, STREAM, "fr"),
        )
        for each in sorted(pickups, key=lambda each: each.uid)
    ]
    assert {event.status for event in seen} == {"CONFIRMED", "CANCELLED"}


words = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from(",;:\\\n\"'é«»\u00a0"), min_size=1
).filter(lambda text: "\\N" not in text)
"""Not a written-out \\N: icalendar 7.3 writes it as a line break, which is what people who type it mean."""


@pytest.mark.parametrize("read", READERS)
@settings(max_examples=15)
@given(reason=words, name=words)
def test_any_words_come_through_folding_and_escaping(read: Reader, reason: str, name: str) -> None:
    stream = msgspec.structs.replace(STREAM, name={"fr": name}, container={"fr": f"bac {name}" * 9})
    (pickup,) = calendar(
        PLAN, [a_change(kind="cancelled", planned_on=date(2027, 1, 8), reason={"fr": reason})], *a_day(2027, 1, 8)
    )
    text = write_calendar(a_feed([pickup], streams={"recyclage": stream}))
    (seen,) = read(text)
    assert (seen.summary, seen.description) == (title(pickup, stream, "fr"), description(pickup, stream, "fr"))
    assert all(len(line) <= 75 for line in text.split(b"\r\n"))


def a_day(year: int, month: int, day: int) -> tuple[date, date]:
    return date(year, month, day), date(year, month, day) + timedelta(days=1)


def test_control_characters_are_left_out() -> None:
    storm = a_change(kind="cancelled", planned_on=date(2027, 1, 8), reason={"fr": "Tem\x07pête\r\nde neige\x00"})
    (seen,) = [event for event in read_by_icalendar(feed_of(storm)) if event.status == "CANCELLED"]
    assert seen.description == "Recyclage.\nAnnulée ce jour-là\u00a0: Tempête\nde neige."


def test_an_event_is_written_to_the_letter() -> None:
    (moved,) = [each for each in calendar(PLAN, [MOVED], FIRST, END) if each.state == "moved"]
    text = with_source(write_calendar(a_feed([moved], reminder=Reminder.read("veille-1900"))), LINK)
    assert unfolded(text) == [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Parvis//Collectes//FR", "NAME:Collectes – Val-des-Sources",
        "X-WR-CALNAME:Collectes – Val-des-Sources", "COLOR:firebrick", "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        f"SOURCE;VALUE=URI:{LINK}",
        "URL:https://val.example/collectes", "X-APPLE-CALENDAR-COLOR:#8a1c2b", "X-PUBLISHED-TTL:PT6H",
        "BEGIN:VEVENT", "SUMMARY:Bac bleu", "DTSTART;VALUE=DATE:20261226", "DTEND;VALUE=DATE:20261227",
        "DTSTAMP:20261201T120000Z", "UID:20261225-recyclage-nord@val.parvis", "SEQUENCE:1", "COLOR:royalblue",
        "DESCRIPTION:Recyclage.\\nAu lieu du vendredi 25\u00a0décembre\u00a02026\u00a0: Jour de Noël.\\n"
        + EVENING_WORDS,
        "LAST-MODIFIED:20261201T120000Z", "STATUS:CONFIRMED", "TRANSP:TRANSPARENT",
        "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:Bac bleu", "TRIGGER:-PT5H",
        "UID:veille-1900-20261225-recyclage-nord@val.parvis", "END:VALARM",
        "END:VEVENT", "END:VCALENDAR", "",
    ]  # fmt: skip


def test_the_same_facts_are_the_same_bytes_and_others_are_not() -> None:
    assert feed_of(MOVED) == feed_of(MOVED)
    assert feed_of(MOVED) != feed_of()


def test_an_event_was_last_changed_with_its_sector_or_its_last_decision() -> None:
    events = icalendar.Calendar.from_ical(feed_of(MOVED, TAKEN_BACK)).events
    changed = {str(event["UID"])[:8]: event.decoded("LAST-MODIFIED") for event in events}
    assert (changed["20261211"], changed["20261225"], changed["20270113"]) == (
        SECTOR_MADE, DECIDED, DECIDED + timedelta(days=1),
    )  # fmt: skip


def test_what_is_cancelled_says_so_in_its_title_and_does_not_ring() -> None:
    text = feed_of(CANCELLED, reminder=Reminder.read("jour-0600"))
    (gone,) = [event for event in icalendar.Calendar.from_ical(text).events if event["STATUS"] == "CANCELLED"]
    assert gone["SUMMARY"] == "Pas de collecte\u00a0: bac bleu"
    assert gone.alarms.times == []
    assert text.count(b"BEGIN:VALARM") == text.count(b"BEGIN:VEVENT") - 1


@pytest.mark.parametrize(
    ("set_out", "french", "english"),
    [
        (EVENING, "À sortir la veille dès 19\u00a0h, et avant 7\u00a0h le jour même.",
         "Put it out the day before from 7\u00a0p.m., and by 7\u00a0a.m. on the day."),
        (SetOut(opens="05:30", closes="12:00"), "À sortir le jour même, de 5\u00a0h\u00a030 à 12\u00a0h.",
         "Put it out on the day, from 5:30\u00a0a.m. to 12\u00a0p.m."),
        (SetOut(closes="07:00"), "À sortir avant 7\u00a0h.", "Put it out by 7\u00a0a.m."),
        (SetOut(), "", ""),
    ],
)  # fmt: skip
def test_an_event_says_when_to_put_the_bin_out(set_out: SetOut, french: str, english: str) -> None:
    (pickup,) = calendar(msgspec.structs.replace(PLAN, set_out=set_out), [], *a_day(2027, 1, 8))
    assert description(pickup, STREAM, "fr").split("\n")[1:] == ([french] if french else [])
    assert description(pickup, STREAM, "en").split("\n")[1:] == ([english] if english else [])


def test_an_event_for_some_buildings_says_which() -> None:
    large = Buildings(words={"fr": "9 logements et plus"}, dwellings_min=9)
    plan = msgspec.structs.replace(PLAN, rules=(Rule(recurrence=Weekly((5,)), buildings=large),))
    (pickup,) = calendar(plan, [], *a_day(2027, 1, 8))
    assert description(pickup, STREAM, "fr").endswith("\nPour\u00a0: 9 logements et plus.")


def test_what_has_no_container_is_called_by_its_name() -> None:
    trees = Stream(
        code="recyclage", name={"fr": "sapins de Noël"}, container={"fr": "au bord du chemin"}, colour="#1E5B3A",
        symbol="tree", set_out_words={}, help={},
    )  # fmt: skip
    (pickup,) = calendar(PLAN, [], *a_day(2027, 1, 8))
    assert title(pickup, trees, "fr") == "Sapins de Noël"
    assert title(pickup, trees, "en") == "Sapins de Noël", "a town that wrote no English is read in French"


@pytest.mark.parametrize(
    ("colour", "name"), [("#2B2B2B", "black"), ("#6B4423", "saddlebrown"), ("#3B7A34", "forestgreen")]
)
def test_a_bin_s_colour_has_the_nearest_name(colour: str, name: str) -> None:
    assert nearest_name(colour) == name


@pytest.mark.parametrize("case", read_cases("feeds"), ids=lambda case: case["name"])
def test_a_link_is_written_as_the_app_writes_it(case: dict[str, Any]) -> None:
    wish = Wish(
        zone=case["zone"],
        street=street_key(case["street"]),
        dwellings=case["dwellings"],
        streams=tuple(sorted(case["streams"])),
        reminder=Reminder.read(case["reminder"]) if case["reminder"] else None,
        language=case["language"],
        is_for_home_assistant=case["home_assistant"],
    )
    assert wish.path() == case["path"]


# A subscription over time.

SOON = FIRST + timedelta(days=20)
"""A short feed, so that many decisions meet on its days and on its edges."""


class Subscriber:
    """The strictest of calendars: it forgets nothing, and believes only what has a higher sequence than it knows."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[int, date, bool]] = {}

    def fetch(self, text: bytes) -> None:
        for event in read_by_icalendar(text):
            sequence, *_ = self._known.get(event.uid, (-1,))
            if event.sequence > sequence:
                self._known[event.uid] = (event.sequence, event.on, event.status == "CANCELLED")
            else:
                assert self._known[event.uid] == (event.sequence, event.on, event.status == "CANCELLED")

    def shown(self) -> dict[str, date]:
        return {
            uid: on for uid, (_, on, is_cancelled) in self._known.items() if not is_cancelled and FIRST <= on < SOON
        }


near = st.dates(FIRST - timedelta(days=4), SOON + timedelta(days=4))
decisions = st.builds(
    lambda kind, day, by, is_narrow: a_change(
        kind=kind,
        planned_on=day,
        new_on=day + timedelta(days=by) if kind == "moved" else None,
        stream="recyclage" if is_narrow else None,
    ),
    st.sampled_from(("moved", "moved", "cancelled", "added")),
    near,
    st.integers(-6, 6).filter(bool),
    st.booleans(),
)
takings_back = st.integers(0, 20)
"""Which of the decisions that stand is taken back."""


@given(st.lists(decisions | takings_back, min_size=1, max_size=14))
def test_a_subscriber_shows_our_calendar_after_any_decisions(steps: list[PickupChange | int]) -> None:
    subscriber, changes = Subscriber(), list[PickupChange]()
    plan = msgspec.structs.replace(PLAN, rules=(Rule(recurrence=Weekly((1, 5))),))
    for number, step in enumerate(steps, start=1):
        at = DECIDED + timedelta(hours=number)
        if isinstance(step, PickupChange):
            changes.append(msgspec.structs.replace(step, made_at=at))
        elif standing := [place for place, each in enumerate(changes) if each.withdrawn_at is None]:
            place = standing[step % len(standing)]
            changes[place] = msgspec.structs.replace(changes[place], withdrawn_at=at)
        subscriber.fetch(feed_of(*changes, plan=plan, until_on=SOON))
        assert subscriber.shown() == {
            each.uid: each.on
            for each in calendar(plan, changes, FIRST, SOON)
            if each.state != "cancelled" and FIRST <= each.on < SOON
        }


# Alarms.


def rings_at(on: date, written: str) -> datetime:
    """When an alarm of an event on that day really rings, as the RFC counts it."""
    plan = msgspec.structs.replace(PLAN, rules=(Rule(recurrence=Weekly((1, 2, 3, 4, 5, 6, 7))),))
    pickups = calendar(plan, [], on, on + timedelta(days=1))
    (event,) = icalendar.Calendar.from_ical(write_calendar(a_feed(pickups, reminder=Reminder.read(written)))).events
    (alarm,) = event.walk("VALARM")
    midnight = datetime.combine(event.decoded("DTSTART"), time(), QUEBEC).astimezone(UTC)
    trigger: timedelta = alarm.decoded("TRIGGER")
    return (midnight + trigger).astimezone(QUEBEC)


def changes_of_the_clock(year: int) -> list[date]:
    days = [date(year, 1, 1) + timedelta(days=more) for more in range(365)]
    offset = [datetime(day.year, day.month, day.day, tzinfo=QUEBEC).utcoffset() for day in days]
    return [day for day, before, after in zip(days, offset, offset[1:], strict=False) if before != after]


@pytest.mark.parametrize("year", range(2026, 2046))
def test_an_alarm_rings_at_its_hour_around_every_change_of_the_clock(year: int) -> None:
    both = changes_of_the_clock(year)
    assert [day.month for day in both] == [3, 11]
    for on in (day + timedelta(days=more) for day in both for more in (-1, 0, 1, 2)):
        morning, evening, night = (rings_at(on, written) for written in ("jour-0600", "veille-1900", "veille-0030"))
        eve = on - timedelta(days=1)
        assert (morning.date(), f"{morning:%H%M}") == (on, "0600")
        assert (evening.date(), f"{evening:%H%M}") == (eve, "1900")
        assert (night.date(), f"{night:%H%M}") == (eve, "0030")


def test_an_hour_that_the_clock_skips_or_repeats_rings_once() -> None:
    assert f"{rings_at(date(2027, 3, 14), 'jour-0230'):%H%M%z}" == "0330-0400"
    assert f"{rings_at(date(2027, 11, 7), 'jour-0130'):%H%M%z}" == "0130-0400"


@pytest.mark.parametrize("written", ["", "veille", "veille-2400", "jour-0660", "soir-1900", "veille-19:00", "jour-060"])
def test_a_reminder_that_says_no_hour_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="HHMM"):
        Reminder.read(written)
