"""What is new for phones once a calendar is."""

from typing import Final
from uuid import UUID

from parvis.web.changes import touch

_DATASETS: Final = ("waste.calendar", "waste.bookings")
"""What may be booked is read from the calendar: one is never new without the other."""


async def touch_calendar(town_id: UUID) -> None:
    """Say that the town's calendar changed, in the unit of work that changes it."""
    await touch(town_id, *_DATASETS)
