"""Which stream a town's people mean by « bac vert », « poubelle » or « récup ».

The words are the town's own: the green bin is for recycling in one, for organics in the next, and not there in a third.
The phone's twin is `pwa/src/rooms/waste/stream_names.ts`; `tests/cases/waste/stream_names.json` holds the two together.
"""

from collections.abc import Iterable, Mapping

from parvis.kernel.places import fold

_SILENT = frozenset(
    {"a", "au", "aux", "d", "de", "des", "du", "et", "l", "la", "le", "les", "ma", "mes", "mon", "un", "une"}
    | {"my", "of", "the"}
)
_SHORTEST_PLURAL = 4
_WHOLE = 1_000


def _name_words(text: str) -> tuple[str, ...]:
    words = [_singular(word) for word in fold(text).split()]
    return tuple(word for word in words if word not in _SILENT) or tuple(words)


def _singular(word: str) -> str:
    return word[:-1] if len(word) >= _SHORTEST_PLURAL and word[-1] in "sx" else word


def streams_called(names: Mapping[str, Iterable[str]], text: str) -> list[str]:
    """Return the codes of the streams called so, given each one's names; several when the words leave it open.

    A name written whole counts before one that stands within the text (the longest), and that before one of which the
    text is only a part.
    """
    typed = _name_words(text)
    if not typed:
        return []
    ranks = {
        code: max((_agreement(_name_words(name), typed) for name in own), default=0) for code, own in names.items()
    }
    best = max(ranks.values(), default=0)
    return [code for code, rank in ranks.items() if rank == best] if best else []


def _agreement(label: tuple[str, ...], typed: tuple[str, ...]) -> int:
    if set(label) == set(typed):
        return _WHOLE
    if _stands_in(label, typed):
        return 1 + len(label)
    return 1 if _stands_in(typed, label) else 0


def _stands_in(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Say whether the words follow each other so in the longer text: « bac vert » is not in « verts (bac brun) »."""
    return bool(short) and f" {' '.join(short)} " in f" {' '.join(long)} "
