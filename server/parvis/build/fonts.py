"""The fonts of what is printed, made from those of the app: typesetting wants one file a weight, not compressed."""

import shutil
from pathlib import Path
from typing import Final

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FAMILY: Final = "Atkinson Hyperlegible Next"
_WEIGHTS: Final = {"Regular": 400, "Bold": 700}
_SUBSETS: Final = {"latin": FAMILY, "latin-ext": f"{FAMILY} Ext"}
"""Each subset is a family of its own: where the first lacks a letter, the page goes on to the next."""

_FAMILY_ID, _STYLE_ID, _UNIQUE_ID, _FULL_ID, _POSTSCRIPT_ID = 1, 2, 3, 4, 6
_OWN_NAMES: Final = (16, 17, 25)
"""Those that a variable font has for its instances, and that would speak against ours."""
_WINDOWS: Final = (3, 1, 0x409)
_BOLD_STYLE, _REGULAR_STYLE = 1 << 5, 1 << 6


def write_fonts(package: Path, folder: Path) -> None:
    """Writes the fonts and their licence into `folder`, whole or not at all.

    Args:
        package: The npm package of the app's variable font.
        folder: Where typesetting looks.
    """
    made = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir(parents=True)
    for subset, family in _SUBSETS.items():
        for style, weight in _WEIGHTS.items():
            source = package / "files" / f"atkinson-hyperlegible-next-{subset}-wght-normal.woff2"
            name = f"{family} {style}".replace(" ", "-")
            _instance(source, family, style, weight).save(made / f"{name}.ttf")
    shutil.copy(package / "LICENSE", made / "LICENSE")
    shutil.rmtree(folder, ignore_errors=True)
    made.rename(folder)


def _instance(source: Path, family: str, style: str, weight: int) -> TTFont:
    font = instantiateVariableFont(TTFont(source, recalcTimestamp=False), {"wght": weight})
    font.flavor = None
    names = font["name"]
    names.names = [record for record in names.names if record.nameID not in _OWN_NAMES]
    whole = f"{family} {style}"
    for name_id, text in {
        _FAMILY_ID: family,
        _STYLE_ID: style,
        _UNIQUE_ID: whole,
        _FULL_ID: whole,
        _POSTSCRIPT_ID: f"{family.replace(' ', '')}-{style}",
    }.items():
        names.setName(text, name_id, *_WINDOWS)
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = _BOLD_STYLE if style == "Bold" else _REGULAR_STYLE
    font["head"].macStyle = int(style == "Bold")
    return font
