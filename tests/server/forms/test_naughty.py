"""Every string of the Big List of Naughty Strings, in every place where a person can write."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from parvis.forms.engine import check, normalise
from parvis.requests.answers import describe, find_place, find_title, search_words
from tests.server.forms.engine_cases import read_definition
from tests.server.forms.twins import ROOT, TODAY, Phone, ask_the_server

LIST = ROOT / "pwa" / "node_modules" / "big-list-of-naughty-strings" / "blns.json"
STRINGS: list[str] = json.loads(LIST.read_text())
FILE = {"sha256": "a" * 64, "media_type": "application/pdf", "size_bytes": 9}


@pytest.fixture(scope="module")
def phone() -> Iterator[Phone]:
    phone = Phone()
    yield phone
    phone.close()


def everywhere(text: str) -> dict[str, Any]:
    """Answers that hold this text wherever there may be one."""
    address = dict.fromkeys(("line1", "line2", "city", "region", "postal_code"), text)
    kinds = ("line", "block", "count", "money", "day", "mail", "tel", "one")
    person = dict.fromkeys(("given_name", "family_name", "birth_date", "email", "phone"), text)
    return dict.fromkeys(kinds, text) | {
        "some": [text, "a"],
        "home": address,
        "abroad": address | {"country": text},
        "spot": {"kind": "landmark", "words": text},
        "who": person | {"address": address},
        "signed": {"kind": "typed", "name": text},
        "paper": [FILE | {"name": text}],
        "items": [{"thing": text}, {"thing": "x", text: "unknown"}],
        text: "unknown",
    }


def test_the_list_is_long() -> None:
    assert len(STRINGS) > 450


def test_both_engines_say_the_same_of_every_naughty_string(phone: Phone) -> None:
    definition = read_definition("naughty")
    for text in STRINGS:
        answers = everywhere(text)
        ours = ask_the_server(definition, answers, TODAY)
        assert phone.ask(definition, answers, TODAY) == ours, text
        assert normalise(definition, ours["normalised"]) == ours["normalised"], text


def test_every_naughty_string_can_be_read_by_staff() -> None:
    definition = read_definition("naughty")
    for text in STRINGS:
        answers = normalise(definition, everywhere(text))
        said = [line.display for language in ("fr", "en") for line in describe(definition, answers, language)]
        said += [find_place(definition, answers), *find_title(definition, answers).values()]
        assert "\u202e" not in "".join(said)
        assert len(search_words(definition, answers, ("fr", "en")).split()) > 0


def test_no_finding_repeats_a_naughty_string() -> None:
    definition = read_definition("naughty")
    for text in (one for one in STRINGS if len(one) > 20):
        found = check(definition, {name: value for name, value in everywhere(text).items() if name != text}, TODAY)
        assert not [one for one in found if text in one.code or text in map(str, one.params.values())]
