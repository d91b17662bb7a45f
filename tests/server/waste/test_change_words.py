"""What people are told of a changed collection, in both languages."""

from datetime import date

import pytest

from parvis.waste.rules.change_words import ToldChange, closing_words, place_words, propose_texts

MONDAY, TUESDAY = date(2026, 11, 30), date(2026, 12, 1)
BLUE = {"fr": "bac bleu", "en": "blue bin"}
STORM = {"fr": "Tempête.", "en": "Storm."}
BOTH = ("fr", "en")


def told(**changes: object) -> ToldChange:
    fields = {"kind": "cancelled", "planned_on": MONDAY, "new_on": None, "bins": BLUE, "reason": STORM, **changes}
    return ToldChange(**fields)  # type: ignore[arg-type]  # a test changes one thing of it


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_an_added_collection_says_by_when_to_put_it_out() -> None:
    texts = propose_texts(told(kind="added", closes="07:00"), BOTH)
    assert plain(texts.title["fr"]) == "Bac bleu : collecte de plus le lundi 30 novembre"
    assert plain(texts.what_to_do["fr"]) == "Mettez au chemin avant 7 h le lundi 30 novembre : bac bleu."
    assert plain(texts.what_to_do["en"]) == "Put out by 7 a.m. on Monday, November 30: blue bin."


def test_a_reason_ends_with_one_full_stop() -> None:
    assert plain(propose_texts(told(), BOTH).body["fr"]).endswith("Pourquoi : Tempête.")


def test_all_bins_are_said_as_such() -> None:
    texts = propose_texts(told(bins=None), BOTH)
    assert plain(texts.title["en"]) == "All bins: no collection on Monday, November 30"
    assert plain(texts.what_to_do["fr"]) == "Gardez chez vous le lundi 30 novembre : vos bacs."


def test_a_town_whose_language_we_do_not_speak_is_proposed_french() -> None:
    assert set(propose_texts(told(), ("de",)).title) == {"fr"}


@pytest.mark.parametrize(
    ("sectors", "streets", "french"),
    [
        ([], [], "Toute la ville"),
        (["Rive nord"], [], "Secteur Rive nord"),
        (["Rive nord", "Rive sud"], [], "Secteurs Rive nord et Rive sud"),
        (["Secteur 1", "Secteur 2"], [], "Secteur 1 et Secteur 2"),
        (["Rive nord"], ["rue du Moulin", "rue de l’Église"], "Rue du Moulin et rue de l’Église"),
        (list("ABCDEFGH"), [], "Secteurs A, B, C, D, E et 3 autres"),
    ],
)
def test_a_place_is_said_as_people_know_it(sectors: list[str], streets: list[str], french: str) -> None:
    assert place_words(sectors, streets, BOTH)["fr"] == french


def test_what_is_taken_back_says_where_the_pickup_is_now() -> None:
    assert plain(closing_words(MONDAY, {TUESDAY}, BOTH)["en"]) == (
        "The change was taken back. The collection takes place on Tuesday, December 1."
    )
    assert plain(closing_words(MONDAY, {None}, BOTH)["fr"]) == (
        "Le changement est retiré. La collecte du lundi 30 novembre n’a pas lieu."
    )
    assert "Voyez votre calendrier" in closing_words(MONDAY, {MONDAY, TUESDAY}, BOTH)["fr"]
