"""What changed between two versions of a form, as staff are told."""

import msgspec
import pytest

from parvis.forms.definition import Definition, Is
from parvis.forms.rules.difference import find_changes
from tests.server.forms.engine_cases import OUR_FORMS

SIGNALER = msgspec.json.decode((OUR_FORMS / "signaler.json").read_bytes(), type=Definition)
WHAT = SIGNALER.steps[0]
CATEGORY = WHAT.questions[0]


def with_category(**changes: object) -> Definition:
    """The form with its first question changed."""
    question = msgspec.structs.replace(CATEGORY, **changes)
    step = msgspec.structs.replace(WHAT, questions=(question, *WHAT.questions[1:]))
    return msgspec.structs.replace(SIGNALER, steps=(step, *SIGNALER.steps[1:]))


def codes(before: Definition, after: Definition) -> list[tuple[str, str]]:
    return [(change.code, change.path) for change in find_changes(before, after)]


def test_the_same_form_has_no_changes() -> None:
    assert find_changes(SIGNALER, SIGNALER) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"label": {"fr": "Quoi?", "en": "What?"}}, "question-words"),
        ({"help": {"fr": "Une aide", "en": "Help"}}, "question-help"),
        ({"need": "optional"}, "question-need"),
        ({"when": Is(question="x", value="y")}, "question-condition"),
        ({"options": CATEGORY.options[1:]}, "option-removed"),  # type: ignore[union-attr]
        ({"options": CATEGORY.options[::-1]}, "option-order"),  # type: ignore[union-attr]
    ],
)
def test_each_change_of_a_question_is_told_by_its_code(changes: dict[str, object], expected: str) -> None:
    assert codes(SIGNALER, with_category(**changes)) == [(expected, "what.category")]


def test_a_step_that_goes_takes_its_questions_along() -> None:
    shorter = msgspec.structs.replace(SIGNALER, steps=SIGNALER.steps[:-1])
    gone = SIGNALER.steps[-1]
    removed = [("step-removed", gone.id), *(("question-removed", f"{gone.id}.{one.id}") for one in gone.questions)]
    assert codes(SIGNALER, shorter) == removed
    assert codes(shorter, SIGNALER) == [(code.replace("removed", "added"), path) for code, path in removed]


def test_steps_in_another_order_are_told_once() -> None:
    assert codes(SIGNALER, msgspec.structs.replace(SIGNALER, steps=SIGNALER.steps[::-1])) == [("step-order", "")]


def test_what_the_form_says_of_itself_is_told_too() -> None:
    other = msgspec.structs.replace(SIGNALER, retention_days=1, title={"fr": "Dire", "en": "Tell"})
    changes = find_changes(SIGNALER, other)
    assert [change.code for change in changes] == ["title", "retention"]
    assert changes[0].before == SIGNALER.title
