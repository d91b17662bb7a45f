"""What a phone says about its reminders, and what staff see of everybody's."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from parvis.waste.rules.pickups import TimeOfDay
from parvis.waste.rules.reminders import WishDay
from parvis.waste.schemas import Dwellings, StreetKey, ZoneKey


class ReminderWish(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """To be reminded of one stream's pickups, the day before (`eve`) or on the day, at a time of the town's clocks."""

    stream: Annotated[str, Meta(min_length=1, max_length=40)]
    day: WishDay
    at: TimeOfDay


class SaveReminders(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a phone wants to be reminded of, and for where: a zone, a street and a size, never a number.

    Args:
        street: Its name in the form of an address, `rue-du-moulin`; empty where it is not told.
        dwellings: How many the building has; 0 where it is not told.
    """

    zone: ZoneKey
    street: StreetKey = ""
    dwellings: Dwellings = 0
    wishes: Annotated[list[ReminderWish], Meta(min_length=1, max_length=30)]


class SavedReminders(msgspec.Struct, frozen=True, kw_only=True):
    """The town will remind: `next_at` is the first moment at which it looks whether something goes out."""

    id: UUID
    next_at: datetime


class ReminderPulse(msgspec.Struct, frozen=True, kw_only=True):
    """How reminders fared in the last seven days.

    Args:
        phones: How many want some.
        sent: Messages that push services took.
        shown: Of these, on a screen, as far as phones say.
        opened: Of these, tapped.
        failed: Messages that did not leave.
        missed: Pickups that fell due while nobody could send, until it was too late.
        silent: Phones whose last messages were never shown, of all that can be sent to.
    """

    phones: int
    sent: int
    shown: int
    opened: int
    failed: int
    missed: int
    silent: int
