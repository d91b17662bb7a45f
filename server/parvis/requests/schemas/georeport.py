"""What the console says of the keys of Open311 clients; the interface speaks documents (`rules/georeport`)."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import msgspec


class NewApiKey(msgspec.Struct, frozen=True):
    """A key to make: who uses it, and how they are reached."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=120)]
    contact: Annotated[str, msgspec.Meta(max_length=320)] = ""


class ApiKey(msgspec.Struct, frozen=True, kw_only=True):
    """A key as the console lists it."""

    id: UUID
    name: str
    contact: str
    created_at: datetime
    used_on: date | None
    revoked_at: datetime | None


class MadeApiKey(ApiKey, frozen=True, kw_only=True):
    """A new key, told this once."""

    key: str


class ApiKeys(msgspec.Struct, frozen=True):
    """All keys, the newest first."""

    keys: list[ApiKey]
