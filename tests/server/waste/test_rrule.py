"""iCalendar's recurrences mean the same days in our own kinds, or are left alone."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events
from hypothesis import assume, given
from hypothesis import strategies as st

from parvis.waste.rules.pickups import Rule, planned_days
from parvis.waste.rules.recurrence import EveryWeeks, MonthlyWeekday, Season, Weekly
from parvis.waste.rules.rrule import read_rrule

QUEBEC = ZoneInfo("America/Toronto")
CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def read(written: str, starts: date | datetime) -> Rule | None:
    return read_rrule(icalendar.vRecur.from_ical(written), starts, QUEBEC)


def days_by_the_library(written: str, starts: date, until_on: date) -> set[date]:
    lines = ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:1", f"DTSTART;VALUE=DATE:{starts:%Y%m%d}", f"RRULE:{written}"]
    calendar = icalendar.Calendar.from_ical("\r\n".join([*lines, "END:VEVENT", "END:VCALENDAR"]))
    return {each["DTSTART"].dt for each in recurring_ical_events.of(calendar).between(starts, until_on)}


def test_every_thursday_of_two_is_a_fortnight() -> None:
    rule = read("FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", date(2020, 4, 2))
    assert rule == Rule(recurrence=EveryWeeks((4,), 2, date(2020, 4, 2)), from_on=date(2020, 4, 2))


def test_the_fourth_friday_of_every_second_month_is_ours_too() -> None:
    rule = read("FREQ=MONTHLY;INTERVAL=2;BYDAY=4FR", date(2020, 5, 22))
    assert rule is not None
    assert rule.recurrence == MonthlyWeekday(5, (4,), 2, date(2020, 5, 1))


def test_a_weekly_rule_in_some_months_has_seasons() -> None:
    rule = read("FREQ=WEEKLY;BYMONTH=2,4", date(2027, 2, 1))
    assert rule is not None
    assert rule.recurrence == Weekly((1,))
    assert rule.seasons == (Season("02-01", "02-29"), Season("04-01", "04-30"))


def test_an_until_at_midnight_utc_ends_on_the_evening_before_in_quebec() -> None:
    starts = datetime(2027, 1, 4, 7, tzinfo=QUEBEC)
    rule = read("FREQ=WEEKLY;UNTIL=20270125T000000Z", starts)
    assert rule is not None
    assert list(planned_days([rule], date(2027, 1, 1), date(2027, 3, 1)))[-1] == date(2027, 1, 18)


def test_an_until_counts_the_hour_of_the_last_event() -> None:
    starts = datetime(2027, 1, 4, 7, tzinfo=QUEBEC)
    until = datetime(2027, 1, 25, 7, tzinfo=QUEBEC).astimezone(UTC)
    rule = read(f"FREQ=WEEKLY;UNTIL={until:%Y%m%dT%H%M%SZ}", starts)
    assert rule is not None
    assert list(planned_days([rule], date(2027, 1, 1), date(2027, 3, 1)))[-1] == date(2027, 1, 25)


@pytest.mark.parametrize(
    "written",
    [
        "FREQ=SECONDLY",
        "FREQ=YEARLY",
        "FREQ=MONTHLY;BYMONTHDAY=15",
        "FREQ=MONTHLY;BYDAY=1MO,3FR",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU",
        "FREQ=WEEKLY;BYSETPOS=1;BYDAY=MO",
        "FREQ=WEEKLY;COUNT=1000000",
        "FREQ=WEEKLY;COUNT=2;UNTIL=20280101",
        "FREQ=DAILY;INTERVAL=3",
        "FREQ=MONTHLY;BYDAY=-2FR",
    ],
)
def test_what_none_of_our_kinds_says_exactly_is_left_alone(written: str) -> None:
    assert read(written, date(2027, 1, 4)) is None


written_rules = st.one_of(
    st.builds(
        lambda interval, codes, end: f"FREQ=WEEKLY;INTERVAL={interval};BYDAY={','.join(sorted(codes))}{end}",
        st.integers(1, 5),
        st.sets(st.sampled_from(CODES), min_size=1),
        st.sampled_from(("", ";COUNT=7", ";UNTIL=20280310", ";BYMONTH=4,5,10")),
    ),
    st.builds(
        lambda interval, nth, code, end: f"FREQ=MONTHLY;INTERVAL={interval};BYDAY={nth}{code}{end}",
        st.integers(1, 4),
        st.sampled_from((-1, 1, 2, 3, 4, 5)),
        st.sampled_from(CODES),
        st.sampled_from(("", ";COUNT=7", ";UNTIL=20280310")),
    ),
    st.builds(
        lambda code, nth: f"FREQ=MONTHLY;BYDAY={code};BYSETPOS={nth}",
        st.sampled_from(CODES),
        st.sampled_from((-1, 1, 2, 5)),
    ),
    st.sampled_from(("FREQ=DAILY", "FREQ=DAILY;INTERVAL=14", "FREQ=DAILY;BYDAY=MO,WE", "FREQ=WEEKLY")),
)


@given(written_rules, st.dates(date(2026, 1, 1), date(2028, 3, 1)))
def test_our_days_are_the_days_that_the_calendar_library_computes(written: str, near: date) -> None:
    """DTSTART is set on the rule's own first day: RFC 5545 leaves anything else undefined."""
    free = read(written.partition(";COUNT")[0].partition(";UNTIL")[0], near)
    assert free is not None
    starts = next(iter(planned_days([free], near, near + timedelta(days=900))), None)
    assume(starts)
    assert starts is not None
    rule = read(written, starts)
    assert rule is not None
    horizon = date(2030, 1, 1)
    assert set(planned_days([rule], starts, horizon)) == days_by_the_library(written, starts, horizon)


def test_a_fortnight_over_the_change_of_clocks_stays_a_fortnight() -> None:
    rule = read("FREQ=WEEKLY;INTERVAL=2", datetime(2026, 3, 1, 2, 30, tzinfo=QUEBEC))
    assert rule is not None
    found = list(planned_days([rule], date(2026, 1, 1), date(2027, 1, 1)))
    assert all(after - before == timedelta(days=14) for before, after in pairwise(found))
