"""The engine on the cases that the phone's engine reads too."""

import json
from typing import Any

import msgspec
import pytest

from parvis.forms import definition as d
from parvis.forms.engine import blocking, check, find_fee, journey, list_answered, normalise
from tests.server.forms.engine_cases import read_cases, read_definition

CASES = read_cases()
each_case = pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])


@each_case
def test_answers_are_tidied_as_the_case_says(case: dict[str, Any]) -> None:
    assert normalise(read_definition(case["definition"]), case["answers"]) == case["normalised"]


@each_case
def test_the_journey_is_the_one_of_the_case(case: dict[str, Any]) -> None:
    pages = msgspec.to_builtins(journey(read_definition(case["definition"]), case["answers"]))
    assert pages == case["journey"]


@each_case
def test_the_findings_are_those_of_the_case(case: dict[str, Any]) -> None:
    found = check(read_definition(case["definition"]), case["answers"], case.get("today"))
    assert msgspec.to_builtins(found) == case["findings"]


@each_case
def test_tidy_answers_stay_as_they_are(case: dict[str, Any]) -> None:
    definition = read_definition(case["definition"])
    tidy = normalise(definition, case["answers"])
    assert normalise(definition, tidy) == tidy


@each_case
def test_tidy_answers_and_findings_can_be_stored_and_sent(case: dict[str, Any]) -> None:
    definition = read_definition(case["definition"])
    stored = msgspec.json.encode([normalise(definition, case["answers"]), check(definition, case["answers"])])
    assert rb"\u0000" not in stored


def test_there_are_enough_cases_with_names_of_their_own() -> None:
    assert len({case["name"] for case in CASES}) == len(CASES) >= 360


def test_a_recommendation_blocks_nothing() -> None:
    found = check(read_definition("needs"), {"must": "a", "agree": True, "owner": True})
    assert [finding.code for finding in found] == ["recommended", "recommended"]
    assert blocking(found) == []


def test_what_python_alone_can_hold_raises_nothing() -> None:
    strange: Any = {"whole": 10**400, "money": float("nan"), "free": float("inf"), "x": {1, 2}}
    found = check(read_definition("numbers"), strange)
    assert [(finding.question, finding.code) for finding in found] == [
        ("whole", "wrong-shape"),
        ("money", "wrong-shape"),
        ("free", "wrong-shape"),
        ("x", "unknown-question"),
    ]


def test_a_place_beyond_every_number_raises_nothing() -> None:
    [found] = check(read_definition("places"), {"spot": {"kind": "point", "lon": 10**400, "lat": float("nan")}})
    assert found.code == "wrong-shape"


def test_findings_repeat_nothing_that_a_person_typed() -> None:
    typed = "Mme Tremblay, 418 555-0142"
    for name in ("texts", "numbers", "dates", "choices", "contacts"):
        definition = read_definition(name)
        found = check(definition, dict.fromkeys(definition.questions(), typed * 40))
        assert "Tremblay" not in json.dumps(msgspec.to_builtins(found))


def test_a_fee_is_asked_when_its_condition_is_true() -> None:
    fee = d.Fee(amount="10", currency="CAD", words={"fr": "Permis"}, when=d.Above(question="height", value="1.2"))
    definition = msgspec.structs.replace(read_definition("ranks"), fee=fee)
    assert find_fee(definition, {"height": "1,50", "why": "a"}) == fee
    assert find_fee(definition, {"height": "1,20"}) is None
    assert find_fee(definition, ["not answers"]) is None


def test_a_fee_without_condition_is_always_asked() -> None:
    fee = d.Fee(amount="10", currency="CAD", words={"fr": "Permis"})
    assert find_fee(msgspec.structs.replace(read_definition("ranks"), fee=fee), {}) == fee
    assert find_fee(read_definition("ranks"), {}) is None


def test_answers_are_listed_item_by_item() -> None:
    answers = {"camp": False, "children": [{"name": "Léa"}, {}, {"age": "9", "shoe": "38"}], "nobody": "x"}
    assert [answered.path for answered in list_answered(read_definition("repeats"), answers)] == [
        "camp",
        "children.0.name",
        "children.2.age",
    ]


@pytest.mark.parametrize("strange", ["x", {"name": "a"}, [None], [["name"]], 7, True])
def test_a_list_of_a_wrong_shape_holds_no_answer(strange: object) -> None:
    assert list(list_answered(read_definition("repeats"), {"children": strange})) == []
