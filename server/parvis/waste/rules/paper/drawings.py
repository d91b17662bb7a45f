"""The marks of the streams as pictures for paper: small, flat, told apart without colour.

The shapes are those of `pwa/src/ui/drawings/Bin.tsx`, drawn for a mark of three millimetres: no shadow, thick strokes.
"""

import re
from typing import Final

_HEX: Final = re.compile(r"#([0-9a-fA-F]{2})([0-9a-fA-F]{2})([0-9a-fA-F]{2})")
_GREY: Final = "#666666"
_DARK_INK, _LIGHT_INK = "#1d1a18", "#ffffff"
_READS_ON_WHITE, _READS_DARK, _LOST_ON_WHITE = 0.18, 0.22, 0.55
"""Shares of light: up to the first, ink reads well on white; from the second on, dark ink reads better on it; from the
third on, white paper needs an outline."""

_DIM: Final = 0.04045
"""Up to here, sRGB is linear."""

_APPLE: Final = (
    '<path d="M12 6.5V3a1 1 0 0 1 1-1"/><path d="M18.2 21A15 15 0 0 0 22 11a6 6 0 0 0-10-4.5A6 6 0 0 0 2 11a15.1 15.1 '
    '0 0 0 3.8 10 3 3 0 0 0 3.6.6 5.5 5.5 0 0 1 5.2 0A3 3 0 0 0 18.2 21"/>'
)
_ARROWS: Final = (
    '<path d="M7 19H4.8a1.8 1.8 0 0 1-1.6-.9 1.8 1.8 0 0 1 0-1.8L7.2 9.5"/><path d="M11 19h8.2a1.8 '
    '1.8 0 0 0 1.6-.9 1.8 1.8 0 0 0 0-1.8l-1.2-2.1"/><path d="m14 16-3 3 3 3"/><path d="M8.3 13.6 7.2 '
    '9.5 3.1 10.6"/><path d="m9.3 5.8 1.1-1.9A1.8 1.8 0 0 1 12 3a1.8 1.8 0 0 1 1.5.9l4 6.8"/>'
    '<path d="m13.4 9.6 4.1 1.1 1.1-4.1"/>'
)
_TRASH: Final = (
    '<path d="M10 11v6M14 11v6M19 6v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6M3 6h18M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2"/>'
)
_LEAF: Final = (
    '<path d="M11 20A10 10 0 0 0 21 10a26 26 0 0 0-1-7.3 1 1 0 0 0-1.8-.3C15.8 5.5 13 5.5 9.8 6.1A7 7 0 0 0 '
    '11 20"/><path d="M2 21a5 5 0 0 1 2.9-4.5C7.6 15.2 8.4 15.2 11 13"/>'
)
_FLASK: Final = '<path d="M14 2v6l6 12a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2l6-12V2M6.5 15h11M8.5 2h7"/>'
_GLYPHS: Final = {
    "compost": _APPLE, "organic": _APPLE, "recycling": _ARROWS, "garbage": _TRASH, "trash": _TRASH, "leaves": _LEAF,
    "green": _LEAF, "hazardous": _FLASK,
}  # fmt: skip

_SQUARE: Final = "M7 1.5H25A5.5 5.5 0 0 1 30.5 7V25A5.5 5.5 0 0 1 25 30.5H7A5.5 5.5 0 0 1 1.5 25V7A5.5 5.5 0 0 1 7 1.5Z"
_BAG: Final = "M3 8L6.5 2 9.5 6 12.8 2 16 6 19.2 2 22.5 6 25.5 2 29 8 28 28.5A2 2 0 0 1 26 30.5H6A2 2 0 0 1 4 28.5Z"
_FIR: Final = "M16 1L24 10H20.5L28 19H22L30 27.5H18.5V31H13.5V27.5H2L10 19H4L11.5 10H8Z"
_SOFA: Final = (
    "M5 12V9A5 5 0 0 1 10 4H22A5 5 0 0 1 27 9V12A3.5 3.5 0 0 1 31 15.5V24A2.5 2.5 0 0 1 28.5 26.5H27V29.5H23"
    "V26.5H9V29.5H5V26.5H3.5A2.5 2.5 0 0 1 1 24V15.5A3.5 3.5 0 0 1 5 12Z"
)
_SEAT: Final = '<path d="M7.5 14.5V19.5H24.5V14.5" fill="none" stroke="{ink}" stroke-width="2.5"/>'
_OUTLINES: Final = {"leaves": _BAG, "tree": _FIR, "bulky": _SOFA}

KNOWN_SYMBOLS: Final = frozenset({*_GLYPHS, *_OUTLINES})


def draw_mark(symbol: str, colour: str) -> str:
    """Return the mark of a stream as SVG: its shape and its sign say which, its colour is the town's.

    A symbol that nobody drew is a bare square, for a letter to stand on.
    """
    ink = ink_on(colour)
    glyph = _GLYPHS.get(symbol, "")
    edge = f' stroke="{_DARK_INK}" stroke-width="1.5"' if luminance(colour) > _LOST_ON_WHITE else ""
    drawn = f'<path d="{_OUTLINES.get(symbol, _SQUARE)}" fill="{_known(colour)}"{edge}/>'
    if symbol == "bulky":
        drawn += _SEAT.format(ink=ink)
    if glyph:
        place = "translate(6.6 9.3) scale(.78)" if symbol == "leaves" else "translate(4.3 4.3) scale(.975)"
        drawn += (
            f'<g transform="{place}" fill="none" stroke="{ink}" stroke-width="2.6" stroke-linecap="round" '
            f'stroke-linejoin="round">{glyph}</g>'
        )
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">{drawn}</svg>'


def luminance(colour: str) -> float:
    """Return the share of light of a colour, 0 to 1; Source: WCAG 2.2, relative luminance."""
    parts = [int(part, 16) / 255 for part in _hex(colour)]
    red, green, blue = (part / 12.92 if part <= _DIM else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ink_on(colour: str) -> str:
    """Return white or near black, whichever stands out more on a colour."""
    return _DARK_INK if luminance(colour) > _READS_DARK else _LIGHT_INK


def ink_on_paper(colour: str) -> str:
    """Return the colour if text in it reads well on white, else near black; Source: WCAG 2.2, 1.4.3 (4.5:1)."""
    known = _known(colour)
    return known if luminance(known) <= _READS_ON_WHITE else _DARK_INK


def _hex(colour: str) -> tuple[str, ...]:
    found = _HEX.fullmatch(_known(colour))
    return found.groups() if found else ()


def _known(colour: str) -> str:
    """Return the colour, or grey for what is none: a town's file may hold anything."""
    return colour if _HEX.fullmatch(colour) else _GREY
