"""The fonts of what is printed: made from the app's, one file a weight."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from parvis.build.checkout import find_checkout
from parvis.build.fonts import FAMILY, write_fonts


@pytest.fixture(scope="module")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fonts") / "_fonts"
    write_fonts(find_checkout().font_package, folder)
    return folder


def test_each_subset_comes_in_two_weights_with_its_licence(fonts: Path) -> None:
    assert len(list(fonts.glob("*.ttf"))) == 4
    assert "SIL OPEN FONT LICENSE" in (fonts / "LICENSE").read_text().upper()


@pytest.mark.parametrize(("style", "weight"), [("Regular", 400), ("Bold", 700)])
def test_a_font_is_static_and_says_its_name_and_its_weight(fonts: Path, style: str, weight: int) -> None:
    font = TTFont(fonts / f"{FAMILY} {style}.ttf".replace(" ", "-"))
    assert "fvar" not in font
    assert (font["name"].getDebugName(1), font["name"].getDebugName(2)) == (FAMILY, style)
    assert font["OS/2"].usWeightClass == weight


def test_french_has_all_its_letters(fonts: Path) -> None:
    letters = font_letters(fonts / "Atkinson-Hyperlegible-Next-Regular.ttf")
    assert not {letter for letter in "àâæçéèêëîïôœùûüÿÀÂÆÇÉÈÊËÎÏÔŒÙÛÜ’«»–°\u00a0" if ord(letter) not in letters}


def font_letters(path: Path) -> set[int]:
    return set(TTFont(path).getBestCmap())


def test_the_same_package_makes_the_same_bytes(fonts: Path, tmp_path: Path) -> None:
    write_fonts(find_checkout().font_package, tmp_path / "_fonts")
    for path in fonts.iterdir():
        assert (tmp_path / "_fonts" / path.name).read_bytes() == path.read_bytes()
