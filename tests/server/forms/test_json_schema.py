"""The schema of a form's answers accepts what the engine accepts, and refuses what no form of ours sends."""

from typing import Any

import jsonschema
import msgspec
import pytest
from hypothesis import given

from parvis.forms import definition as d
from parvis.forms.engine import blocking, check, normalise
from parvis.forms.json_schema import answers_schema
from parvis.forms.loading import load_definition
from tests.server.forms.engine_cases import OUR_FORMS
from tests.server.forms.made_answers import filled_forms
from tests.server.forms.walking import TODAY, paths_of

PATHS = sorted(OUR_FORMS.glob("*.json"))
UNSAID = {"too-small", "too-large", "too-early", "too-late", "not-a-date", "not-an-email", "not-a-phone"}
"""What a schema has no word for, or says more loosely than the engine."""


def validator(definition: d.Definition) -> jsonschema.Draft202012Validator:
    schema = answers_schema(definition, "fr")
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def read(path: Any) -> d.Definition:  # noqa: ANN401 - a path
    return load_definition(path.read_bytes(), ("fr", "en"))


@given(filled_forms(times=6))
def test_answers_without_blocking_findings_are_valid(made: tuple[d.Definition, list[Any]]) -> None:
    definition, filled = made
    valid = validator(definition)
    for answers in filled:
        clean = normalise(definition, answers)
        if not blocking(check(definition, clean, TODAY)):
            assert [error.message for error in valid.iter_errors(clean)] == []


@given(filled_forms(times=6))
def test_answers_that_the_engine_refuses_are_not_valid(made: tuple[d.Definition, list[Any]]) -> None:
    """Unless a comparison that no schema can make decides."""
    definition, filled = made
    valid = validator(definition)
    for answers in filled:
        clean = normalise(definition, answers)
        codes = {finding.code for finding in blocking(check(definition, clean, TODAY))}
        if codes - UNSAID and not _compares_sizes(definition):
            assert not valid.is_valid(clean), codes


def _compares_sizes(definition: d.Definition) -> bool:
    said = repr(definition)
    return "Above(" in said or "Below(" in said or any(step.repeat for step in definition.steps)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_way_through_a_ready_form_is_valid(path: Any) -> None:  # noqa: ANN401 - a path
    form = read(path)
    valid = validator(form)
    for answers in paths_of(form, most=40):
        assert [error.message for error in valid.iter_errors(normalise(form, answers))] == []


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
@pytest.mark.parametrize(
    "hostile",
    [
        None, [], "a", 7, {}, {"unknown": "a"}, {"constructor": {}}, {"__proto__": []},
    ],
    ids=repr,
)  # fmt: skip
def test_hostile_answers_are_not_valid(path: Any, hostile: object) -> None:  # noqa: ANN401 - a path
    assert not validator(read(path)).is_valid(hostile)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_right_answer_of_another_kind_is_not_valid(path: Any) -> None:  # noqa: ANN401 - a path
    form = read(path)
    valid = validator(form)
    answers = normalise(form, next(iter(paths_of(form))))
    for name in answers:
        for wrong in (None, 7, [7], {"a": 1}, "", {"kind": "typed"}):
            assert not valid.is_valid(answers | {name: wrong}), (name, wrong)


def test_an_answer_to_a_question_that_is_not_asked_is_not_valid() -> None:
    form = read(OUR_FORMS / "abattage-arbre.json")
    answers = next(ways for ways in paths_of(form) if ways["reason"] == "dead")
    valid = validator(form)
    assert valid.is_valid(normalise(form, answers))
    assert not valid.is_valid(normalise(form, answers) | {"reason_words": "Il est laid"})


def test_what_must_be_there_depends_on_the_answers() -> None:
    form = read(OUR_FORMS / "abattage-arbre.json")
    answers = normalise(form, next(ways for ways in paths_of(form) if ways["reason"] == "other"))
    valid = validator(form)
    assert valid.is_valid(answers)
    answers.pop("reason_words")
    assert not valid.is_valid(answers)


def test_an_answer_that_stops_the_form_is_not_valid() -> None:
    form = read(OUR_FORMS / "abattage-arbre.json")
    answers = normalise(form, next(iter(paths_of(form))))
    assert not validator(form).is_valid(answers | {"reason": "urgent"})


def test_a_list_whose_items_need_nothing_may_be_left_out() -> None:
    """What is only said needs no answer, whatever its `need`."""
    words = {"fr": "Oui", "en": "Yes"}
    said = d.Statement(id="said", label=words, need="required")
    asked = d.Place(id="place", label=words, need="recommended")
    step = d.Step(
        id="dogs", title=words, questions=(said, asked), repeat=d.Repeat(max=2, item=words, add=words)
    )  # fmt: skip
    form = msgspec.structs.replace(read(OUR_FORMS / "abattage-arbre.json"), steps=(step,), subject=None)
    assert blocking(check(form, {})) == []
    assert validator(form).is_valid({})
