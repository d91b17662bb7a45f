"""The two engines, asked the same: a difference is a citizen told one thing by the phone and another by the town."""

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from parvis.forms.definition import Definition
from parvis.forms.engine import check, journey, normalise
from tests.server.forms.engine_cases import read_cases, read_definition
from tests.server.forms.made_answers import filled_forms, to_json

ROOT = Path(__file__).parents[3]
TODAY = "2026-11-23"
COMPARISONS = int(os.environ.get("TWIN_COMPARISONS", "2000"))
"""A soak asks for more."""
ANSWERS_A_FORM = 4


class Phone:
    """The phone's engine, in a process of its own that answers line by line."""

    def __init__(self) -> None:
        command = [ROOT / ".nodeenv" / "bin" / "node", ROOT / "tests" / "pwa" / "form_engine" / "twin.mjs"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, definition: Definition, answers: object, today: str | None) -> object:
        assert self._process.stdin
        assert self._process.stdout
        question = {"definition": to_json(definition), "answers": answers, "today": today}
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def close(self) -> None:
        self._process.communicate(timeout=10)


@pytest.fixture(scope="module")
def phone() -> Iterator[Phone]:
    phone = Phone()
    yield phone
    phone.close()


def ask_the_server(definition: Definition, answers: object, today: str | None) -> dict[str, object]:
    return {
        "normalised": normalise(definition, answers),
        "journey": msgspec.to_builtins(journey(definition, answers)),
        "findings": msgspec.to_builtins(check(definition, answers, today)),
    }


@settings(
    max_examples=COMPARISONS // ANSWERS_A_FORM,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(filled=filled_forms(times=ANSWERS_A_FORM))
def test_both_engines_say_the_same_of_any_form_and_any_answers(
    phone: Phone, filled: tuple[Definition, list[Any]]
) -> None:
    definition, many = filled
    for answers in many:
        ours = ask_the_server(definition, answers, TODAY)
        assert phone.ask(definition, answers, TODAY) == ours
        assert normalise(definition, ours["normalised"]) == ours["normalised"]


def test_both_engines_say_the_same_of_every_shared_case(phone: Phone) -> None:
    for case in read_cases():
        definition = read_definition(case["definition"])
        theirs = phone.ask(definition, case["answers"], case.get("today"))
        assert theirs == {key: case[key] for key in ("normalised", "journey", "findings")}, case["name"]
