"""Twenty years of calendars against oracles that look at one day at a time: nothing skipped, nothing doubled."""

import calendar as months
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parvis.waste.feeds.reminders import Reminder
from parvis.waste.feeds.writer import Feed, write_calendar
from parvis.waste.rules.holidays_off import Effect, HolidayChoice, holidays_of, propose_changes
from parvis.waste.rules.pickups import Pickup, PickupChange, Rule, SectorPlan, SetOut, calendar, planned_days
from parvis.waste.rules.recurrence import Dated, EveryWeeks, MonthlyWeekday, Recurrence, Season, Weekly, days
from tests.server.waste.calendar_readers import READERS, Reader
from tests.server.waste.factories import a_stream

YEARS = range(2026, 2046)
FIRST, LAST = date(2026, 1, 1), date(2045, 12, 31)
END = LAST + timedelta(days=1)
STREAMS = ("ordures", "recyclage", "organiques")
MADE_AT = datetime(2026, 1, 1, tzinfo=UTC)
HOLIDAYS = [holiday for year in range(2025, 2047) for holiday in holidays_of("CA-QC", year)]
KEYS = sorted({holiday.key for holiday in HOLIDAYS})
LEAP_YEARS = (2028, 2032, 2036, 2040, 2044)


def every_day(first: date = FIRST, last: date = LAST) -> Iterator[date]:
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        yield date.fromordinal(ordinal)


# A rule, judged day by day.


def day_of(year: int, month_day: str) -> date:
    month, day = map(int, month_day.split("-"))
    return date(year, month, min(day, months.monthrange(year, month)[1]))


def is_in_season(season: Season, on: date) -> bool:
    over_new_year = season.first_day > season.last_day
    return any(
        day_of(year, season.first_day) <= on <= day_of(year + over_new_year, season.last_day)
        for year in (on.year - 1, on.year)
    )


def falls_on(recurrence: Recurrence, on: date) -> bool:
    weekday = months.weekday(on.year, on.month, on.day) + 1
    match recurrence:
        case Weekly(weekdays=weekdays):
            return weekday in weekdays
        case EveryWeeks(weekdays=weekdays, every_weeks=every, anchor_on=anchor):
            weeks = (on.toordinal() - 1) // 7 - (anchor.toordinal() - 1) // 7
            return weekday in weekdays and weeks % every == 0
        case MonthlyWeekday(weekday=wanted, nths=nths, every_months=every, anchor_on=anchor):
            same = [week[wanted - 1] for week in months.monthcalendar(on.year, on.month) if week[wanted - 1]]
            nth = {same[n - 1 if n > 0 else n] for n in nths if n <= len(same)}
            since = (on.year - anchor.year) * 12 + on.month - anchor.month if anchor else 0
            return on.day in nth and weekday == wanted and since % every == 0
        case Dated(dates=dates):
            return on in dates


def is_planned(rule: Rule, on: date) -> bool:
    return (
        (rule.from_on is None or on >= rule.from_on)
        and (rule.until_on is None or on < rule.until_on)
        and (not rule.seasons or any(is_in_season(season, on) for season in rule.seasons))
        and falls_on(rule.recurrence, on)
    )


some_day = st.dates(FIRST, LAST)
edges = st.sampled_from(("01-01", "02-28", "02-29", "03-01", "12-31"))
month_days = edges | some_day.map(lambda day: f"{day:%m-%d}")
seasons = st.lists(st.builds(Season, month_days, month_days), max_size=3).map(tuple)
weekdays = st.sets(st.integers(1, 7), min_size=1).map(lambda found: tuple(sorted(found)))
nths = st.sets(st.sampled_from((-1, 1, 2, 3, 4, 5)), min_size=1).map(lambda found: tuple(sorted(found)))
KINDS: dict[str, st.SearchStrategy[Recurrence]] = {
    "weekly": weekdays.map(Weekly),
    "every-weeks": st.builds(EveryWeeks, weekdays, st.integers(2, 52), some_day),
    "monthly-weekday": st.builds(MonthlyWeekday, st.integers(1, 7), nths)
    | st.builds(MonthlyWeekday, st.integers(1, 7), nths, st.integers(1, 24), some_day),
    "dates": st.sets(some_day, min_size=1, max_size=60).map(lambda found: Dated(tuple(sorted(found)))),
}
no_day = st.none()


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=40)
@given(data=st.data())
def test_twenty_years_of_a_rule_are_the_days_that_a_look_at_each_day_finds(kind: str, data: st.DataObject) -> None:
    rule = Rule(
        recurrence=data.draw(KINDS[kind]),
        seasons=data.draw(seasons),
        from_on=data.draw(no_day | some_day),
        until_on=data.draw(no_day | some_day),
    )
    assert list(planned_days([rule], FIRST, END)) == [on for on in every_day() if is_planned(rule, on)]


