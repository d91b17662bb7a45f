"""What staff say and see of single days: decided, looked at before, told to people."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

from parvis.kernel.language import Words
from parvis.notices.schemas import Finding, PushPreview
from parvis.waste.rules.pickups import ChangeKind
from parvis.waste.schemas import CalendarPickup, StreetChange
from parvis.waste.text_schemas import KEPT, Code, LanguageCode, ShortText, StreetName

_Lines = Annotated[dict[LanguageCode, Annotated[str, Meta(max_length=300, pattern=KEPT)]], Meta(max_length=8)]
_Texts = Annotated[dict[LanguageCode, Annotated[str, Meta(max_length=3_000, pattern=KEPT)]], Meta(max_length=8)]

ConflictCode = Literal[
    "already-changed", "already-collected", "holiday", "new-day-past", "past", "sunday", "too-late", "touches-nobody"
]


class ChangeNotice(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What people are told of a change: the texts that staff may edit, per language."""

    title: _Lines
    body: _Texts
    what_to_do: _Texts


class NewChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A change as staff decide it; the author is whoever is signed in.

    Args:
        notice: What to tell people; None tells nobody.
        seen: The token of the preview that it was decided on: who decides on what is no more so is told.
    """

    kind: ChangeKind
    planned_on: date
    new_on: date | None = None
    stream: Code | None = None
    sector: Code | None = None
    streets: Annotated[list[StreetName], Meta(max_length=200)] = []
    reason: Annotated[dict[LanguageCode, ShortText], Meta(min_length=1, max_length=8)]
    notice: ChangeNotice | None = None
    seen: Annotated[str, Meta(max_length=64)] | None = None


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """Who was told of a change, in devices."""

    notice_id: UUID
    targeted: int
    received: int


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A change as staff see it.

    Args:
        addresses: How many addresses it concerns.
        origin: What made it: `staff`, `holiday`, `import`, `demo`.
        told: Who was told; None where nobody was.
    """

    id: UUID
    kind: ChangeKind
    planned_on: date
    new_on: date | None
    stream: str | None
    sector: str | None
    sector_name: str | None
    streets: list[str]
    reason: Words
    author: str
    made_at: datetime
    withdrawn_at: datetime | None
    withdrawn_by: str
    origin: str
    addresses: int
    told: Told | None


class Changes(msgspec.Struct, frozen=True):
    """Changes, the next one first."""

    changes: list[Change]


class TouchedSector(msgspec.Struct, frozen=True, kw_only=True):
    """A sector whose pickup a change is about: where that pickup is now, and where it goes (None: nowhere)."""

    id: str
    stream: str
    name: str
    addresses: int
    from_on: date | None
    to_on: date | None


class ChangeConflict(msgspec.Struct, frozen=True, kw_only=True):
    """Something to know before deciding. `is_blocking` ones are refused.

    Args:
        on: The day it is about.
        sectors: In which sectors, `stream/sector`; empty is all that are touched.
        words: The holiday's name, or the reason of the earlier change.
    """

    code: ConflictCode
    is_blocking: bool = False
    on: date
    sectors: list[str] = []
    words: Words = {}


class ChangePreview(msgspec.Struct, frozen=True, kw_only=True):
    """What deciding a change would do.

    Args:
        addresses: How many addresses it touches.
        devices: How many would be told now.
        notice: The texts that are proposed, or those that were sent along.
        place_words: Where, as the notice says it.
        push: What phones would show, per language.
        findings: What is wrong with the notice.
        seen: Goes back with the decision.
    """

    addresses: int
    devices: int
    sectors: list[TouchedSector]
    conflicts: list[ChangeConflict]
    notice: ChangeNotice
    place_words: Words
    push: list[PushPreview]
    findings: list[Finding]
    seen: str


class MonthSector(msgspec.Struct, frozen=True, kw_only=True):
    """A sector, and how many addresses lie in it."""

    id: str
    stream: str
    code: str
    name: str
    addresses: int


class DayOff(msgspec.Struct, frozen=True, kw_only=True):
    """A holiday; `is_off` where the town chose that something happens to its pickups."""

    on: date
    words: Words
    is_off: bool


class CollectionMonth(msgspec.Struct, frozen=True, kw_only=True):
    """Each pickup of a stretch of days, in every sector.

    Args:
        until_on: The first day after it.
        pickups: Planned, moved, cancelled and added ones; a moved one also when only one of its two days lies within.
        street_changes: Where some streets differ from their sector.
        holidays: Those of the stretch and of the five weeks after it.
        reasons: What is said most often, to choose from.
    """

    from_on: date
    until_on: date
    sectors: list[MonthSector]
    pickups: list[CalendarPickup]
    street_changes: list[StreetChange]
    holidays: list[DayOff]
    reasons: list[Words]
