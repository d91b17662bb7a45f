"""What changed from one version of a form to another, told question by question to people who read no JSON. Pure."""

from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec import Struct
from msgspec.structs import asdict

from parvis.forms.definition import Choice, Choices, Definition, Need, Option, Question, Step, Words

ChangeCode = Literal[
    "title", "summary", "declaration", "confirmation", "delay", "stages", "retention", "category", "subject", "fee",
    "sign-in", "languages", "step-added", "step-removed", "step-words", "step-condition", "step-repeat", "step-order",
    "question-added", "question-removed", "question-words", "question-help", "question-kind", "question-need",
    "question-condition", "question-limits", "question-step", "question-order", "option-added", "option-removed",
    "option-words", "option-stop", "option-order",
]  # fmt: skip
"""What kind of change it is; the console has words for each."""


class FormChange(Struct, frozen=True, kw_only=True):
    """One change. `path` is `where` for a step, `where.place` for a question; empty for the form itself.

    `name` is what the step or question is called now, or was when it went; `before` and `after` are words where words
    changed, or the need of a question.
    """

    code: ChangeCode
    path: str
    name: Words | None = None
    before: Words | Need | None = None
    after: Words | Need | None = None


def find_changes(before: Definition, after: Definition) -> list[FormChange]:
    """Every change, in the order of the newer version; what went comes last."""
    return [*_form(before, after), *_steps(before, after), *_questions(before, after)]


def _form(before: Definition, after: Definition) -> Iterator[FormChange]:
    yield from _reworded("title", "", None, before.title, after.title)
    yield from _reworded("summary", "", None, before.summary, after.summary)
    yield from _reworded("declaration", "", None, before.declaration, after.declaration)
    yield from _reworded("confirmation", "", None, before.confirmation.next, after.confirmation.next)
    same: tuple[tuple[ChangeCode, bool], ...] = (
        ("delay", before.confirmation.delay_days == after.confirmation.delay_days),
        ("stages", before.stages == after.stages),
        ("retention", before.retention_days == after.retention_days),
        ("category", before.category == after.category),
        ("subject", before.subject == after.subject),
        ("fee", before.fee == after.fee),
        ("sign-in", before.sign_in == after.sign_in),
        ("languages", before.languages == after.languages),
    )
    yield from (FormChange(code=code, path="") for code, is_same in same if not is_same)


def _steps(before: Definition, after: Definition) -> Iterator[FormChange]:
    old = {step.id: step for step in before.steps}
    new = {step.id: step for step in after.steps}
    for step in after.steps:
        was = old.get(step.id)
        if was is None:
            yield FormChange(code="step-added", path=step.id, name=step.title)
            continue
        yield from _reworded("step-words", step.id, step.title, was.title, step.title)
        yield from _reworded("step-words", step.id, step.title, was.help, step.help)
        if was.when != step.when:
            yield FormChange(code="step-condition", path=step.id, name=step.title)
        if was.repeat != step.repeat:
            yield FormChange(code="step-repeat", path=step.id, name=step.title)
    if [name for name in old if name in new] != [name for name in new if name in old]:
        yield FormChange(code="step-order", path="")
    yield from (
        FormChange(code="step-removed", path=step.id, name=step.title) for step in before.steps if step.id not in new
    )


def _questions(before: Definition, after: Definition) -> Iterator[FormChange]:
    old, new = _placed(before), _placed(after)
    for name, (step, question) in new.items():
        path = f"{step.id}.{name}"
        if name not in old:
            yield FormChange(code="question-added", path=path, name=question.label)
            continue
        was_step, was = old[name]
        if was_step.id != step.id:
            yield FormChange(
                code="question-step", path=path, name=question.label, before=was_step.title, after=step.title
            )
        yield from _question(path, was, question)
    for step in after.steps:
        stayed = [question.id for question in step.questions if _is_in(old, question.id, step)]
        if stayed != [name for name, (was, _) in old.items() if was.id == step.id and _is_in(new, name, step)]:
            yield FormChange(code="question-order", path=step.id, name=step.title)
    for name, (step, question) in old.items():
        if name not in new:
            yield FormChange(code="question-removed", path=f"{step.id}.{name}", name=question.label)


def _question(path: str, before: Question, after: Question) -> Iterator[FormChange]:
    name = after.label
    yield from _reworded("question-words", path, name, before.label, after.label)
    yield from _reworded("question-help", path, name, before.help, after.help)
    if before.need != after.need:
        yield FormChange(code="question-need", path=path, name=name, before=before.need, after=after.need)
    if before.when != after.when:
        yield FormChange(code="question-condition", path=path, name=name)
    if type(before) is not type(after):
        yield FormChange(code="question-kind", path=path, name=name)
        return
    if isinstance(before, Choice | Choices) and isinstance(after, Choice | Choices):
        yield from _options(path, name, before.options, after.options)
    if _limits(before) != _limits(after):
        yield FormChange(code="question-limits", path=path, name=name)


def _options(path: str, name: Words, before: tuple[Option, ...], after: tuple[Option, ...]) -> Iterator[FormChange]:
    old = {option.value: option for option in before}
    new = {option.value: option for option in after}
    for option in after:
        was = old.get(option.value)
        if was is None:
            yield FormChange(code="option-added", path=path, name=name, after=option.label)
            continue
        yield from _reworded("option-words", path, name, was.label, option.label)
        yield from _reworded("option-words", path, name, was.help, option.help)
        yield from _reworded("option-stop", path, name, was.stop, option.stop)
    yield from (
        FormChange(code="option-removed", path=path, name=name, before=option.label)
        for option in before
        if option.value not in new
    )
    if [value for value in old if value in new] != [value for value in new if value in old]:
        yield FormChange(code="option-order", path=path, name=name)


def _reworded(
    code: ChangeCode, path: str, name: Words | None, before: Words | None, after: Words | None
) -> Iterator[FormChange]:
    if before != after:
        yield FormChange(code=code, path=path, name=name, before=before, after=after)


def _limits(question: Question) -> dict[str, object]:
    told = {"id", "label", "help", "need", "when", "options"}
    return {name: value for name, value in asdict(question).items() if name not in told}


def _placed(definition: Definition) -> Mapping[str, tuple[Step, Question]]:
    return {question.id: (step, question) for step in definition.steps for question in step.questions}


def _is_in(placed: Mapping[str, tuple[Step, Question]], name: str, step: Step) -> bool:
    return name in placed and placed[name][0].id == step.id