@given(st.lists(st.builds(Rule, recurrence=st.one_of(*KINDS.values()), seasons=seasons), min_size=2, max_size=4))
@settings(max_examples=25)
def test_rules_that_meet_on_a_day_make_one_pickup_of_it(rules: list[Rule]) -> None:
    found = calendar(a_plan("ordures", *rules), [], FIRST, END)
    assert [each.on for each in found] == [on for on in every_day() if any(is_planned(rule, on) for rule in rules)]
    assert len({each.uid for each in found}) == len(found)


def test_a_season_that_begins_on_29_february_begins_in_every_year() -> None:
    spring = (Season("02-29", "03-01"),)
    for year in YEARS:
        found = list(days(Weekly((1, 2, 3, 4, 5, 6, 7)), date(year, 1, 1), date(year + 1, 1, 1), seasons=spring))
        last = date(year, 3, 1) - timedelta(days=1)
        assert found == [last, date(year, 3, 1)]


def test_february_has_a_fifth_weekday_in_leap_years_alone() -> None:
    fifths = [day for weekday in range(1, 8) for day in days(MonthlyWeekday(weekday, (5,)), FIRST, END)]
    assert sorted(day for day in fifths if day.month == 2) == [date(year, 2, 29) for year in LEAP_YEARS]


# What holidays change, judged day by day.


def a_plan(stream: str, *rules: Rule) -> SectorPlan:
    return SectorPlan(town="t", stream=stream, sector="nord", set_out=SetOut(), rules=rules)


def everything(stream: str) -> SectorPlan:
    """A truck on every day there is, so that no change falls where nothing is planned."""
    return a_plan(stream, Rule(recurrence=Weekly((1, 2, 3, 4, 5, 6, 7))))


def proposed(choices: Sequence[HolidayChoice], years: Sequence[int] = YEARS) -> list[PickupChange]:
    return propose_changes(choices, "CA-QC", years, author="Chloé", made_at=MADE_AT)


class Oracle:
    """Where a stream's pickups of a day go, by looking at that day and those around it."""

    def __init__(self, stream: str, choices: Sequence[HolidayChoice]) -> None:
        own = [choice for choice in choices if stream in choice.streams]
        self._effects: dict[date, list[Effect]] = {}
        for choice in [*own, *(choice for choice in choices if not choice.streams)]:
            for holiday in HOLIDAYS:
                if holiday.key == choice.holiday:
                    self._effects.setdefault(holiday.on, []).append(choice.effect)

    def effects(self, on: date) -> list[Effect]:
        """What was chosen for the holidays of a day, the strongest choice first."""
        return self._effects.get(on, [])

    def is_off(self, on: date) -> bool:
        return bool(self.effects(on)) or months.weekday(on.year, on.month, on.day) == 6

    def walk(self, on: date, step: int) -> date:
        on += timedelta(days=step)
        return self.walk(on, step) if self.is_off(on) else on

    def goes_to(self, on: date) -> date | None:
        """The day itself where nothing changes; None where there is no pickup."""
        if effects := self.effects(on):
            if effects[0] == "cancelled":
                return None
            return self.walk(on, -1 if effects[0] == "previous-day" else 1)
        weekday = months.weekday(on.year, on.month, on.day)
        before = [on - timedelta(days=back) for back in range(1, weekday + 1)] if weekday < 5 else []
        is_pushed = any("rest-of-week" in self.effects(day) for day in before)
        return self.walk(on, 1) if is_pushed else on


def check_all(choices: Sequence[HolidayChoice], stream: str, changes: Sequence[PickupChange]) -> None:
    """Hold twenty years of one stream to the oracle."""
    oracle = Oracle(stream, choices)
    found = {each.planned_on: each for each in calendar(everything(stream), changes, FIRST, END)}
    assert len({each.uid for each in found.values()}) == len(found)
    for on in every_day():
        check(found.pop(on), oracle.goes_to(on), oracle)
    assert not found, "a pickup that nothing planned"


def check(pickup: Pickup, goes_to: date | None, oracle: Oracle) -> None:
    if goes_to is None:
        assert (pickup.state, pickup.on) == ("cancelled", pickup.planned_on)
    elif goes_to == pickup.planned_on:
        assert (pickup.state, pickup.on, pickup.sequence) == ("planned", goes_to, 0)
    else:
        assert (pickup.state, pickup.on, pickup.sequence) == ("moved", goes_to, pickup.sequence)
        assert pickup.reason
        assert not oracle.is_off(goes_to)


@pytest.mark.parametrize(("holiday", "effect"), [*product(KEYS, get_args(Effect))])
@pytest.mark.parametrize("streams", [(), ("ordures",), ("ordures", "recyclage")], ids=["all", "one", "two"])
def test_every_holiday_with_every_effect_for_any_streams(
    holiday: str, effect: Effect, streams: tuple[str, ...]
) -> None:
    choices = [HolidayChoice(holiday, effect, streams)]
    changes = proposed(choices)
    for stream in STREAMS:
        oracle = Oracle(stream, choices)
        found = {each.planned_on: each.new_on for each in changes if each.touches(stream, "nord", None)}
        assert found == {on: new_on for on in every_day() if (new_on := oracle.goes_to(on)) != on}


