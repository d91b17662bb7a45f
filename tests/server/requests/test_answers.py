"""What staff read of a form, in words."""

import msgspec
import pytest

from parvis.forms import definition as d
from parvis.forms.engine import list_answered, normalise
from parvis.requests.answers import describe, find_place, find_title, has_photo, search_words
from tests.server.forms.engine_cases import read_cases, read_definition

POOL = {
    "project": "above-ground",
    "place": {"kind": "address", "words": "12, rue des Érables"},
    "is_owner": False,
    "water_depth": "122",
    "length": "5,49",
    "starts_on": "1 6 2027",
    "gate": True,
    "phone": "418-555-0199 poste 3",
    "plan": [{"sha256": "a" * 64, "name": "p.jpg", "media_type": "image/jpeg", "size_bytes": 9}] * 2,
    "mailing_address": {
        "line1": "12, rue des Érables",
        "city": "Sainte-Aurélie-des-Érables",
        "region": "QC",
        "postal_code": "g0r1a0",
    },
}


def said(language: str) -> dict[str, str]:
    definition = read_definition("permis-piscine")
    return {line.question: line.display for line in describe(definition, normalise(definition, POOL), language)}


def test_answers_are_read_in_french() -> None:
    assert said("fr") == {
        "project": "Piscine hors terre",
        "place": "12, rue des Érables",
        "is_owner": "Non",
        "water_depth": "122\u00a0cm",
        "length": "5,49\u00a0m",
        "gate": "Oui",
        "starts_on": "2027-06-01",
        "plan": "1 photo",
        "mailing_address": "12, rue des Érables, Sainte-Aurélie-des-Érables QC G0R 1A0",
        "phone": "418\u00a0555-0199 poste\u00a03",
    }


def test_answers_are_read_in_english() -> None:
    assert (said("en")["project"], said("en")["length"]) == ("Above-ground pool", "5.49\u00a0m")


def test_a_request_is_called_by_what_it_is_about() -> None:
    definition = read_definition("signaler")
    assert find_title(definition, {"category": "nid-de-poule"})["fr"] == "Nid-de-poule"
    assert find_title(read_definition("texts"), {})["fr"] == "texts"


def test_a_place_without_words_is_its_point() -> None:
    place = {"kind": "point", "words": "", "lon": -70.5, "lat": 46.25}
    assert find_place(read_definition("signaler"), {"place": place}) == "46.25000, -70.50000"


def test_a_request_is_found_by_its_words_without_accents() -> None:
    definition = read_definition("permis-piscine")
    found = search_words(definition, normalise(definition, POOL), ("fr", "en"))
    assert {"erables", "piscine", "pool", "0199"} <= set(found.split())


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case["name"])
def test_every_clean_answer_can_be_said(case: dict[str, str]) -> None:
    definition = read_definition(case["definition"])
    answers = normalise(definition, case["answers"])
    lines = describe(definition, answers, "fr")
    assert [line.question for line in lines] == [answered.path for answered in list_answered(definition, answers)]
    assert has_photo(definition, answers) == ("shots" in answers or "photo" in answers or "plan" in answers)


@pytest.mark.parametrize(
    ("name", "answers", "french", "english"),
    [
        ("amounts", {"paid": "1234.5"}, "1234,50\u00a0$", "$1234.50"),
        ("amounts", {"gift": "7"}, "7\u00a0€", "€7"),
        ("amounts", {"paid": "douze"}, "douze", "douze"),
        (
            "people",
            {"contact": {"given_name": "Marie", "family_name": "Roy", "phone": "+14185550142"}},
            "Marie Roy, 418\u00a0555-0142",
            "Marie Roy, 418\u00a0555-0142",
        ),
        ("signatures", {"signed": {"kind": "drawn", "name": "Marie", "strokes": [[[1, 1]]]}}, "Marie", "Marie"),
    ],
)
def test_the_newer_kinds_are_read_in_words(name: str, answers: dict[str, object], french: str, english: str) -> None:
    definition = read_definition(name)
    for language, said in (("fr", french), ("en", english)):
        assert [line.display for line in describe(definition, answers, language)] == [said]


def test_an_item_of_a_list_is_named_before_its_question() -> None:
    definition = read_definition("repeats")
    lines = describe(definition, {"children": [{"name": "Léa"}, {}, {"name": "Tom"}]}, "fr")
    assert [(line.question, line.label["fr"], line.display) for line in lines] == [
        ("children.0.name", "child\u00a01, name", "Léa"),
        ("children.2.name", "child\u00a03, name", "Tom"),
    ]


def test_what_it_costs_comes_after_the_answers_when_it_costs_something() -> None:
    fee = d.Fee(
        amount="12.5",
        currency="CAD",
        words={"fr": "payable au comptoir", "en": "payable at the counter"},
        when=d.Is(question="camp", value=True),
    )
    definition = msgspec.structs.replace(read_definition("repeats"), fee=fee)
    last = describe(definition, {"camp": True}, "fr")[-1]
    assert (last.question, last.label["fr"], last.display) == ("", "Tarif", "12,50\u00a0$, payable au comptoir")
    assert [line.question for line in describe(definition, {"camp": False}, "fr")] == ["camp"]
