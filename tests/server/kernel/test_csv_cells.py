"""A table that a spreadsheet opens holds words, never commands."""

import pytest

from parvis.kernel.csv_cells import harmless


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_what_a_spreadsheet_would_run_is_shown_as_words(begins: str) -> None:
    assert harmless([f"{begins}1+1"]) == [f"'{begins}1+1"]


def test_words_stay_as_they_are() -> None:
    assert harmless(["12, rue du Moulin", "", "a=b"]) == ["12, rue du Moulin", "", "a=b"]
