"""The two engines, asked the same: a difference is a citizen told one thing by the phone and another by the town."""

import os
from collections.abc import Iterator

import pytest

from tests.server.forms.engine_cases import read_cases, read_definition
from tests.server.forms.twins import Phone, compare_often

COMPARISONS = int(os.environ.get("TWIN_COMPARISONS", "1000"))
"""`make soak` makes ten thousand."""


@pytest.fixture(scope="module")
def phone() -> Iterator[Phone]:
    phone = Phone()
    yield phone
    phone.close()


def test_both_engines_say_the_same_of_any_form_and_any_answers(phone: Phone) -> None:
    compare_often(phone, COMPARISONS)


def test_both_engines_say_the_same_of_every_shared_case(phone: Phone) -> None:
    for case in read_cases():
        definition = read_definition(case["definition"])
        theirs = phone.ask(definition, case["answers"], case.get("today"))
        assert theirs == {key: case[key] for key in ("normalised", "journey", "findings")} | {"fee": False}, case[
            "name"
        ]
