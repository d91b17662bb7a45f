"""The forms of a request's own page: to answer, to say that it is not settled, to join. Every town has them.

They open no request: the requests room writes what they say into the story of the one they are `about`. A changed form
is a new version beside the old one (`reponse-2.json`), because phones keep drafts for a long time.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec

from parvis.forms.definition import Definition

SYSTEM_FORMS = Path(__file__).parent / "definitions" / "system"

REPLY, NOT_SETTLED, ME_TOO = "reponse", "pas-regle", "moi-aussi"
CODES = frozenset({REPLY, NOT_SETTLED, ME_TOO})


def find_system_form(code: str, version: int) -> Definition | None:
    """Find a version of a form of ours."""
    return _versions().get((code, version))


def list_system_forms() -> list[Definition]:
    """The newest version of each, by code."""
    newest = {code: definition for (code, _), definition in sorted(_versions().items(), key=lambda each: each[0])}
    return list(newest.values())


@cache
def _versions() -> Mapping[tuple[str, int], Definition]:
    read = [msgspec.json.decode(file.read_bytes(), type=Definition) for file in SYSTEM_FORMS.glob("*.json")]
    return {(definition.code, definition.version): definition for definition in read}
