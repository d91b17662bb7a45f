"""What crews say of a round: the truck has passed, or is late and when it comes. Nothing is ever said without a mark.

Two crews may mark the same street, offline, and send hours later: the last mark by the phones' instants stands, in
whatever order they arrive.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal
from uuid import UUID

import msgspec

from parvis.waste.rules.pickups import TimeOfDay

PassageState = Literal["done", "late"]
PassageNote = Literal["snow", "breakdown", "blocked", "full"]

EVERY_STREET = ""
"""The street of a mark that is about its whole sector."""


class PassageMark(msgspec.Struct, frozen=True, kw_only=True):
    """One mark of a crew.

    Args:
        uid: The pickup's.
        street: Its name; `EVERY_STREET` is the whole sector.
        expected_on: For a late one, the day the truck comes after all; None is not known yet.
        expected_by: By when on that day.
        marked_at: By the phone that made it.
        withdrawn_at: When it was taken back; kept, because another phone may show it.
    """

    id: UUID
    uid: str
    street: str
    state: PassageState
    expected_on: date | None = None
    expected_by: TimeOfDay | None = None
    note: PassageNote | None = None
    marked_at: datetime
    withdrawn_at: datetime | None = None

    def __post_init__(self) -> None:
        if self.state == "done" and (self.expected_on or self.expected_by):
            raise ValueError("a truck that has passed is not expected")
        if self.expected_by and not self.expected_on:
            raise ValueError("an hour needs its day")


def standing_marks(marks: Iterable[PassageMark]) -> list[PassageMark]:
    """Return the marks that count: the last of each street, and of each whole sector, in order.

    A street's mark that its sector's overtook says nothing more, and is left out.
    """
    last: dict[tuple[str, str], PassageMark] = {}
    for mark in sorted((each for each in marks if each.withdrawn_at is None), key=_order):
        last[mark.uid, mark.street] = mark
    return [
        mark
        for mark in sorted(last.values(), key=lambda each: (each.uid, each.street))
        if mark.street == EVERY_STREET or not _is_overtaken(mark, last.get((mark.uid, EVERY_STREET)))
    ]


def mark_of(marks: Iterable[PassageMark], uid: str, street: str) -> PassageMark | None:
    """Return what counts for a house of `street`, if any crew said anything."""
    own = [each for each in marks if each.uid == uid and each.street in {street, EVERY_STREET}]
    return max((each for each in own if each.withdrawn_at is None), key=_order, default=None)


def _order(mark: PassageMark) -> tuple[datetime, UUID]:
    """Return what two marks are compared by; the id only so that every phone decides alike."""
    return mark.marked_at, mark.id


def _is_overtaken(mark: PassageMark, of_sector: PassageMark | None) -> bool:
    return of_sector is not None and _order(of_sector) > _order(mark)