policies = st.lists(
    st.builds(
        HolidayChoice,
        st.sampled_from(KEYS),
        st.sampled_from(get_args(Effect)),
        st.sets(st.sampled_from(STREAMS), max_size=2).map(lambda found: tuple(sorted(found))),
    ),
    min_size=1,
    unique_by=lambda choice: choice.holiday,
)


@settings(max_examples=60)
@given(policies, st.sampled_from(STREAMS))
def test_a_town_s_whole_policy_over_twenty_years(choices: list[HolidayChoice], stream: str) -> None:
    check_all(choices, stream, proposed(choices))


@given(policies)
def test_a_policy_made_year_by_year_is_the_one_made_at_once(choices: list[HolidayChoice]) -> None:
    at_once = proposed(choices)
    by_year = [change for year in YEARS for change in proposed(choices, [year])]
    assert by_year == at_once


@given(policies)
def test_no_day_of_a_stream_has_two_proposals(choices: list[HolidayChoice]) -> None:
    known = [(change.planned_on, change.stream) for change in proposed(choices)]
    assert len(known) == len(set(known))


def moves(*choices: HolidayChoice, stream: str = "ordures") -> dict[str, str | None]:
    """The days that change for a stream, and where to."""
    found = calendar(everything(stream), proposed(choices), FIRST, END)
    return {str(each.planned_on): str(each.on) if each.state == "moved" else None for each in found if each.reason}


def test_a_stream_that_works_on_boxing_day_is_not_pushed_past_it() -> None:
    choices = HolidayChoice("christmas-day", "next-day"), HolidayChoice("boxing-day", "next-day", ("ordures",))
    assert moves(*choices, stream="recyclage")["2028-12-25"] == "2028-12-26"
    assert moves(*choices, stream="ordures")["2028-12-25"] == "2028-12-27"


def test_the_holiday_of_the_day_decides_before_the_one_that_pushes_its_week() -> None:
    pushing = HolidayChoice("boxing-day-observed", "rest-of-week")  # Monday 28 December 2026
    new_year = HolidayChoice("new-year-s-day", "cancelled")
    assert moves(pushing, new_year)["2027-01-01"] is None
    assert moves(new_year, pushing)["2027-01-01"] is None
    assert moves(pushing)["2027-01-01"] == "2027-01-02"


def test_a_day_before_christmas_that_is_off_too_is_passed_over() -> None:
    both = HolidayChoice("christmas-day", "previous-day"), HolidayChoice("boxing-day", "previous-day")
    assert moves(*both)["2029-12-26"] == "2029-12-24"
    assert moves(*both)["2028-12-26"] == "2028-12-23", "24 December 2028 is a Sunday"


def test_christmas_observed_on_monday_27_december_2027_pushes_that_day_alone() -> None:
    found = moves(HolidayChoice("christmas-day-observed", "next-day"))
    assert found["2027-12-27"] == "2027-12-28"
    assert "2027-12-25" not in found


def test_a_week_pushed_over_new_year_lands_in_the_next_one() -> None:
    choices = HolidayChoice("christmas-day-observed", "rest-of-week"), HolidayChoice("new-year-s-day", "next-day")
    found = moves(*choices)
    assert found["2027-12-31"] == "2028-01-03"


# What others read.


@pytest.mark.parametrize("read", READERS)
def test_twenty_years_read_back_by_others_are_ours(read: Reader) -> None:
    choices = [
        HolidayChoice("christmas-day", "next-day"),
        HolidayChoice("new-year-s-day", "rest-of-week"),
        HolidayChoice("good-friday", "previous-day"),
        HolidayChoice("labour-day", "cancelled"),
    ]
    plan = a_plan("ordures", Rule(recurrence=EveryWeeks((1, 5), 2, FIRST)))
    pickups = calendar(plan, proposed(choices), FIRST, END)
    seen = {event.uid: (event.on, event.sequence, event.status == "CANCELLED") for event in read(a_calendar(pickups))}
    assert seen == {each.uid: (each.on, each.sequence, each.state == "cancelled") for each in pickups}
    assert {each.state for each in pickups} == {"planned", "moved", "cancelled"}


def a_calendar(pickups: list[Pickup]) -> bytes:
    return write_calendar(
        Feed(
            town_name="T",
            time_zone="America/Toronto",
            language="fr",
            colour="#8a1c2b",
            page="https://t.example/collectes",
            streams={"ordures": a_stream("ordures").stream},
            pickups=pickups,
            sectors_changed_at={"ordures/nord": MADE_AT},
            reminder=Reminder.read("veille-1900"),
        )
    )
