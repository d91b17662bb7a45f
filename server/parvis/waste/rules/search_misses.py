"""What of a search that found nothing may be kept: words, and nothing that could say who or where somebody is.

The phone sorts out the same way before anything leaves it (`pwa/src/rooms/waste/search_misses.ts`); this is the second
lock. `tests/cases/waste/search_misses.json` holds the two together.
"""

import re

from parvis.kernel.places import fold

_LEAST, _MOST = 3, 60
_TELLS = re.compile(r"@|/|\bwww\b|\d{3}|(?<![^\W_])\d+(?![^\W_])")
"""An e-mail or web address, a phone number, a number standing alone as on a door."""
_DIGITS = re.compile(r"\d+")
_STREETS = frozenset(
    {
        "allee", "av", "ave", "avenue", "bd", "blvd", "boul", "boulevard", "ch", "chemin", "cote", "croissant",
        "impasse", "montee", "place", "promenade", "rang", "route", "rte", "rue", "ruelle", "terrasse",
    }
)  # fmt: skip
"""What an address begins with."""


def keepable(text: str) -> str | None:
    """Return the words in the form in which they are counted, or None where they must not be kept."""
    if _TELLS.search(text):
        return None
    words = " ".join(_DIGITS.sub("", fold(text)).split())
    if not _LEAST <= len(words) <= _MOST or _STREETS & set(words.split()):
        return None
    return words if re.search(r"[^\W\d_]{3}", words) else None
