"""Which questions are asked, in order, with their clean answers. Twin of `pwa/src/form_engine/walk.ts`.

The one place where visibility is decided: `normalise`, `journey` and `check` only read it.
"""

from collections.abc import Mapping
from typing import NamedTuple

from parvis.forms import definition as d
from parvis.forms.engine.clean import WRONG, Cleaned, clean


class Asked(NamedTuple):
    """One question on the way. `is_wrong`: the answer had a shape that no page of ours sends."""

    step: d.Step
    question: d.Question
    value: Cleaned
    is_wrong: bool


def walk(definition: d.Definition, answers: object) -> list[Asked]:
    """Follow the form to its end, or to the answer that stops it."""
    given: Mapping[str, object] = answers if isinstance(answers, dict) else {}
    known: dict[str, Cleaned] = {}
    asked: list[Asked] = []
    for step in definition.steps:
        if step.when and not holds(step.when, known):
            continue
        for question in step.questions:
            if question.when and not holds(question.when, known):
                continue
            cleaned = clean(question, given.get(question.id))
            value = None if cleaned is WRONG else cleaned
            known[question.id] = value
            asked.append(Asked(step, question, value, cleaned is WRONG))
            if find_stop(question, value):
                return asked
    return asked


def holds(condition: d.Condition, known: Mapping[str, Cleaned]) -> bool:
    """Whether a condition is true of the answers known so far; a question that was not asked has none."""
    match condition:
        case d.Is(question=question, value=value):
            return _is(known.get(question), value)
        case d.In(question=question, values=values):
            return any(_is(known.get(question), value) for value in values)
        case d.Answered(question=question):
            return known.get(question) is not None
        case d.Not(of=of):
            return not holds(of, known)
        case d.All(of=of):
            return all(holds(one, known) for one in of)
        case d.Any(of=of):
            return any(holds(one, known) for one in of)


def find_stop(question: d.Question, value: Cleaned) -> str | None:
    """The chosen option that ends the form, if one was chosen."""
    if not isinstance(question, d.Choice | d.Choices) or value is None:
        return None
    return next((option.value for option in question.options if option.stop and _is(value, option.value)), None)


def _is(answer: Cleaned, value: str | bool) -> bool:  # noqa: FBT001 (one of two kinds of value, not a switch)
    if isinstance(answer, list):
        return any(item == value for item in answer)
    return type(answer) is type(value) and answer == value
