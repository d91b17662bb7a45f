"""The ready forms: each is in both languages, can be read by anybody, is walked to its end, and asks nothing twice."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest

from parvis.forms import definition as d
from parvis.forms.demo import OUR_FORMS
from parvis.forms.engine import blocking, check, journey, normalise
from parvis.forms.loading import load_definition
from parvis.towns.demo.load import read_profile
from tests.server.forms.walking import MOST_WAYS, TODAY, paths_of

LANGUAGES = ("fr", "en")
PATHS = sorted(OUR_FORMS.glob("*.json"))
NAMES = {path.stem for path in PATHS}
LONGEST_SENTENCE_WORDS = 25
HARDEST_LIX = 50
"""LIX (Björnsson, 1968): words in a sentence plus the share of words over six letters. A newspaper is near 50."""
MANY_STEPS = 8


@cache
def form_of(path: Path) -> d.Definition:
    return load_definition(path.read_bytes(), LANGUAGES)


@cache
def ways_of(path: Path) -> list[dict[str, Any]]:
    return list(paths_of(form_of(path)))


def every_text(value: Any, language: str) -> Iterator[str]:  # noqa: ANN401 - a definition as plain data
    if isinstance(value, Mapping):
        if isinstance(value.get(language), str):
            yield value[language]
        for part in value.values():
            yield from every_text(part, language)
    elif isinstance(value, list):
        for part in value:
            yield from every_text(part, language)


def sentences(text: str) -> list[list[str]]:
    """Words by sentence; a decimal point or a telephone number ends none."""
    parts = re.split(r"[.?;:](?:\s|$)", text)
    return [words for part in parts if (words := re.findall(r"[^\W\d_]+", part))]


def test_there_are_at_least_fourteen_ready_forms() -> None:
    asked_for = {
        "signaler", "collecte-manquee", "permis-piscine", "abattage-arbre", "permis-cabanon", "permis-cloture",
        "demolition", "permis-arrosage", "demenagement", "certificat-residence", "vignette-stationnement",
        "reservation-salle", "vente-debarras", "plainte-suggestion",
    }  # fmt: skip
    assert asked_for <= NAMES


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_way_through_a_ready_form_ends(path: Path) -> None:
    form = form_of(path)
    assert ways_of(path)
    for answers in ways_of(path):
        assert blocking(check(form, normalise(form, answers), TODAY)) == []


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_question_of_a_ready_form_is_asked_on_some_way(path: Path) -> None:
    form = form_of(path)
    asked = {
        question for answers in ways_of(path) for page in journey(form, answers) for question in page.questions
    }  # fmt: skip
    assert len(ways_of(path)) < MOST_WAYS, "too many ways to have walked them all"
    assert {name.rpartition(".")[2] for name in asked} == set(form.questions())


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_no_way_through_a_ready_form_asks_the_same_thing_twice(path: Path) -> None:
    form = form_of(path)
    labels = {name: (type(question), question.label["fr"]) for name, question in form.questions().items()}
    for answers in ways_of(path):
        asked = {name.rpartition(".")[2] for page in journey(form, answers) for name in page.questions}
        assert [label for label, times in Counter(labels[name] for name in asked).items() if times > 1] == []
        people = [name for name in asked if isinstance(form.questions()[name], d.Person)]
        loose = [name for name in asked if isinstance(form.questions()[name], d.Email | d.Phone)]
        assert not (people and loose), "who applies was asked already"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_ready_form_is_read_without_effort(path: Path, language: str) -> None:
    texts = list(every_text(msgspec.to_builtins(form_of(path)), language))
    read = [sentence for text in texts for sentence in sentences(text)]
    longest = max(read, key=len)
    assert len(longest) <= LONGEST_SENTENCE_WORDS, " ".join(longest)
    words = [word for sentence in read for word in sentence]
    lix = len(words) / len(read) + 100 * sum(len(word) > 6 for word in words) / len(words)
    assert lix <= HARDEST_LIX


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_ready_form_is_written_with_care(path: Path) -> None:
    form = form_of(path)
    said = msgspec.to_builtins(form)
    french = list(every_text(said, "fr"))
    assert [text for text in french if re.search(r" [:;»%$]|« | [?!]|'|\.\.\.|!", text)] == []
    assert [text for text in every_text(said, "en") if re.search(r"'|\.\.\.|!|« ", text)] == []
    assert len(form.steps) <= MANY_STEPS
    assert form.confirmation.delay_days > 0
    assert len(form.stages) > 1


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_permit_says_what_needs_none(path: Path) -> None:
    """Whoever needs no permit is told at once, before giving anything about themselves."""
    form = form_of(path)
    if form.category != "permis":
        pytest.skip("no permit")
    first = form.steps[0].questions[0]
    assert isinstance(first, d.Choice)
    assert any(option.stop for option in first.options)
    assert form.declaration


def test_every_service_of_the_demo_town_names_a_form_that_is_there() -> None:
    named = {service.form for service in read_profile().services if service.form}
    assert named <= NAMES
    assert NAMES - named == {"encombrants"}, "booking a bulky collection begins on its own page"
