"""The town's two colours, made into a theme that everybody can read."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parvis.web.current_town import Colours
from parvis.web.site.colours import NotAColour, Scheme, contrast, make_scale
from parvis.web.site.theme import make_theme

ANY_COLOUR = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


def test_the_light_scale_is_designsystemets() -> None:
    scale = make_scale("#0062ba", "light")
    assert scale["surface-tinted"] == "#ddeaf6"
    assert scale["border-default"] == "#2a7cc5"
    assert scale["text-default"] == "#002c54"
    assert scale["base-hover"] == "#004f96"
    assert scale["base-contrast-subtle"] == "#dbe9f5"


def test_the_dark_scale_is_designsystemets() -> None:
    scale = make_scale("#0062ba", "dark")
    assert scale["surface-default"] == "#142941"
    assert scale["base-default"] == "#4c91cf"
    assert scale["text-default"] == "#e7edf4"
    assert scale["base-contrast-subtle"] == "#0d1924"


@given(ANY_COLOUR)
def test_any_town_colour_gives_text_that_can_be_read(colour: str) -> None:
    for scheme in SCHEMES:
        scale = make_scale(colour, scheme)
        for ground in ("background-default", "background-tinted", "surface-default", "surface-tinted"):
            assert contrast(scale["text-default"], scale[ground]) >= 7
            assert contrast(scale["text-subtle"], scale[ground]) >= 4.5
        assert contrast(scale["text-subtle"], scale["background-default"]) >= 7
        assert contrast(scale["base-contrast-default"], scale["base-default"]) >= 4.5
        assert contrast(scale["border-default"], scale["background-default"]) >= 3


def test_a_colour_written_otherwise_is_refused() -> None:
    with pytest.raises(NotAColour):
        make_scale("red; } body { display: none", "light")


def test_the_sheet_has_both_schemes_and_no_hole() -> None:
    sheet = make_theme(Colours("#8A1C2B", "#0F4C5C"))
    defined = set(re.findall(r"(--ds-[a-z0-9-]+)\s*:", sheet))
    used = set(re.findall(r"var\((--ds-[a-z0-9-]+)", sheet))
    assert used <= defined
    assert "prefers-color-scheme: dark" in sheet
    assert "--town-primary: #8a1c2b" in sheet
    assert sheet.count("{") == sheet.count("}")
