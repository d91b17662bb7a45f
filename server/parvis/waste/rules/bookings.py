"""Bulky items on booking: who gets a place in the truck, and until when one may ask."""

from datetime import date, datetime, time, timedelta
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Meta

from parvis.waste.rules.pickups import TimeOfDay

Refusal = Literal["address", "day", "closed", "items", "quota", "full"]

_Language = Annotated[str, Meta(max_length=20, pattern=r"^[A-Za-z-]+$")]
_Terms = Annotated[str, Meta(max_length=2_000, pattern=r"^[^\x00]*$")]
TermsWords = Annotated[dict[_Language, _Terms], Meta(max_length=10)]
"""Words as long as a screen bears: every phone of the town holds them. PostgreSQL's text takes no NUL."""


class BookingPolicy(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a town says of a stream that it collects on booking only.

    Args:
        places_per_day: How many addresses the truck serves in a sector on one day.
        items_per_booking: How many things one booking may hold.
        bookings_per_year: How many bookings an address has in a calendar year.
        closes_days: So many days before the day, at `closes_at`, it is too late to book.
        accepted: What is taken, in words; `refused` what is not.
    """

    places_per_day: Annotated[int, Meta(ge=1, le=1_000)]
    items_per_booking: Annotated[int, Meta(ge=1, le=50)]
    bookings_per_year: Annotated[int, Meta(ge=1, le=100)]
    closes_days: Annotated[int, Meta(ge=0, le=30)]
    closes_at: TimeOfDay
    accepted: TermsWords
    refused: TermsWords


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """What a booking asks for, and what stands already.

    Args:
        is_address_known: Whether the town has the address.
        on: The day of the pickup that was asked for; None where there is none on that day.
        items: How many things.
        of_address: How many bookings the address has in the day's year.
        of_day: How many places of the pickup are taken.
    """

    is_address_known: bool
    on: date | None
    items: int
    of_address: int
    of_day: int


def closing_of(policy: BookingPolicy, on: date, zone: str) -> datetime:
    """Return the instant from which a day is closed."""
    return datetime.combine(
        on - timedelta(days=policy.closes_days), time.fromisoformat(policy.closes_at), ZoneInfo(zone)
    )


def judge_booking(policy: BookingPolicy, wish: Wish, now: datetime, zone: str) -> Refusal | None:
    """Return why a booking is refused, the reason nearest to the person first; None confirms it."""
    if not wish.is_address_known:
        return "address"
    if not 1 <= wish.items <= policy.items_per_booking:
        return "items"
    if wish.of_address >= policy.bookings_per_year:
        return "quota"
    if wish.on is None:
        return "day"
    if now >= closing_of(policy, wish.on, zone):
        return "closed"
    return "full" if wish.of_day >= policy.places_per_day else None
