"""What keeps a sorting guide from being taken in: it would send people where there is nothing."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from parvis.kernel.language import pick
from parvis.kernel.places import fold
from parvis.waste.schemas import GuideEntry, Place


def guide_faults(
    places: Sequence[Place], guide: Sequence[GuideEntry], *, streams: Collection[str], holidays: Collection[str]
) -> list[str]:
    """Return every fault, for whoever wrote the file; `streams` and `holidays` are the codes and keys there are."""
    codes = [place.code for place in places]
    return [
        *(f"two places have the code {code!r}" for code, many in Counter(codes).items() if many > 1),
        *_unknown_holidays(places, holidays),
        *(fault for entry in guide for fault in _faults_of(entry, streams, codes)),
        *_twice(guide),
    ]


def _faults_of(entry: GuideEntry, streams: Collection[str], places: Collection[str]) -> Iterator[str]:
    name = pick(entry.object, "fr") or "an object without a name"
    if entry.stream is not None and entry.stream not in streams:
        yield f"{name}: there is no stream {entry.stream!r}"
    for code in (entry.place, *entry.also_at):
        if code is not None and code not in places:
            yield f"{name}: there is no place {code!r}"
    if entry.also_at and entry.place is None:
        yield f"{name}: also_at needs a place"
    if not entry.stream and not entry.place and not pick(entry.words, "fr"):
        yield f"{name}: it goes nowhere, and no words say what to do"


def _unknown_holidays(places: Sequence[Place], holidays: Collection[str]) -> Iterator[str]:
    for place in places:
        for key in place.opening.holidays if place.opening else ():
            if key not in holidays:
                yield f"{place.code}: there is no holiday {key!r}; there are {', '.join(sorted(holidays))}"


def _twice(guide: Sequence[GuideEntry]) -> Iterator[str]:
    names = Counter(fold(pick(entry.object, "fr")) for entry in guide)
    for name, many in names.items():
        if many > 1:
            yield f"{name}: {many} entries are about it"
