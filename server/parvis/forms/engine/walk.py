"""Which questions are asked, in order, with their clean answers. Twin of `pwa/src/form_engine/walk.ts`.

The one place where visibility is decided: `normalise`, `journey` and `check` only read it.
"""

from collections.abc import Mapping
from typing import NamedTuple

from parvis.forms import definition as d
from parvis.forms.engine import formats
from parvis.forms.engine.clean import clean
from parvis.forms.engine.values import WRONG, Cleaned

MOST_REPEATS = 100


class Asked(NamedTuple):
    """One question on the way. `is_wrong`: the answer had a shape that no page of ours sends.

    `path` names it in findings: its id, or in a repeated step `children.0.name`. `item` is that number.
    """

    path: str
    question: d.Question
    value: Cleaned
    is_wrong: bool
    item: int | None


class Page(NamedTuple):
    """One step on the way. `given`: how many items of a repeated one were answered; None when their shape is wrong."""

    step: d.Step
    asked: list[Asked]
    given: int | None


def walk(definition: d.Definition, answers: object) -> list[Page]:
    """Follow the form to its end, or to the answer that stops it.

    A page with nothing to ask is left out, except a repeated one: an item can be added to it.
    """
    given: Mapping[str, object] = answers if isinstance(answers, dict) else {}
    known: dict[str, Cleaned] = {}
    pages: list[Page] = []
    for step in definition.steps:
        if step.when and not holds(step.when, known):
            continue
        page, is_stopped = _walk_items(step, given, known) if step.repeat else _walk_step(step, given, known)
        if page.asked or step.repeat:
            pages.append(page)
        if is_stopped:
            break
    return pages


def read_items(step: d.Step, answers: Mapping[str, object]) -> list[dict[str, object]] | None:
    """What was given for each item of a repeated step; None for a shape that no page of ours sends."""
    value = answers.get(step.id)
    if value is None:
        return []
    is_right = isinstance(value, list) and len(value) <= MOST_REPEATS and all(isinstance(item, dict) for item in value)
    return value if is_right else None  # type: ignore[return-value]  # mypy does not narrow by `all`


def _walk_step(step: d.Step, given: Mapping[str, object], known: dict[str, Cleaned]) -> tuple[Page, bool]:
    asked, is_stopped = _ask(step, given, known, None)
    return Page(step, asked, 0), is_stopped


def _walk_items(step: d.Step, given: Mapping[str, object], known: dict[str, Cleaned]) -> tuple[Page, bool]:
    """Ask for each item; those that a person must still add are asked with no answer."""
    items = read_items(step, given)
    if items is None:
        return Page(step, [], None), False
    least = step.repeat.min if step.repeat else 0
    asked: list[Asked] = []
    for index in range(max(len(items), least)):
        more, is_stopped = _ask(step, items[index] if index < len(items) else {}, dict(known), index)
        asked += more
        if is_stopped:
            return Page(step, asked, index + 1), True
    return Page(step, asked, len(items)), False


def _ask(
    step: d.Step, given: Mapping[str, object], known: dict[str, Cleaned], item: int | None
) -> tuple[list[Asked], bool]:
    asked: list[Asked] = []
    for question in step.questions:
        if question.when and not holds(question.when, known):
            continue
        cleaned = clean(question, given.get(question.id))
        value = None if cleaned is WRONG else cleaned
        known[question.id] = value
        path = question.id if item is None else f"{step.id}.{item}.{question.id}"
        asked.append(Asked(path, question, value, cleaned is WRONG, item))
        if find_stop(question, value):
            return asked, True
    return asked, False


def holds(condition: d.Condition, known: Mapping[str, Cleaned]) -> bool:  # noqa: PLR0911 - a return per kind
    """Whether a condition is true of the answers known so far; a question that was not asked has none."""
    match condition:
        case d.Is(question=question, value=value):
            return _is(known.get(question), value)
        case d.In(question=question, values=values):
            return any(_is(known.get(question), value) for value in values)
        case d.Answered(question=question):
            return known.get(question) is not None
        case d.Above(question=question, value=text):
            return _compare(known.get(question), text) > 0
        case d.Below(question=question, value=text):
            return _compare(known.get(question), text) < 0
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


def _compare(answer: Cleaned, value: str) -> int:
    """Below or above zero, as the answer is smaller or larger; zero when they are equal or cannot be compared."""
    if not isinstance(answer, str):
        return 0
    if formats.tidy_date(value) == value:
        return (answer > value) - (answer < value) if formats.tidy_date(answer) == answer else 0
    if formats.tidy_number(value) is None or formats.tidy_number(answer) != answer:
        return 0
    return formats.compare_numbers(answer, value)
