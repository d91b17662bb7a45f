"""Ways through a form: every combination of the answers that decide what is asked, as a person would give them."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from parvis.forms import definition as d
from parvis.forms.engine import formats
from parvis.forms.engine.walk import holds

MOST_WAYS = 3000
TODAY = "2027-03-27"
FILE = {"sha256": "ab" * 32, "name": "a", "size_bytes": 1000}
PLACE = {"kind": "address", "words": "12, rue du Moulin"}
ADDRESS = {"line1": "12, rue du Moulin", "city": "Lac-Vert", "region": "QC", "postal_code": "G5R 1A1", "country": "CA"}
PARTS: Mapping[str, Any] = {
    "birth_date": "1980-05-17", "email": "alice@example.org", "phone": "418 555-0142", "address": ADDRESS,
}  # fmt: skip
NAME = {"given_name": "Alice", "family_name": "Roy"}


def paths_of(definition: d.Definition, *, most: int = MOST_WAYS) -> Iterator[dict[str, Any]]:
    """Answers without fault, one for each way through; never an option that stops the form."""
    deciding = set(_deciding(definition))
    return islice(_steps(definition.steps, {}, {}, deciding), most)


def _deciding(definition: d.Definition) -> Iterator[str]:
    for step in definition.steps:
        yield from _named(step.when)
        for question in step.questions:
            yield from _named(question.when)
    if definition.fee:
        yield from _named(definition.fee.when)


def _named(condition: d.Condition | None) -> Iterator[str]:
    match condition:
        case None:
            return
        case d.Not(of=of):
            yield from _named(of)
        case d.All(of=parts) | d.Any(of=parts):
            for part in parts:
                yield from _named(part)
        case _:
            yield condition.question


def _steps(
    steps: tuple[d.Step, ...], answers: dict[str, Any], known: dict[str, Any], deciding: set[str]
) -> Iterator[dict[str, Any]]:
    if not steps:
        yield answers
        return
    step, *rest = steps
    if step.when and not holds(step.when, known):
        yield from _steps(tuple(rest), answers, known, deciding)
        return
    for given, now in _questions(step.questions, {}, dict(known), deciding):
        if step.repeat:
            added, after = {step.id: [given] * max(step.repeat.min, 1)}, known
        else:
            added, after = given, now
        yield from _steps(tuple(rest), answers | added, after, deciding)


def _questions(
    questions: tuple[d.Question, ...], given: dict[str, Any], known: dict[str, Any], deciding: set[str]
) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    if not questions:
        yield given, known
        return
    question, *rest = questions
    if isinstance(question, d.Statement) or (question.when and not holds(question.when, known)):
        yield from _questions(tuple(rest), given, known, deciding)
        return
    all_of_them = _answers(question)
    for answer in all_of_them if question.id in deciding else all_of_them[:1]:
        yield from _questions(tuple(rest), given | {question.id: answer}, known | {question.id: answer}, deciding)


def _answers(question: d.Question) -> list[Any]:  # noqa: PLR0911 - a return per kind
    """Right answers of each sort."""
    match question:
        case d.Choice():
            return [option.value for option in question.options if not option.stop]
        case d.Choices():
            values = [option.value for option in question.options if not option.stop]
            return [values[: question.max or len(values)], *([value] for value in values if question.min <= 1)]
        case d.Number() | d.Amount():
            return [question.min or question.max or "1"]
        case d.Date():
            bound = question.min or question.max
            return [formats.resolve_date(bound, TODAY) if bound else TODAY]
        case d.Person():
            return [NAME | {part: PARTS[part] for part in question.parts if part != "name"}]
        case d.File():
            return [[FILE | {"media_type": question.types[0]}]]
        case d.Text():
            return ["a" * max(question.min_length, 1)]
    return _SAME[type(question)]


_SAME: Mapping[type[d.Question], list[Any]] = {
    d.LongText: ["a"],
    d.YesNo: [True, False],
    d.Consent: [True],
    d.Photo: [[FILE | {"media_type": "image/jpeg"}]],
    d.Signature: [{"kind": "typed", "name": "Alice Roy"}],
    d.Place: [PLACE],
    d.Address: [ADDRESS],
    d.Email: [PARTS["email"]],
    d.Phone: [PARTS["phone"]],
}
