"""Every question that clean answers hold an answer to. Twin of `pwa/src/form_engine/answered.ts`."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from parvis.forms import definition as d
from parvis.forms.engine.walk import read_items


class Answered(NamedTuple):
    """One answer, and the question it answers; `path` is `children.0.name` in an item of a repeated step."""

    path: str
    question: d.Question
    value: Any
    step: d.Step
    item: int | None


def list_answered(definition: d.Definition, answers: Mapping[str, Any]) -> Iterator[Answered]:
    """Every answer in the order of asking, item by item."""
    for step in definition.steps:
        if not step.repeat:
            yield from _of(step, answers, None)
            continue
        for index, item in enumerate(read_items(step, answers) or []):
            yield from _of(step, item, index)


def _of(step: d.Step, answers: Mapping[str, Any], item: int | None) -> Iterator[Answered]:
    for question in step.questions:
        if answers.get(question.id) is not None:
            path = question.id if item is None else f"{step.id}.{item}.{question.id}"
            yield Answered(path, question, answers[question.id], step, item)
