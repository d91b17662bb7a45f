import pytest

from parvis.kernel.language import pick
from parvis.kernel.pages import BadCursor, decode_cursor, encode_cursor


def test_a_cursor_comes_back_as_it_went() -> None:
    place = ("2026-11-23T17:00:00Z", 12)
    assert decode_cursor(encode_cursor(place), tuple[str, int]) == place


@pytest.mark.parametrize("cursor", ["", "é", "!!!", "bm90IGpzb24", encode_cursor(["other", "shape", 3])])
def test_a_cursor_of_another_list_is_refused(cursor: str) -> None:
    with pytest.raises(BadCursor):
        decode_cursor(cursor, tuple[str, int])


@pytest.mark.parametrize(
    ("words", "language", "picked"),
    [
        ({"fr": "Ordures", "en": "Garbage"}, "en", "Garbage"),
        ({"fr": "Ordures", "en": ""}, "en", "Ordures"),
        ({"en": "Garbage"}, "fr", "Garbage"),
        ({}, "fr", ""),
    ],
)
def test_words_are_picked_in_the_language_or_the_next_best(words: dict[str, str], language: str, picked: str) -> None:
    assert pick(words, language) == picked
