"""Whom a notice reached, in numbers."""

from datetime import datetime

import msgspec


class ReasonCount(msgspec.Struct, frozen=True):
    """How many devices were not reached for one reason."""

    reason: str
    devices: int


class Heard(msgspec.Struct, frozen=True):
    """How many devices a notice was for, and how many reported that they showed it."""

    targeted: int
    received: int


class Reach(msgspec.Struct, frozen=True, kw_only=True):
    """One notice's ledger over all its messages: each device is counted once, in the best thing that happened to it.

    Attributes:
        targeted: Devices that asked for it when it was published.
        sent: Push services took a message for so many of them.
        received: So many reported that they showed it.
        opened: So many opened it, or said that they read it.
        waiting: Not sent yet; will be tried again.
        gone: The subscription has ended.
        failed: Will not be tried again.
        seconds_to_90_percent: From publication until nine in ten were sent; None if that never was.
    """

    targeted: int
    sent: int
    received: int
    opened: int
    waiting: int
    gone: int
    failed: int
    by_reason: list[ReasonCount]
    published_at: datetime | None
    first_sent_at: datetime | None
    seconds_to_90_percent: float | None
