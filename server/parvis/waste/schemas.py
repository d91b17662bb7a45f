"""What the room says over HTTP."""

from datetime import date, datetime
from typing import Annotated

import msgspec
from msgspec import Meta

from parvis.kernel.language import Words
from parvis.waste.rules.opening import Opening
from parvis.waste.rules.pickups import Buildings, PickupState, TimeOfDay


class Stream(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of matter, its container, and the drawing that stands for it.

    Args:
        synonyms: What else people of this town call it or its container. The same words mean another stream elsewhere.
        report_days: How many weekdays after its day a collection that did not come may be reported.
        is_booked: It is collected on booking only.
    """

    code: str
    name: Words
    container: Words
    colour: str
    symbol: str
    set_out_words: Words
    help: Words
    synonyms: list[str] = []
    report_days: Annotated[int, Meta(ge=0, le=30)] = 2
    is_booked: bool = False


class GuideEntry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where an object goes in this town, and how.

    Args:
        stream: The stream that takes it.
        place: Where to bring it; beside a stream, where the surplus goes, or what is too large.
        also_at: Other places that take it.
        words: How to prepare it. Where neither a stream nor a place takes it, it goes nowhere here: what to do, and
            whom to call.
    """

    object: Words
    synonyms: list[str]
    stream: str | None = None
    place: str | None = None
    also_at: list[str] = []
    words: Words


class Place(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Somewhere to bring things.

    Args:
        hours: What its hours alone do not say, or the hours themselves where nobody wrote them as `opening`.
        opening: Its hours.
        refuses: What it does not take.
    """

    code: str
    name: Words
    address: str
    phone: str
    hours: Words = {}
    opening: Opening | None = None
    refuses: Words = {}


class Streams(msgspec.Struct, frozen=True, kw_only=True):
    """The dataset `waste.streams`."""

    streams: list[Stream]
    guide: list[GuideEntry]
    places: list[Place]


class Zone(msgspec.Struct, frozen=True):
    """A set of sectors (`stream/sector`) that some addresses share; `key` fetches its calendar."""

    key: str
    sectors: list[str]


class Street(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A street and its addresses in the order of their numbers, as small as they go.

    Args:
        steps: Each number, less the one before it.
        grounds: Where they lie, in stretches: how many in a row, index of the zone, index of the district (-1: none).
        suffixes: The index of each address that has a suffix, and the suffix.
        buildings: The index of each address of two dwellings or more, and how many.
    """

    name: str
    steps: list[int]
    grounds: list[tuple[int, int, int]]
    suffixes: list[tuple[int, str]] = []
    buildings: list[tuple[int, int]] = []


class AddressBook(msgspec.Struct, frozen=True, kw_only=True):
    """The dataset `waste.addresses`: every address of the town, so that searching one needs no network.

    Args:
        version: Changes whenever the rest does.
        districts: Their codes.
    """

    version: str
    districts: list[str]
    zones: list[Zone]
    streets: list[Street]


class CalendarSector(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A sector of the zone; `id` is `stream/sector`."""

    id: str
    stream: str
    code: str
    name: str
    note: Words | None = None


class CalendarPickup(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One collection.

    Args:
        uid: Its identity, for ever.
        sector: The sector's id.
        on: The day it takes place, or would have.
        planned_on: The day its rule says.
        reason: Why it is not as planned.
        sequence: How many times it was changed.
        set_out_from: When it may be put out, on the day before when so said.
        set_out_until: By when, on the day itself.
        only_for: Which buildings; absent is all.
    """

    uid: str
    stream: str
    sector: str
    on: date
    planned_on: date
    state: PickupState
    reason: Words | None = None
    sequence: int = 0
    set_out_from: TimeOfDay
    set_out_from_day_before: bool
    set_out_until: TimeOfDay
    only_for: list[Buildings] = []


class StreetChange(msgspec.Struct, frozen=True, kw_only=True):
    """How a pickup differs in some streets: there, it replaces the pickup of the same uid."""

    streets: list[str]
    pickup: CalendarPickup


class ZoneCalendar(msgspec.Struct, frozen=True, kw_only=True):
    """The dataset `waste.calendar`: a zone's pickups, at least thirteen months ahead.

    Args:
        made_at: When what it says was last changed.
        until_on: The first day after it.
    """

    zone: str
    made_at: datetime
    from_on: date
    until_on: date
    sectors: list[CalendarSector]
    pickups: list[CalendarPickup]
    street_changes: list[StreetChange] = []


class OpenColumn(msgspec.Struct, frozen=True, kw_only=True):
    """A column of the CSV files, and the field of that name in the JSON ones."""

    name: str
    words: Words


class OpenLicence(msgspec.Struct, frozen=True, kw_only=True):
    """Under which conditions the data may be used."""

    words: Words
    url: str


class OpenSector(msgspec.Struct, frozen=True, kw_only=True):
    """Where a sector's calendar is, in each format."""

    code: str
    name: str
    note: Words | None
    json: str
    csv: str
    ics: str


class OpenStream(msgspec.Struct, frozen=True, kw_only=True):
    """A stream and its sectors."""

    code: str
    name: Words
    container: Words
    colour: str
    sectors: list[OpenSector]


class OpenData(msgspec.Struct, frozen=True, kw_only=True):
    """What the town publishes of its collections for everybody's use.

    Args:
        time_zone: Of the hours and days, an IANA name.
    """

    town: str
    time_zone: str
    languages: list[str]
    licence: OpenLicence
    columns: list[OpenColumn]
    streams: list[OpenStream]


class OpenCalendar(msgspec.Struct, frozen=True, kw_only=True):
    """A sector's pickups.

    Args:
        changed_at: When what it says was last changed.
        until_on: The first day after it.
        street_changes: Where they differ in some streets.
    """

    sector: CalendarSector
    changed_at: datetime
    from_on: date
    until_on: date
    pickups: list[CalendarPickup]
    street_changes: list[StreetChange]


ZoneKey = Annotated[str, Meta(pattern=r"^[a-z2-7]{1,20}$")]
StreetKey = Annotated[str, Meta(pattern=r"^[\w-]{0,120}$")]
Dwellings = Annotated[int, Meta(ge=0, le=9_999)]
