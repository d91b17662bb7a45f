"""What people looked for and did not find, and the guide as staff write it, over HTTP."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

from parvis.waste.schemas import GuideEntry
from parvis.waste.text_schemas import KEPT, LanguageCode, ShortText

MostWords = Annotated[str, Meta(min_length=1, max_length=60)]


class SearchMiss(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that the guide did not find on one phone, on one day. Never an address, never whose phone."""

    words: MostWords
    language: Literal["fr", "en"]
    on: date


class SearchMisses(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A few of them, told together under an id that the phone made for this report alone."""

    misses: Annotated[list[SearchMiss], Meta(min_length=1, max_length=50)]


class MissedSearch(msgspec.Struct, frozen=True, kw_only=True):
    """Words that were not found on several days.

    Args:
        times: How often, once for each report and day.
        days: On how many days.
    """

    id: UUID
    words: str
    language: str
    times: int
    days: int
    last_on: date


class MissedSearches(msgspec.Struct, frozen=True):
    """The most frequent first."""

    searches: list[MissedSearch]


Name = Annotated[str, Meta(min_length=1, max_length=80, pattern=KEPT)]


class NewGuideEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An object as staff write it; the author is whoever is signed in."""

    object: Annotated[dict[LanguageCode, Name], Meta(min_length=1, max_length=8)]
    synonyms: Annotated[list[Name], Meta(max_length=40)] = []
    stream: str | None = None
    place: str | None = None
    also_at: Annotated[list[str], Meta(max_length=10)] = []
    words: Annotated[dict[LanguageCode, ShortText], Meta(min_length=1, max_length=8)]

    def __post_init__(self) -> None:
        if self.also_at and self.place is None:
            raise ValueError("an object goes to a place before it also goes to others")


class StaffGuideEntry(msgspec.Struct, frozen=True, kw_only=True):
    """An object as staff see it.

    Args:
        author: Who wrote it last; None for what a file brought.
    """

    id: UUID
    entry: GuideEntry
    author: str | None
    changed_at: datetime | None


class StaffGuide(msgspec.Struct, frozen=True):
    """Every object, in the order of the guide."""

    entries: list[StaffGuideEntry]
