"""A sentence is a rule when it says everything, and stays words when it does not."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parvis.waste.imports.sentences import bears_on_days, read_sentence
from parvis.waste.rules.pickups import Rule
from parvis.waste.rules.recurrence import Dated, MonthlyWeekday, Weekly
from tests.server.waste.cases import read_cases


def in_short(rule: Rule) -> str:
    match rule.recurrence:
        case Weekly(weekdays=weekdays):
            said = [f"weekly {','.join(map(str, weekdays))}"]
        case MonthlyWeekday(weekday=weekday, nths=nths):
            said = [f"monthly {weekday} {','.join(map(str, nths))}"]
        case Dated(dates=dates):
            said = [f"dates {','.join(map(str, dates))}"]
        case _:
            said = ["?"]
    said += [str(bound) for bound in (rule.from_on, rule.until_on) if bound]
    said += [f"{season.first_day}..{season.last_day}" for season in rule.seasons]
    if rule.set_out:
        day = "eve" if rule.set_out.opens_day_before else "day"
        said.append(f"| {rule.set_out.opens or '-'} {day} {rule.set_out.closes or '-'}")
    if rule.buildings:
        fewest, most = rule.buildings.dwellings_min, rule.buildings.dwellings_max
        said += [f"{fewest or ''}-{most or ''}"] if fewest or most else []
        said.append(rule.buildings.words["fr"])
    return " ".join(said)


@pytest.mark.parametrize("case", read_cases("sentences"), ids=lambda case: case["written"][:60])
def test_a_sentence_says_exactly_its_rules_or_nothing(case: dict[str, Any]) -> None:
    read = read_sentence(case["written"])
    said = [in_short(rule) for rule in read.rules] if read.is_exact else None
    assert said == case["rules"]


EXACT = [case["written"] for case in read_cases("sentences") if case["rules"]]
DOUBTS = (
    "sauf en juillet",
    "un sur deux",
    "certains immeubles",
    "le 24 juin",
    "la semaine suivante",
    "annulée",
    "mercredi",
)


@given(st.sampled_from(EXACT), st.sampled_from(DOUBTS))
def test_a_doubt_anywhere_after_a_sentence_takes_its_rules_away(written: str, doubt: str) -> None:
    assert not read_sentence(f"{written}. Note: {doubt}.").is_exact


@given(st.text(max_size=200))
def test_no_text_makes_it_fail(written: str) -> None:
    read_sentence(written)
    bears_on_days(written)


def test_a_remark_about_a_place_does_not_bear_on_days_and_one_about_snow_does() -> None:
    assert not bears_on_days("Dépôt en ruelle pour la rue des Narcisses")
    assert bears_on_days("En période de chargement de neige, la collecte est annulée.")
