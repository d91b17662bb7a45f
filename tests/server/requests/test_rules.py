from collections import deque
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parvis.requests.rules.moves import CLOSED, TRANSITIONS, State, add_business_days, stage_after

MONDAY = date(2026, 11, 23)
CHRISTMAS = date(2026, 12, 25)
STATES = tuple(TRANSITIONS)
counts = st.integers(1, 8)


def test_every_state_can_be_reached_from_the_first() -> None:
    seen: set[State] = {"received"}
    waiting: deque[State] = deque(seen)
    while waiting:
        for to in TRANSITIONS[waiting.popleft()]:
            if to not in seen:
                seen.add(to)
                waiting.append(to)
    assert seen == set(STATES)


def test_what_is_closed_only_opens_again() -> None:
    assert {state: TRANSITIONS[state] for state in CLOSED} == {"done": ("reopened",), "refused": ("reopened",)}


def test_nothing_comes_back_to_received() -> None:
    assert all("received" not in allowed for allowed in TRANSITIONS.values())


@given(st.sampled_from(STATES), counts, counts)
def test_a_stage_is_always_one_of_the_form(to: State, stage: int, stages: int) -> None:
    assert 1 <= stage_after(to, stage=min(stage, stages), stages=stages) <= stages


@given(counts, counts)
def test_work_never_goes_back_by_itself(stage: int, stages: int) -> None:
    stage = min(stage, stages)
    assert stage_after("in_progress", stage=stage, stages=stages) >= stage


@pytest.mark.parametrize(
    ("to", "stage", "stages", "expected"),
    [
        ("in_progress", 1, 3, 2),
        ("in_progress", 3, 4, 3),
        ("waiting_for_you", 1, 3, 2),
        ("done", 2, 4, 4),
        ("refused", 1, 4, 4),
        ("reopened", 4, 4, 2),
        ("in_progress", 1, 1, 1),
    ],
)
def test_a_state_brings_its_stage(to: State, stage: int, stages: int, expected: int) -> None:
    assert stage_after(to, stage=stage, stages=stages) == expected


def test_staff_may_choose_the_stage_of_open_work() -> None:
    assert stage_after("in_progress", stage=2, stages=4, wanted=3) == 3
    assert stage_after("done", stage=2, stages=4, wanted=3) == 4


def test_a_promise_counts_days_on_which_the_town_hall_is_open() -> None:
    assert add_business_days(MONDAY, 5, ()) == date(2026, 11, 30)


def test_a_promise_skips_holidays() -> None:
    assert add_business_days(date(2026, 12, 24), 1, {CHRISTMAS}) == date(2026, 12, 28)


def test_a_promise_of_no_days_is_for_the_same_day() -> None:
    assert add_business_days(MONDAY, 0, ()) == MONDAY


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(1, 60))
def test_a_promise_never_falls_on_a_weekend(day: date, days: int) -> None:
    assert add_business_days(day, days, {CHRISTMAS}).isoweekday() < 6
