"""How a form that arrives is read and compared. Pure."""

import hashlib
from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from parvis.forms.schemas import NewSubmission

OLDEST_TODAY = timedelta(days=60)
"""A form may wait that long on a phone before "today" no longer means the day it was filled in."""
CLOCK_DRIFT = timedelta(days=1)
FIRST_YEAR, LAST_YEAR = 2000, 2200

_ADDED = ("about", "follow_up")
"""Fields of a submission that the first phones did not know."""


def canonical(submission: NewSubmission) -> bytes:
    """The one way of writing what was sent: keys in order, no spaces. What differs here is another form.

    What came to the shape later is written only where it says something: a form that waited on a phone stays the same.
    """
    said = msgspec.structs.asdict(submission)
    for name in _ADDED:
        if said[name] is None:
            del said[name]
    return msgspec.json.encode(said, order="sorted")


def digest(body: bytes) -> bytes:
    """What tells two bodies apart."""
    return hashlib.sha256(body).digest()


def erased_mark(device_id: UUID | None, body: bytes) -> bytes:
    """What is kept of an erased form: enough to know it again when the same device sends it again.

    A form that staff brought has no device, and whoever has its very words may hear of it.
    """
    return hashlib.sha256((device_id.bytes if device_id else b"") + digest(body)).digest()


def day_of_filling(queued_at: datetime, received_at: datetime, zone: str) -> date:
    """The municipal day that "today" in a form means: when the person pressed send, if their clock can be believed."""
    is_believable = received_at - OLDEST_TODAY <= queued_at <= received_at + CLOCK_DRIFT
    return (queued_at if is_believable else received_at).astimezone(ZoneInfo(zone)).date()


def believe(instant: datetime, received_at: datetime) -> datetime:
    """An instant that a phone told, in UTC; the moment of arrival when its clock is out of this world."""
    try:
        told = instant.astimezone(UTC)
    except OverflowError:
        return received_at
    return told if FIRST_YEAR <= told.year <= LAST_YEAR else received_at


def erase_on(received_at: datetime, zone: str, retention_days: int) -> date:
    """The municipal day on which a form is erased."""
    return received_at.astimezone(ZoneInfo(zone)).date() + timedelta(days=retention_days)
