"""From rules and changes to the calendar people read."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parvis.waste.rules.pickups import (
    Buildings,
    PickupChange,
    Rule,
    SectorPlan,
    SetOut,
    calendar,
    pickup_uid,
    planned_days,
    taken_back,
)
from parvis.waste.rules.recurrence import Weekly
from tests.server.waste.cases import read_cases
from tests.server.waste.test_recurrence import recurrences, seasons, some_day

DECIDED = datetime(2026, 12, 1, 12, tzinfo=UTC)
EVENING = SetOut(opens="19:00", opens_day_before=True, closes="07:00")


def a_plan(*rules: Rule) -> SectorPlan:
    return SectorPlan(town="sainte-aurelie", stream="recyclage", sector="nord", set_out=EVENING, rules=rules)


def a_change(**fields: object) -> PickupChange:
    return msgspec.convert({"author": "Chloé", "made_at": DECIDED, **fields}, PickupChange)


@pytest.mark.parametrize("case", read_cases("pickups"), ids=lambda case: case["name"])
def test_a_calendar_is_exactly_its_case(case: dict[str, Any]) -> None:
    plan = a_plan(*msgspec.convert(case["rules"], list[Rule]))
    changes = [a_change(**fields) for fields in case["changes"]]
    start_on, until_on = date.fromisoformat(case["start_on"]), date.fromisoformat(case["until_on"])
    found = calendar(plan, changes, start_on, until_on, street=case.get("street"))
    assert [[str(each.on), str(each.planned_on), each.state, each.sequence] for each in found] == case["pickups"]


rules = st.lists(
    st.builds(
        Rule,
        recurrence=recurrences,
        seasons=seasons,
        from_on=st.none() | some_day,
        until_on=st.none() | some_day,
    ),
    min_size=1,
    max_size=4,
)
moves = st.builds(
    lambda day, by, at: a_change(
        kind="moved", planned_on=day, new_on=day + timedelta(days=by), reason={"fr": "Congé"}, made_at=DECIDED + at
    ),
    st.dates(date(2027, 1, 1), date(2028, 3, 1)),
    st.integers(-3, 5).filter(bool),
    st.timedeltas(timedelta(0), timedelta(days=9)),
)
other_changes = st.builds(
    lambda kind, day, is_withdrawn: a_change(
        kind=kind, planned_on=day, reason={"fr": "Tempête"}, withdrawn_at=DECIDED if is_withdrawn else None
    ),
    st.sampled_from(("cancelled", "added")),
    st.dates(date(2027, 1, 1), date(2028, 3, 1)),
    st.booleans(),
)


@given(rules, st.lists(moves | other_changes, max_size=12))
def test_changes_skip_no_pickup_and_double_none(given_rules: list[Rule], changes: list[PickupChange]) -> None:
    start_on, until_on = date(2027, 1, 1), date(2028, 3, 1)
    plan = a_plan(*given_rules)
    found = calendar(plan, changes, start_on, until_on)
    uids = [each.uid for each in found]
    assert len(uids) == len(set(uids))
    added = {each.planned_on for each in changes if each.kind == "added" and each.withdrawn_at is None}
    planned = set(planned_days(given_rules, start_on, until_on))
    within = {each.planned_on for each in found if start_on <= each.planned_on < until_on}
    assert within == planned | {day for day in added if start_on <= day < until_on}


@given(rules, st.lists(moves, max_size=8), st.dates(date(2027, 2, 1), date(2028, 1, 1)))
def test_two_halves_of_a_year_know_every_pickup_of_the_whole(
    given_rules: list[Rule], changes: list[PickupChange], middle: date
) -> None:
    plan, first, last = a_plan(*given_rules), date(2027, 1, 1), date(2028, 3, 1)
    whole = {each.uid: each for each in calendar(plan, changes, first, last)}
    halves = [*calendar(plan, changes, first, middle), *calendar(plan, changes, middle, last)]
    assert {each.uid: each for each in halves} == whole


@given(rules, some_day)
def test_an_identity_does_not_depend_on_the_stretch_asked_for(given_rules: list[Rule], start_on: date) -> None:
    plan = a_plan(*given_rules)
    for pickup in calendar(plan, [], start_on, start_on + timedelta(days=60)):
        assert pickup.uid == pickup_uid("sainte-aurelie", "recyclage", "nord", pickup.planned_on)


def test_a_day_added_then_taken_back_is_remembered_as_cancelled() -> None:
    plan, tuesday = a_plan(Rule(recurrence=Weekly((1,)))), date(2027, 1, 5)
    added = a_change(kind="added", planned_on=tuesday, reason={"fr": "Surplus"}, withdrawn_at=DECIDED)
    week = date(2027, 1, 4), date(2027, 1, 11)
    assert [each.on for each in calendar(plan, [added], *week)] == [date(2027, 1, 4)]
    (gone,) = taken_back(plan, [added], *week)
    assert (gone.on, gone.state, gone.sequence, gone.changed_at) == (tuesday, "cancelled", 2, DECIDED)


def test_a_day_added_again_or_planned_after_all_is_not_taken_back() -> None:
    monday, tuesday = date(2027, 1, 4), date(2027, 1, 5)
    plan, week = a_plan(Rule(recurrence=Weekly((1,)))), (monday, date(2027, 1, 11))
    gone = [a_change(kind="added", planned_on=day, reason={}, withdrawn_at=DECIDED) for day in (monday, tuesday)]
    again = a_change(kind="added", planned_on=tuesday, reason={})
    assert taken_back(plan, [*gone, again], *week) == []


def test_the_hours_of_a_rule_beat_the_stream_s() -> None:
    late = SetOut(opens="05:00", closes="08:00")
    plan = a_plan(Rule(recurrence=Weekly((1,)), set_out=late), Rule(recurrence=Weekly((2,))))
    monday, tuesday = calendar(plan, [], date(2027, 1, 4), date(2027, 1, 6))
    assert (monday.set_out, tuesday.set_out) == (late, EVENING)


def test_a_day_for_large_buildings_says_so_and_a_day_for_all_does_not() -> None:
    large = Buildings({"fr": "Immeubles de 9 logements et plus"}, dwellings_min=9)
    plan = a_plan(Rule(recurrence=Weekly((1,))), Rule(recurrence=Weekly((1, 4)), buildings=large))
    monday, thursday = calendar(plan, [], date(2027, 1, 4), date(2027, 1, 9))
    assert monday.buildings == ()
    assert thursday.buildings == (large,)


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "moved", "planned_on": date(2027, 1, 4)},
        {"kind": "moved", "planned_on": date(2027, 1, 4), "new_on": date(2027, 1, 4)},
        {"kind": "cancelled", "planned_on": date(2027, 1, 4), "new_on": date(2027, 1, 5)},
        {"kind": "cancelled", "planned_on": date(2027, 1, 4), "sector": "nord"},
    ],
)
def test_a_change_that_contradicts_itself_cannot_be_made(fields: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"pickup|sector"):
        a_change(reason={"fr": "Congé"}, **fields)


@pytest.mark.parametrize("case", read_cases("buildings"), ids=lambda case: case["name"])
def test_a_pickup_is_for_the_buildings_that_its_rules_name(case: dict[str, Any]) -> None:
    day = date(2026, 12, 1)
    buildings = tuple(msgspec.convert(case["only_for"], list[Buildings]))
    pickup = msgspec.structs.replace(
        calendar(a_plan(Rule(recurrence=Weekly((2,)))), [], day, date(2026, 12, 2))[0], buildings=buildings
    )
    assert [each for each in case["served"] if not pickup.is_for(each)] == []
    assert [each for each in case["not_served"] if pickup.is_for(each)] == []
    assert pickup.is_for(0)
