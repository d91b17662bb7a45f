"""What keeps a definition with the newer kinds of questions from being published (decision 0024)."""

from typing import Any

import pytest

from tests.server.forms.test_loading import choice, flaws, question, words
from tests.server.forms.test_loading import form as plain_form


def form(*questions: dict[str, Any], **changes: object) -> dict[str, Any]:
    return plain_form(*questions, **{"semantics": 2} | changes)


def asked(kind: str, **changes: object) -> dict[str, Any]:
    return {"type": kind, "id": "asked", "label": words(), "need": "optional"} | changes


def step(*questions: dict[str, Any], **changes: object) -> dict[str, Any]:
    return {"id": "many", "title": words(), "questions": list(questions)} | changes


def repeat(**changes: object) -> dict[str, Any]:
    return {"max": 3, "item": words(), "add": words()} | changes


FILE = {"types": ["application/pdf"], "max_files": 1, "max_bytes": 10}
MUST = question(need="required")
FEE = {"amount": "12.5", "currency": "CAD", "words": words()}
EMAIL = {"type": "email", "id": "mail", "label": words(), "need": "required"}


@pytest.mark.parametrize(
    "definition",
    [
        form(asked("amount", currency="CAD", min="0.5", max="10")),
        form(asked("person", parts=["name", "email"], optional_parts=["email"])),
        form(asked("file", **FILE)),
        form(asked("signature")),
        form(asked("address", country="BE", countries=["BE", "FR"])),
        form(steps=[step(MUST, repeat=repeat())]),
        form(steps=[step(question(), repeat=repeat(min=0))]),
        form(fee=FEE),
        form(EMAIL, sign_in="email"),
        form(languages=["fr"], title={"fr": "Oui"}),
    ],
)
def test_what_is_well_said_has_no_flaw(definition: dict[str, Any]) -> None:
    assert flaws(definition) == []


@pytest.mark.parametrize(
    "definition",
    [
        form(asked("amount", currency="CAD", min="0.505")),
        form(asked("amount", currency="CAD", min="2", max="1")),
        form(asked("amount", currency="CAD", max="1,5")),
        form(asked("amount", currency="EURO")),
        form(asked("person", parts=["email"])),
        form(asked("person", parts=["name", "email", "email"])),
        form(asked("person", optional_parts=["name"])),
        form(asked("person", optional_parts=["email"])),
        form(asked("file", **FILE | {"types": []})),
        form(asked("file", **FILE | {"types": ["application/pdf", "application/pdf"]})),
        form(asked("file", **FILE | {"types": ["text/html"]})),
        form(asked("file", **FILE | {"max_files": 0})),
        form(asked("address", country="CA", countries=["BE"])),
        form(asked("address", countries=[])),
        form(steps=[step(MUST, repeat=repeat(max=51))]),
        form(steps=[step(MUST, repeat=repeat(min=4))]),
        form(steps=[step(question(), repeat=repeat())]),
        form(steps=[step(MUST, id="name", repeat=repeat())]),
        form(steps=[step(choice(need="required"), repeat=repeat())], subject="pick"),
        form(fee=FEE | {"amount": "12.505"}),
        form(fee=FEE | {"amount": "-1"}),
        form(fee=FEE | {"when": {"op": "answered", "question": "nobody"}}),
        form(sign_in="account"),
        form(sign_in="email"),
        form(EMAIL | {"need": "optional"}, sign_in="email"),
        form(languages=[]),
        form(languages=["fr", "fr"]),
    ],
)
def test_what_is_badly_said_has_one_flaw(definition: dict[str, Any]) -> None:
    assert len(flaws(definition)) == 1


def test_a_form_speaks_only_languages_of_the_town() -> None:
    assert flaws(form(languages=["fr", "de"]))[0] == ("languages", "are among fr, en, each once")


@pytest.mark.parametrize(
    "definition",
    [
        form(asked("amount", currency="CAD")),
        form(asked("person")),
        form(asked("file", **FILE)),
        form(asked("signature")),
        form(asked("address", countries=["CA"])),
        form(steps=[step(MUST, repeat=repeat())]),
        form(fee=FEE),
        form(EMAIL, sign_in="email"),
        form(languages=["fr", "en"]),
        form(
            {"type": "number", "id": "n", "label": words(), "need": "optional"},
            question(when={"op": "not", "of": {"op": "above", "question": "n", "value": "1"}}),
        ),
    ],
)
def test_what_an_older_app_cannot_show_says_so(definition: dict[str, Any]) -> None:
    assert flaws(definition | {"semantics": 1}) == [("semantics", "2 is needed for what this form asks")]


def test_what_is_asked_of_an_item_is_unknown_outside_of_it() -> None:
    after = {"id": "after", "title": words(), "questions": [question(id="last", when=ANSWERED)]}
    assert flaws(form(steps=[step(MUST, repeat=repeat()), after])) == [
        ("steps.after.last.when", "name is not an earlier question")
    ]


ANSWERED = {"op": "answered", "question": "name"}


def test_a_condition_in_an_item_is_about_the_same_item_or_about_what_came_before_the_list() -> None:
    before = {"id": "before", "title": words(), "questions": [choice()]}
    items = step(
        MUST,
        question(id="second", when=ANSWERED),
        question(id="third", when={"op": "is", "question": "pick", "value": "a"}),
        repeat=repeat(),
    )
    assert flaws(form(steps=[before, items])) == []


@pytest.mark.parametrize(
    ("value", "reason"),
    [("1.0", "n is never more or less than '1.0'"), ("2027-01-01", "n is never more or less than '2027-01-01'")],
)
def test_a_number_ranks_with_tidy_decimal_text(value: str, reason: str) -> None:
    number = {"type": "number", "id": "n", "label": words(), "need": "optional"}
    condition = {"op": "below", "question": "n", "value": value}
    assert flaws(form(number, question(when=condition))) == [("steps.one.name.when", reason)]


def test_a_choice_is_never_more_or_less() -> None:
    condition = {"op": "above", "question": "pick", "value": "1"}
    assert len(flaws(form(choice(), question(when=condition)))) == 1


def test_a_day_ranks_with_a_day() -> None:
    day = {"type": "date", "id": "n", "label": words(), "need": "optional"}
    assert flaws(form(day, question(when={"op": "above", "question": "n", "value": "2027-03-31"}))) == []
    assert len(flaws(form(day, question(when={"op": "above", "question": "n", "value": "31 3 2027"})))) == 1


def test_a_maze_of_conditions_is_named_and_not_followed() -> None:
    condition: dict[str, Any] = {"op": "above", "question": "n", "value": "1"}
    for _ in range(200):
        condition = {"op": "not", "of": condition}
    number = {"type": "number", "id": "n", "label": words(), "need": "optional"}
    assert flaws(form(number, question(when=condition))) == [("steps.one.name.when", "at most 8 levels")]
