"""What crews say of a round: the truck has passed, or is late and when it comes. Nothing is ever said without a mark.

Two crews may mark the same street, offline, and send hours later: the last mark by the phones' instants stands, in
whatever order they arrive.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Literal
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from parvis.waste.rules.pickups import Pickup, TimeOfDay

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


def still_told(standing: Sequence[PassageMark], since: datetime, today: date) -> list[PassageMark]:
    """Return, of the marks that stand, those made since then and those of a truck still to come late.

    A street's older mark stays beside its sector's that is told: without it, the street would be late again.
    """
    told = [each for each in standing if _is_told(each, since, today)]
    sectors = {each.uid for each in told if each.street == EVERY_STREET}
    return [each for each in standing if each.uid in sectors or _is_told(each, since, today)]


def mark_of(marks: Iterable[PassageMark], pickup: Pickup, street: str, zone: str) -> PassageMark | None:
    """Return what counts for a house of `street` and its pickup, if any crew said anything."""
    own = [
        each
        for each in marks
        if each.uid == pickup.uid and (each.street == street or _is_of_round(each, pickup, ZoneInfo(zone)))
    ]
    return max((each for each in own if each.withdrawn_at is None), key=_order, default=None)


def _is_of_round(mark: PassageMark, pickup: Pickup, zone: ZoneInfo) -> bool:
    """Say whether a whole sector's mark is about the round that serves this pickup's house.

    A pickup that some streets have on another day has two rounds and one uid. Before the house's own day, a truck that
    has passed is the other round's, and so is a late one where the house's day was put off.
    """
    if mark.street != EVERY_STREET:
        return False
    is_before = mark.marked_at.astimezone(zone).date() < pickup.on
    return not is_before or (mark.state == "late" and pickup.on <= pickup.planned_on)


def _order(mark: PassageMark) -> tuple[datetime, UUID]:
    """Return what two marks are compared by; the id only so that every phone decides alike."""
    return mark.marked_at, mark.id


def _is_told(mark: PassageMark, since: datetime, today: date) -> bool:
    return mark.marked_at >= since or (mark.expected_on is not None and mark.expected_on >= today)


def _is_overtaken(mark: PassageMark, of_sector: PassageMark | None) -> bool:
    return of_sector is not None and _order(of_sector) > _order(mark)
