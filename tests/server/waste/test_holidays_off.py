"""What holidays change: the town chooses, nothing lands on another day off, nothing is forgotten."""

from datetime import UTC, date, datetime, timedelta
from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parvis.waste.rules.holidays_off import Effect, HolidayChoice, holidays_of, propose_changes
from parvis.waste.rules.pickups import PickupChange, Rule, SectorPlan, SetOut, calendar
from parvis.waste.rules.recurrence import Weekly
from tests.shared_data import SHARED_DATA, shared_data

MADE_AT = datetime(2026, 11, 23, tzinfo=UTC)
QUEBEC = ("new-year-s-day", "good-friday", "easter-monday", "national-patriots-day", "saint-jean-baptiste-day",
          "canada-day", "labour-day", "national-day-for-truth-and-reconciliation", "thanksgiving-day", "christmas-day",
          "boxing-day")  # fmt: skip
EVERY_DAY = SectorPlan(
    town="t", stream="ordures", sector="nord", set_out=SetOut(), rules=(Rule(recurrence=Weekly((1, 2, 3, 4, 5, 6, 7))),)
)

policies = st.lists(
    st.builds(
        HolidayChoice,
        st.sampled_from(QUEBEC),
        st.sampled_from(get_args(Effect)),
    ),
    unique_by=lambda choice: choice.holiday,
)


def propose(*choices: HolidayChoice, years: range = range(2026, 2029)) -> list[PickupChange]:
    return propose_changes(choices, "CA-QC", years, author="Chloé", made_at=MADE_AT)


def moves(*choices: HolidayChoice) -> list[tuple[str, str]]:
    return [(str(each.planned_on), str(each.new_on)) for each in propose(*choices)]


def test_a_pickup_on_christmas_moves_to_the_next_day_with_its_reason() -> None:
    change = propose(HolidayChoice("christmas-day", "next-day"), years=range(2026, 2027))[0]
    assert (change.planned_on, change.new_on) == (date(2026, 12, 25), date(2026, 12, 26))
    assert change.reason == {"fr": "Jour de Noël", "en": "Christmas Day"}


def test_two_holidays_in_a_row_are_both_passed_over() -> None:
    both = HolidayChoice("christmas-day", "next-day"), HolidayChoice("boxing-day", "next-day")
    assert moves(*both)[:2] == [("2026-12-25", "2026-12-28"), ("2026-12-26", "2026-12-28")]


def test_new_year_s_day_pushes_the_rest_of_its_week() -> None:
    assert moves(HolidayChoice("new-year-s-day", "rest-of-week"))[:2] == [
        ("2026-01-01", "2026-01-02"), ("2026-01-02", "2026-01-03"),
    ]  # fmt: skip


@pytest.mark.parametrize("holiday", ["easter-monday", "national-day-for-truth-and-reconciliation", "boxing-day"])
def test_a_holiday_on_which_some_towns_collect_changes_nothing_unless_chosen(holiday: str) -> None:
    assert holiday in {each.key for each in holidays_of("CA-QC", 2027)}
    assert propose() == []
    assert propose(HolidayChoice(holiday, "next-day"))


def test_a_choice_for_one_stream_leaves_the_others_alone() -> None:
    changes = propose(HolidayChoice("christmas-day", "cancelled", ("ordures",)))
    assert {change.stream for change in changes} == {"ordures"}
    assert not changes[0].touches("recyclage", "nord", None)


@pytest.mark.parametrize("region", ["CA-QC", "BE", "CH-VD", "LU", "FR"])
def test_every_country_we_serve_has_holidays_with_words(region: str) -> None:
    found = holidays_of(region, 2027)
    assert len(found) >= 8
    assert all(each.words["fr"] and each.words["en"] for each in found)


@given(policies, st.integers(2020, 2040))
def test_no_pickup_lands_on_a_day_off_or_a_sunday(choices: list[HolidayChoice], year: int) -> None:
    changes = propose(*choices, years=range(year, year + 1))
    off = {each.on for near in (year - 1, year, year + 1) for each in holidays_of("CA-QC", near)
           if each.key in {choice.holiday for choice in choices}}  # fmt: skip
    for change in changes:
        if change.new_on is not None:
            assert change.new_on not in off
            assert change.new_on.isoweekday() != 7
            assert abs(change.new_on - change.planned_on) <= timedelta(days=7)


@given(policies, st.integers(2020, 2039))
def test_twenty_years_of_policies_skip_no_pickup_and_double_none(choices: list[HolidayChoice], year: int) -> None:
    start_on, until_on = date(year, 1, 1), date(year + 1, 1, 1)
    changes = propose(*choices, years=range(year - 1, year + 2))
    found = calendar(EVERY_DAY, changes, start_on, until_on)
    assert len({each.uid for each in found}) == len(found)
    assert {each.planned_on for each in found} >= {
        start_on + timedelta(days=n) for n in range((until_on - start_on).days)
    }
    assert all(each.reason for each in found if each.state != "planned")


@shared_data
def test_quebec_s_holidays_are_those_that_are_published() -> None:
    document = msgspec.json.decode((SHARED_DATA / "holidays" / "qc_holidays_2026_2028_fr.json").read_bytes())
    ours = {str(each.on): each.words["fr"] for year in (2026, 2027, 2028) for each in holidays_of("CA-QC", year)}
    for on, name in document["days"].items():
        same_day = [each.words["fr"] for each in holidays_of("CA-QC", int(on[:4])) if str(each.on) == on]
        assert name.replace("'", "’") in same_day
    assert "2027-12-27" in ours


def test_an_effect_is_one_of_the_four() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert("someday", Effect)
