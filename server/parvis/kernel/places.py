"""Points, and place names as people type them."""

import unicodedata

import msgspec

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d"})


class Point(msgspec.Struct, frozen=True):
    """A place on Earth, WGS 84 degrees, longitude first as GeoJSON has it."""

    lon: float
    lat: float


def fold(text: str) -> str:
    """Return `text` as accent-free lower-case words parted by single spaces, for comparing what people type.

    The twin is `pwa/src/kernel/fold.ts`, held equal by `tests/cases/fold/*.json`: both only use Unicode's
    NFKD, its M, L and N categories and plain lower case.
    """
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", text) if unicodedata.category(letter)[0] != "M")
    low = bare.lower().translate(_LIGATURES)
    return " ".join("".join(letter if unicodedata.category(letter)[0] in "LN" else " " for letter in low).split())
