"""Which days a rule falls on: nothing skipped, nothing doubled, over twenty years."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parvis.waste.rules.recurrence import Dated, EveryWeeks, MonthlyWeekday, Recurrence, Season, Weekly, days
from tests.server.waste.cases import read_cases

FIRST, LAST = date(2016, 1, 1), date(2036, 12, 31)

some_day = st.dates(FIRST, LAST)
weekdays = st.sets(st.integers(1, 7), min_size=1).map(lambda found: tuple(sorted(found)))
recurrences: st.SearchStrategy[Recurrence] = st.one_of(
    weekdays.map(Weekly),
    st.builds(EveryWeeks, weekdays, st.integers(2, 8), some_day),
    st.builds(
        MonthlyWeekday,
        st.integers(1, 7),
        st.sets(st.sampled_from((-1, 1, 2, 3, 4, 5)), min_size=1).map(lambda found: tuple(sorted(found))),
        st.integers(1, 12),
        some_day,
    ),
    st.sets(some_day, min_size=1, max_size=40).map(lambda found: Dated(tuple(sorted(found)))),
)
month_days = some_day.map(lambda day: f"{day:%m-%d}")
seasons = st.lists(st.builds(Season, month_days, month_days), max_size=3).map(tuple)


@pytest.mark.parametrize("case", read_cases("recurrence"), ids=lambda case: case["name"])
def test_a_rule_falls_on_exactly_the_days_of_its_case(case: dict[str, Any]) -> None:
    recurrence = msgspec.convert(case["recurrence"], Recurrence)
    stretches = msgspec.convert(case["seasons"], tuple[Season, ...])
    start_on, until_on = date.fromisoformat(case["start_on"]), date.fromisoformat(case["until_on"])
    assert [str(day) for day in days(recurrence, start_on, until_on, seasons=stretches)] == case["days"]


@given(recurrences, seasons, some_day, some_day)
def test_days_come_in_order_each_once_and_only_within_the_stretch(
    recurrence: Recurrence, stretches: tuple[Season, ...], start_on: date, until_on: date
) -> None:
    found = list(days(recurrence, start_on, until_on, seasons=stretches))
    assert found == sorted(set(found))
    assert all(start_on <= day < until_on for day in found)


@given(recurrences, seasons, st.lists(some_day, min_size=3, max_size=3).map(sorted))
def test_a_stretch_cut_in_two_skips_no_day_and_doubles_none(
    recurrence: Recurrence, stretches: tuple[Season, ...], cuts: list[date]
) -> None:
    first, middle, last = cuts
    whole = list(days(recurrence, first, last, seasons=stretches))
    halves = [*days(recurrence, first, middle, seasons=stretches), *days(recurrence, middle, last, seasons=stretches)]
    assert whole == halves


@given(weekdays, some_day, st.integers(1, 9))
def test_a_weekly_rule_never_leaves_a_week_out(chosen: tuple[int, ...], start_on: date, weeks: int) -> None:
    found = list(days(Weekly(chosen), start_on, start_on + timedelta(weeks=weeks)))
    assert len(found) == weeks * len(chosen)


@given(weekdays, st.integers(2, 8), some_day, some_day)
def test_a_fortnight_keeps_its_rhythm_over_every_new_year(
    chosen: tuple[int, ...], every: int, anchor: date, start_on: date
) -> None:
    found = list(days(EveryWeeks(chosen[:1], every, anchor), start_on, date(2037, 1, 1)))
    assert all(after - before == timedelta(weeks=every) for before, after in pairwise(found))
    assert all(day.isoweekday() == chosen[0] for day in found)


@given(st.integers(1, 7), st.integers(1, 4), st.integers(2016, 2036))
def test_the_nth_weekday_comes_once_in_each_month(weekday: int, nth: int, year: int) -> None:
    found = list(days(MonthlyWeekday(weekday, (nth,)), date(year, 1, 1), date(year + 1, 1, 1)))
    assert [day.month for day in found] == list(range(1, 13))
    assert all((day.day - 1) // 7 == nth - 1 for day in found)


@given(seasons, recurrences)
def test_a_season_only_takes_days_away(stretches: tuple[Season, ...], recurrence: Recurrence) -> None:
    within = set(days(recurrence, FIRST, LAST, seasons=stretches))
    assert within <= set(days(recurrence, FIRST, LAST))


@given(recurrences)
def test_a_rule_survives_being_stored(recurrence: Recurrence) -> None:
    assert msgspec.json.decode(msgspec.json.encode(recurrence), type=Recurrence) == recurrence


@pytest.mark.parametrize(
    "written",
    [
        b'{"kind":"weekly","weekdays":[]}',
        b'{"kind":"weekly","weekdays":[8]}',
        b'{"kind":"weekly","weekdays":[2,1]}',
        b'{"kind":"every-weeks","weekdays":[1],"every_weeks":1,"anchor_on":"2027-01-04"}',
        b'{"kind":"monthly-weekday","weekday":1,"nths":[0]}',
        b'{"kind":"monthly-weekday","weekday":1,"nths":[1],"every_months":2}',
        b'{"kind":"dates","dates":["2027-02-30"]}',
        b'{"kind":"hourly"}',
    ],
)
def test_a_rule_that_means_nothing_cannot_be_read(written: bytes) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(written, type=Recurrence)
