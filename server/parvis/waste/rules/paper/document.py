"""The whole document: the calendar, whose it is, the town's head and foot."""

from collections.abc import Sequence
from datetime import date
from typing import Final

import msgspec

from parvis.waste.rules.bin_words import upper_first
from parvis.waste.rules.day_words import day_words
from parvis.waste.rules.paper.drawings import ink_on_paper
from parvis.waste.rules.paper.parts import PaperDocument
from parvis.waste.rules.paper.words import PAPER_WORDS, PaperLanguage
from parvis.waste.rules.paper.writer import make_paper
from parvis.waste.rules.pickups import Pickup
from parvis.waste.schemas import Stream

_AMERICA: Final = {"CA", "US"}
"""Where letter paper is used, and weeks begin on Sunday."""
_PLACED: Final = (
    "legend", "changes", "nothing_changes", "more_one", "more_other", "qr", "nothing", "page",
)  # fmt: skip


class PaperTown(msgspec.Struct, frozen=True, kw_only=True):
    """The town as it signs paper.

    Args:
        region: ISO 3166, `CA-QC`.
        emblem: As SVG.
        url: Where its app shows the calendar.
        qr: What leads there, as SVG.
    """

    name: str
    region: str
    phone: str
    colour: str
    emblem: str
    url: str
    qr: str


class PaperFor(msgspec.Struct, frozen=True, kw_only=True):
    """Whose calendar it is.

    Args:
        place: A street, at the counter an address; empty where nobody said.
        sectors: The names of the household's sectors.
        notes: What they say of themselves.
    """

    place: str
    sectors: Sequence[str]
    notes: Sequence[str] = ()


def make_document(
    town: PaperTown,
    whose: PaperFor,
    pickups: Sequence[Pickup],
    streams: Sequence[Stream],
    *,
    today: date,
    language: PaperLanguage,
) -> PaperDocument:
    """Return what the templates place, from the month of `today` on."""
    words = PAPER_WORDS[language]
    country = town.region.partition("-")[0]
    is_american = country in _AMERICA
    sectors = words["sectors_one" if len(whose.sectors) == 1 else "sectors_other"].format(
        names=" · ".join(whose.sectors)
    )
    placed = {name: words[name] for name in _PLACED}
    placed["up_to_date"] = words["up_to_date"].format(day=day_words(today, language, weekday=False, year=True))
    placed["check"] = words["check"].format(where=town.url.partition("://")[2])
    placed["call"] = words["call"].format(phone=town.phone)
    return PaperDocument(
        paper="us-letter" if is_american else "a4",
        language=language,
        region=country,
        accent=ink_on_paper(town.colour),
        title=words["document"].format(place=whose.place or town.name),
        heading=words["title"],
        place=upper_first(whose.place or town.name),
        sectors=sectors if whose.sectors else "",
        town=town.name,
        phone=town.phone,
        emblem=town.emblem,
        qr=town.qr,
        url=town.url,
        notes=list(whose.notes),
        words=placed,
        calendar=make_paper(pickups, streams, today, language, sunday_first=is_american),
    )
