"""What crews and citizens say to each other about a day's rounds."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from parvis.waste.rules.passages import PassageNote, PassageState
from parvis.waste.rules.pickups import TimeOfDay
from parvis.waste.text_schemas import Code, StreetName


class NewPassage(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A crew's mark, as its phone made it, perhaps hours before it is sent.

    Args:
        planned_on: The planned day of the pickup, which is its identity; not the day it moved to.
        street: Only this street; absent is the whole sector.
        expected_on: For a late one, the day the truck comes after all; absent is not known yet.
        expected_by: By when on that day.
        marked_at: When it was made, by the phone.
    """

    stream: Code
    sector: Code
    planned_on: date
    street: StreetName = ""
    state: PassageState
    expected_on: date | None = None
    expected_by: TimeOfDay | None = None
    note: PassageNote | None = None
    marked_at: Annotated[datetime, Meta(tz=True)]


class CrewMark(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A mark as crews see it, even one that was taken back. Who made it is in the register, not on every phone."""

    id: UUID
    uid: str
    street: str = ""
    state: PassageState
    expected_on: date | None = None
    expected_by: TimeOfDay | None = None
    note: PassageNote | None = None
    marked_at: datetime
    is_withdrawn: bool = False


class Round(msgspec.Struct, frozen=True, kw_only=True):
    """One sector's pickup on a day, with the streets that it serves.

    Args:
        uid: The pickup's.
        sector: The sector's code; `stream` its stream's.
    """

    uid: str
    stream: str
    sector: str
    sector_name: str
    on: date
    planned_on: date
    streets: list[str]


class Rounds(msgspec.Struct, frozen=True, kw_only=True):
    """The rounds of a few days, which a crew's phone keeps: a garage has no network."""

    rounds: list[Round]
    marks: list[CrewMark]


class Passage(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a crew said last about a pickup, in a street or (no street) in the whole sector: the later of both counts.

    Args:
        uid: The pickup's.
        at: When it was said.
        expected_on: For a late one, the day the truck comes after all, by `expected_by` where that is known.
    """

    uid: str
    street: str = ""
    state: PassageState
    at: datetime
    expected_on: date | None = None
    expected_by: TimeOfDay | None = None
    note: PassageNote | None = None


class Passages(msgspec.Struct, frozen=True):
    """The dataset `waste.passages`: what crews said in the last days."""

    passages: list[Passage]
