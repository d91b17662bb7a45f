"""Asks both engines the same."""

import json
import subprocess
from pathlib import Path
from typing import Any

import msgspec
from hypothesis import HealthCheck, given, settings

from parvis.forms.definition import Definition
from parvis.forms.engine import check, find_fee, journey, normalise
from tests.server.forms.made_answers import filled_forms, to_json

ROOT = Path(__file__).parents[3]
TODAY = "2026-11-23"
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


def ask_the_server(definition: Definition, answers: object, today: str | None) -> dict[str, object]:
    return {
        "normalised": normalise(definition, answers),
        "journey": msgspec.to_builtins(journey(definition, answers)),
        "findings": msgspec.to_builtins(check(definition, answers, today)),
        "fee": find_fee(definition, answers) is not None,
    }


def compare_often(phone: Phone, times: int) -> None:
    """Make that many sets of answers to made forms, and fail at the first on which the engines differ."""

    @settings(
        max_examples=times // ANSWERS_A_FORM,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(filled=filled_forms(times=ANSWERS_A_FORM))
    def compare(filled: tuple[Definition, list[Any]]) -> None:
        definition, many = filled
        for answers in many:
            ours = ask_the_server(definition, answers, TODAY)
            assert phone.ask(definition, answers, TODAY) == ours
            assert normalise(definition, ours["normalised"]) == ours["normalised"]

    compare()
