"""What the town says of itself, over HTTP and in its row."""

from typing import Annotated

import msgspec
from msgspec import Meta

from parvis.kernel.language import Words

TimeOfDay = Annotated[str, Meta(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Colour = Annotated[str, Meta(pattern=r"^#[0-9a-fA-F]{6}$")]
Code = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]


class OpeningHours(msgspec.Struct, frozen=True):
    """A stretch of a weekday (1 is Monday) in which the town hall is open."""

    weekday: Annotated[int, Meta(ge=1, le=7)]
    opens: TimeOfDay
    closes: TimeOfDay


class EmergencyNumber(msgspec.Struct, frozen=True):
    """A number to call, and what for."""

    number: str
    words: Words


class Theme(msgspec.Struct, frozen=True):
    """The town's two colours."""

    primary: Colour
    accent: Colour


class About(msgspec.Struct, frozen=True):
    """Where the town hall is found."""

    website: str
    email: str
    postal_address: str


class Service(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something the town does for people: for whom, what it takes, what it costs, how long.

    Args:
        code: Its stable name, in its page's address.
        moment: The moment of life it belongs to.
        needs: What to have at hand.
        synonyms: Other words by which people look for it; found in the search, never shown.
        form: The code of the form that starts it.
    """

    code: Code
    moment: Code
    title: Words
    summary: Words
    audience: Words
    needs: list[Words]
    cost: Words
    delay: Words
    synonyms: list[Words] = []
    form: Code | None = None
    phone: str | None = None
    url: str | None = None


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """A town's own document.

    Args:
        name: The town's name; names of places are not translated.
        languages: Codes, the first one first.
        time_zone: IANA name.
        region: ISO 3166, whose holidays it has: `CA-QC`.
        phone: As people read it.
        rooms: Which rooms are open.
    """

    name: str
    languages: Annotated[tuple[str, ...], Meta(min_length=1)]
    time_zone: str
    region: str
    phone: str
    hours: tuple[OpeningHours, ...]
    emergency_numbers: tuple[EmergencyNumber, ...]
    theme: Theme
    rooms: tuple[str, ...]
    services: tuple[Service, ...]
    about: About


class District(msgspec.Struct, frozen=True):
    """A part of the town that people know by name."""

    code: str
    name: Words


class PublicProfile(msgspec.Struct, frozen=True, kw_only=True):
    """The dataset `towns.profile`: what every phone keeps of its town.

    Args:
        vapid_public_key: What a browser subscribes to pushes with; empty while the town has none.
    """

    slug: str
    name: str
    languages: tuple[str, ...]
    time_zone: str
    phone: str
    hours: tuple[OpeningHours, ...]
    emergency_numbers: tuple[EmergencyNumber, ...]
    theme: Theme
    districts: list[District]
    rooms: tuple[str, ...]
    vapid_public_key: str
    services: tuple[Service, ...]
    about: About
