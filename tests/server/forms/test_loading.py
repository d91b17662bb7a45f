"""What keeps a definition from being published: staff read all of it at once."""

import json
from pathlib import Path
from typing import Any

import pytest

from parvis.forms.loading import DefinitionRefused, load_definition
from tests.server.forms.engine_cases import CASES, OUR_FORMS

LANGUAGES = ("fr", "en")


def words(text: str = "Oui") -> dict[str, str]:
    return {"fr": text, "en": text}


def question(**changes: object) -> dict[str, Any]:
    return {"type": "text", "id": "name", "label": words(), "need": "optional", "max_length": 10} | changes


def form(*questions: dict[str, Any], **changes: object) -> dict[str, Any]:
    return {
        "code": "made",
        "version": 1,
        "semantics": 1,
        "title": words(),
        "summary": words(),
        "category": "made",
        "steps": [{"id": "one", "title": words(), "questions": list(questions or (question(),))}],
        "confirmation": {"next": words(), "delay_days": 1},
        "stages": [words()],
        "retention_days": 1,
    } | changes


def flaws(definition: dict[str, Any]) -> list[tuple[str, str]]:
    try:
        load_definition(json.dumps(definition).encode(), LANGUAGES)
    except DefinitionRefused as refused:
        return [(flaw.path, flaw.reason) for flaw in refused.flaws]
    return []


def choice(**changes: object) -> dict[str, Any]:
    options = [{"value": "a", "label": words()}, {"value": "b", "label": words()}]
    return {"type": "choice", "id": "pick", "label": words(), "need": "optional", "options": options} | changes


def when(condition: dict[str, Any]) -> dict[str, Any]:
    return question(when=condition)


@pytest.mark.parametrize(
    "path", [*OUR_FORMS.glob("**/*.json"), *CASES.glob("definitions/*.json")], ids=lambda path: path.stem
)
def test_every_form_of_ours_loads_in_french_and_english(path: Path) -> None:
    assert load_definition(path.read_bytes(), LANGUAGES).code == path.stem


def test_a_plain_form_has_no_flaw() -> None:
    assert flaws(form()) == []


def test_a_question_id_is_used_once_in_a_form() -> None:
    assert flaws(form(question(), question())) == [("steps.one.name", "the id is taken")]


def test_a_step_id_is_used_once_in_a_form() -> None:
    step = form()["steps"][0]
    other = step | {"questions": [question(id="other")]}
    assert flaws(form(steps=[step, other])) == [("steps.one", "the id is taken")]


def test_a_word_that_lacks_a_language_is_named() -> None:
    found = flaws(form(question(label={"fr": "Nom", "en": " "}), summary={"fr": "Oui"}))
    assert found == [("summary", "not said in en"), ("steps.one.questions.name.label", "not said in en")]


def test_a_stage_that_lacks_a_language_is_named() -> None:
    assert flaws(form(stages=[words(), {"en": "Done"}])) == [("stages.1", "not said in fr")]


def test_a_condition_is_about_an_earlier_question() -> None:
    later = choice(id="later")
    condition = {"op": "is", "question": "later", "value": "a"}
    assert flaws(form(when(condition), later)) == [("steps.one.name.when", "later is not an earlier question")]


def test_a_condition_is_not_about_its_own_question() -> None:
    assert flaws(form(when({"op": "answered", "question": "name"}))) == [
        ("steps.one.name.when", "name is not an earlier question")
    ]


def test_a_page_does_not_depend_on_its_own_questions() -> None:
    step = form(choice())["steps"][0] | {"when": {"op": "answered", "question": "pick"}}
    assert flaws(form(steps=[step])) == [("steps.one.when", "pick is not an earlier question")]


@pytest.mark.parametrize(
    "condition",
    [
        {"op": "is", "question": "pick", "value": "c"},
        {"op": "is", "question": "pick", "value": True},
        {"op": "in", "question": "pick", "values": ["a", "c"]},
        {"op": "not", "of": {"op": "is", "question": "pick", "value": "c"}},
    ],
)
def test_a_condition_compares_with_what_can_be_answered(condition: dict[str, Any]) -> None:
    assert len(flaws(form(choice(), when(condition)))) == 1


def test_a_text_is_never_compared() -> None:
    condition = {"op": "is", "question": "other", "value": "oui"}
    assert flaws(form(question(id="other"), when(condition))) == [("steps.one.name.when", "other is never 'oui'")]


def test_a_number_is_compared_with_tidy_decimal_text() -> None:
    number = {"type": "number", "id": "count", "label": words(), "need": "optional"}
    assert flaws(form(number, when({"op": "is", "question": "count", "value": "10"}))) == []
    assert len(flaws(form(number, when({"op": "is", "question": "count", "value": "10.0"})))) == 1


def test_a_statement_has_no_answer_to_depend_on() -> None:
    statement = {"type": "statement", "id": "said", "label": words(), "need": "optional"}
    found = flaws(form(statement, when({"op": "answered", "question": "said"})))
    assert found == [("steps.one.name.when", "said has no answer")]


def test_an_empty_all_is_refused() -> None:
    assert flaws(form(when({"op": "all", "of": []}))) == [("steps.one.name.when", "needs at least one part")]


def test_a_condition_is_not_a_maze() -> None:
    condition: dict[str, Any] = {"op": "answered", "question": "pick"}
    for _ in range(8):
        condition = {"op": "not", "of": condition}
    assert flaws(form(choice(), when(condition))) == [("steps.one.name.when", "at most 8 levels")]


@pytest.mark.parametrize(
    "changes",
    [
        {"semantics": 3},
        {"semantics": 0},
        {"version": 0},
        {"code": "Not A Code"},
        {"stages": []},
        {"steps": []},
        {"subject": "name"},
        {"retention_days": 0},
        {"confirmation": {"next": words(), "delay_days": -1}},
    ],
)
def test_a_form_out_of_its_bounds_is_refused(changes: dict[str, Any]) -> None:
    assert len(flaws(form(**changes))) == 1


@pytest.mark.parametrize(
    "changed",
    [
        question(max_length=0),
        question(min_length=11),
        question(id="Name"),
        question(id="__proto__"),
        choice(options=[]),
        choice(options=[{"value": "a", "label": words()}] * 2),
        choice(type="choices", max=3),
        {"type": "number", "id": "n", "label": words(), "need": "optional", "min": "5", "max": "4"},
        {"type": "number", "id": "n", "label": words(), "need": "optional", "min": "1e3"},
        {"type": "date", "id": "n", "label": words(), "need": "optional", "min": "tomorrow"},
        {"type": "photo", "id": "n", "label": words(), "need": "optional", "max_files": 99, "max_bytes": 1},
    ],
)
def test_a_question_out_of_its_bounds_is_refused(changed: dict[str, Any]) -> None:
    assert len(flaws(form(changed))) == 1


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b"\xff", b'{"a":' * 5000, json.dumps(form(extra=1)).encode()])
def test_what_is_not_a_definition_is_refused_whole(data: bytes) -> None:
    with pytest.raises(DefinitionRefused):
        load_definition(data, LANGUAGES)


def test_a_regular_expression_has_no_place_in_a_question() -> None:
    assert len(flaws(form(question(pattern=".*")))) == 1
