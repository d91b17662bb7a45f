"""Any recurrence, expanded within a horizon, gives the days that the calendar library gives."""

from collections.abc import Iterable
from datetime import date, timedelta

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parvis.waste.rules.expansion import expand
from tests.server.waste.test_rrule import CODES, days_by_the_library

HORIZON = date(2031, 1, 1)


def ours(written: str, starts: date) -> list[date]:
    return expand(icalendar.vRecur.from_ical(written), starts, HORIZON)


def joined(values: Iterable[object]) -> str:
    return ",".join(str(value) for value in sorted(values, key=str))


interval = st.sampled_from(("", ";INTERVAL=2", ";INTERVAL=3"))
ends = st.sampled_from(("", "", ";COUNT=5"))
months = st.just("") | st.sets(st.integers(1, 12), min_size=1, max_size=3).map(
    lambda found: f";BYMONTH={joined(found)}"
)
month_days = st.sets(st.sampled_from((1, 15, 28, 29, 30, 31, -1, -3)), min_size=1, max_size=3).map(
    lambda found: f";BYMONTHDAY={joined(found)}"
)
plain_days = st.sets(st.sampled_from(CODES), min_size=1, max_size=4).map(lambda found: f";BYDAY={joined(found)}")
nth_codes = st.builds("{}{}".format, st.sampled_from((1, 2, 4, 5, -1, -2)), st.sampled_from(CODES))
nth_days = st.sets(nth_codes, min_size=1, max_size=3).map(lambda found: f";BYDAY={joined(found)}")
positions = st.just("") | st.sampled_from((";BYSETPOS=1", ";BYSETPOS=-1", ";BYSETPOS=2,-1"))
written_rules = st.one_of(
    st.builds("FREQ=DAILY{}{}{}{}".format, interval, months, st.just("") | plain_days, ends),
    st.builds("FREQ=WEEKLY{}{}{}{}{}".format, interval, months, plain_days, st.sampled_from(("", ";WKST=SU")), ends),
    st.builds("FREQ=MONTHLY{}{}{}{}{}".format, interval, months, month_days | plain_days, positions, ends),
    st.builds("FREQ=MONTHLY{}{}{}{}".format, interval, months, st.just("") | nth_days, ends),
    st.builds("FREQ=YEARLY{}{}{}{}".format, interval, months, st.just("") | month_days | nth_days, ends),
    st.builds("FREQ=YEARLY{}{}".format, interval, st.sampled_from((";BYYEARDAY=1,100,-1", ";BYYEARDAY=366"))),
)


@given(written_rules, st.dates(date(2026, 1, 1), date(2028, 3, 1)))
def test_our_days_are_the_library_s(written: str, near: date) -> None:
    """DTSTART is set on the rule's own first day: RFC 5545 leaves anything else undefined."""
    free = ours(written.replace(";COUNT=5", ""), near)
    if free:
        assert set(ours(written, free[0])) == {
            day for day in days_by_the_library(written, free[0], HORIZON) if day < HORIZON
        }


@pytest.mark.parametrize(
    "written",
    ["FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=9", "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=31"],
)
def test_a_rule_that_never_falls_has_no_day(written: str) -> None:
    assert ours(written, date(2027, 1, 4)) == []


def test_29_february_comes_in_leap_years_only() -> None:
    assert ours("FREQ=YEARLY", date(2024, 2, 29)) == [date(2024, 2, 29), date(2028, 2, 29)]


def test_a_rule_begins_with_its_first_day_and_stops_at_the_horizon() -> None:
    days = ours("FREQ=MONTHLY;BYMONTHDAY=-1", date(2030, 6, 10))
    assert days[0] == date(2030, 6, 30)
    assert days[-1] < HORIZON
    assert days[-1] + timedelta(days=1) == HORIZON


@pytest.mark.parametrize(
    "written",
    ["FREQ=YEARLY;BYWEEKNO=20", "FREQ=WEEKLY;BYDAY=2MO", "FREQ=DAILY;INTERVAL=0", "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=0"],
)
def test_what_is_left_out_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        ours(written, date(2027, 1, 4))
