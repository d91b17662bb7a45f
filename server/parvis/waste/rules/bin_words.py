"""What goes out, in the town's own words. The twin of `pwa/src/rooms/waste/words.ts`."""

from typing import Final

from parvis.kernel.language import Words, pick
from parvis.waste.schemas import Stream

_BARE: Final = frozenset({"bulky", "tree"})
"""Put out without a container: « encombrants » says more than « au bord du chemin »."""

_BOOKED: Final = {"fr": "{bin} sur réservation", "en": "{bin} by booking"}


def bin_words(stream: Stream, language: str) -> str:
    """Return `bac brun`, or the thing itself where there is no container; that it is booked, where it is."""
    words = pick(_own(stream), language) or pick(stream.name, language) or stream.code
    return _BOOKED[language if language in _BOOKED else "fr"].format(bin=words) if stream.is_booked else words


def bin_in_each_language(stream: Stream) -> Words:
    """Return `bin_words` in every language that the town wrote it in."""
    return {language: bin_words(stream, language) for language in _own(stream) or stream.name}


def other_words(stream: Stream, language: str) -> str:
    """Return the other name of what goes out: `matières organiques` beside `bac brun`."""
    return pick(stream.container if stream.symbol in _BARE else stream.name, language)


def _own(stream: Stream) -> Words:
    return stream.name if stream.symbol in _BARE else stream.container


def upper_first(text: str) -> str:
    """Return `Bac brun`, as at the beginning of a line."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """Return `bac brun`, as within a sentence."""
    return text[:1].lower() + text[1:]
