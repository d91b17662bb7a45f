"""Steps and their questions: named once, and asked in an order that their conditions can follow."""

import re
from collections.abc import Iterator

from parvis.forms import definition as d
from parvis.forms.loading.conditions import find_condition_flaws
from parvis.forms.loading.flaw import Flaw
from parvis.forms.loading.limits import find_limit_flaws

CODE = re.compile(r"[a-z][a-z0-9-]{0,62}")
QUESTION_ID = re.compile(r"[a-z][a-z0-9_]{0,62}")
MOST_REPEATS = 50


def find_step_flaws(definition: d.Definition) -> Iterator[Flaw]:
    """What is wrong with the steps of a form."""
    if not definition.steps:
        yield Flaw("steps", "there is at least one", "no-step")
    if sum(len(step.questions) for step in definition.steps) > definition.MAX_QUESTIONS:
        yield Flaw("steps", f"at most {definition.MAX_QUESTIONS} questions", "many-questions")
    seen_steps: set[str] = set()
    seen_questions: set[str] = set()
    earlier: dict[str, d.Question] = {}
    for step in definition.steps:
        path = f"steps.{step.id}"
        if not CODE.fullmatch(step.id):
            yield Flaw(path, f"must match {CODE.pattern}", "bad-id")
        if step.id in seen_steps:
            yield Flaw(path, "the id is taken", "same-id")
        seen_steps.add(step.id)
        if not step.questions:
            yield Flaw(path, "a step asks or says something", "empty-step")
        if step.when:
            yield from find_condition_flaws(f"{path}.when", step.when, earlier)
        if step.repeat:
            yield from _repeat(path, step, step.repeat, definition)
        # What is asked of an item is unknown outside it.
        known = dict(earlier) if step.repeat else earlier
        for question in step.questions:
            yield from _question(f"{path}.{question.id}", question, known, seen_questions)
            known[question.id] = question
            seen_questions.add(question.id)


def _question(path: str, question: d.Question, earlier: dict[str, d.Question], taken: set[str]) -> Iterator[Flaw]:
    if not QUESTION_ID.fullmatch(question.id):
        yield Flaw(path, f"must match {QUESTION_ID.pattern}", "bad-id")
    if question.id in taken:
        yield Flaw(path, "the id is taken", "same-id")
    if question.when:
        yield from find_condition_flaws(f"{path}.when", question.when, earlier)
    yield from find_limit_flaws(path, question)


def _repeat(path: str, step: d.Step, repeat: d.Repeat, definition: d.Definition) -> Iterator[Flaw]:
    if not 1 <= repeat.max <= MOST_REPEATS:
        yield Flaw(f"{path}.repeat.max", f"from 1 to {MOST_REPEATS}", "out-of-range")
    if not 0 <= repeat.min <= repeat.max:
        yield Flaw(f"{path}.repeat.min", f"from 0 to {repeat.max}", "out-of-range")
    if step.id in definition.questions():
        yield Flaw(path, "a repeated step is answered under its id, which a question has", "same-id")
    # Fewer items than `min` are known by what must be answered in the missing ones.
    if repeat.min > 0 and all(question.need != "required" or question.when for question in step.questions):
        yield Flaw(f"{path}.repeat.min", "is 0 when nothing must be answered", "repeat-of-nothing")
