"""What citizens, phones and staff read of bookings."""

from datetime import date, datetime
from uuid import UUID

import msgspec

from parvis.kernel.language import Words
from parvis.waste.rules.bookings import BookingPolicy


class BookableDay(msgspec.Struct, frozen=True, kw_only=True):
    """A pickup that may be booked until `closes_at`, and how many places it had when this was written."""

    uid: str
    on: date
    closes_at: datetime
    places_left: int


class Bookable(msgspec.Struct, frozen=True, kw_only=True):
    """A stream that is collected on booking, by the form of that code."""

    stream: str
    form: str
    policy: BookingPolicy
    days: list[BookableDay]


class ZoneBookings(msgspec.Struct, frozen=True, kw_only=True):
    """The dataset `waste.bookings`: what an address of the zone may book."""

    zone: str
    streams: list[Bookable]


class BookedItem(msgspec.Struct, frozen=True):
    """A kind of thing, in the form's words, and how many."""

    label: Words
    count: int


class StaffBooking(msgspec.Struct, frozen=True, kw_only=True):
    """A confirmed booking, as the truck needs it."""

    id: UUID
    receipt: str
    address: str
    items: list[BookedItem]


class BookedDay(msgspec.Struct, frozen=True, kw_only=True):
    """A pickup ahead with its bookings, in the order of the streets."""

    uid: str
    stream: str
    sector: str
    sector_name: str
    on: date
    is_cancelled: bool
    places: int
    bookings: list[StaffBooking]


class TableWish(msgspec.Struct, frozen=True, kw_only=True):
    """Which day of a pickup a table is of, and in which language; `is_cancelled` is of those who are not served."""

    uid: str
    on: date
    is_cancelled: bool
    language: str


class StaffPolicy(msgspec.Struct, frozen=True, kw_only=True):
    """A stream's policy as staff see it."""

    stream: str
    policy: BookingPolicy
    set_at: datetime
    set_by: str


class StaffBookings(msgspec.Struct, frozen=True, kw_only=True):
    """The days of the next two months, and what the town decided about booking."""

    policies: list[StaffPolicy]
    days: list[BookedDay]
