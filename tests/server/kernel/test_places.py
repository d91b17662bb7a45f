import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parvis.kernel.places import fold

CASES = json.loads((Path(__file__).parents[2] / "cases" / "fold" / "words.json").read_text())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_text_is_folded_for_comparison(case: dict[str, str]) -> None:
    assert fold(case["text"]) == case["folded"]


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)
