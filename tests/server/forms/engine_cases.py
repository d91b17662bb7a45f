"""The cases that both engines read: `tests/cases/forms/*.json`."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import parvis.forms
from parvis.forms.definition import Definition
from parvis.forms.loading import load_definition

CASES = Path(__file__).parents[2] / "cases" / "forms"
OUR_FORMS = Path(parvis.forms.__file__).parent / "definitions"


def read_cases() -> list[dict[str, Any]]:
    # json, not msgspec: some cases hold lone surrogates, which msgspec refuses.
    return [case for path in sorted(CASES.glob("*.json")) for case in json.loads(path.read_text())]


@cache
def read_definition(name: str) -> Definition:
    folders = (CASES / "definitions", OUR_FORMS)
    path = next(path for folder in folders if (path := folder / f"{name}.json").exists())
    return load_definition(path.read_bytes(), ("fr", "en"))
