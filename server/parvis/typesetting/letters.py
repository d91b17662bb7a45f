"""The letters that fonts on paper have: PDF/UA refuses a document with one that none could draw."""

import re
import unicodedata
from typing import Any, Final

_UNPRINTABLE: Final = re.compile(
    r"[^\u0020-\u007e\u00a0-\u024f\u0386-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u045f\u1e00-\u1eff"
    r"\u2010-\u2027\u202f\u2030-\u203a\u20ac\u2116\u2122\u2190-\u2193\u2212\u25a1]"
)
"""All but Latin, Greek and Cyrillic, their punctuation, and arrows. A test sets each of those that stay."""
_MISSING: Final = "\u25a1"
_READ: Final = {"L", "N"}


def printable(value: Any) -> Any:  # noqa: ANN401 - any JSON
    """Return a JSON document whose texts can all be set.

    What is read (letters, numbers) leaves an empty box, so that one sees that something is missing; pictographs and
    what has no form leave nothing; tabs and lines become spaces.
    """
    if isinstance(value, str):
        return _UNPRINTABLE.sub(_replacement, unicodedata.normalize("NFC", value))
    if isinstance(value, list):
        return [printable(item) for item in value]
    if isinstance(value, dict):
        return {name: printable(item) for name, item in value.items()}
    return value


def _replacement(found: re.Match[str]) -> str:
    letter = found.group()
    if letter.isspace():
        return " "
    return _MISSING if unicodedata.category(letter)[0] in _READ else ""
