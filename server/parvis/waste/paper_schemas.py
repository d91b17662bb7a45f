"""What the console says to print an address's calendar at the counter."""

from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta


class AddressWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An address as people write it. In a body, because links are kept in histories."""

    number: Annotated[int, Meta(ge=0, le=9_999_999)]
    suffix: Annotated[str, Meta(max_length=10)] = ""
    street: Annotated[str, Meta(min_length=1, max_length=120)]


class FoundAddress(msgspec.Struct, frozen=True, kw_only=True):
    """The address that was meant; `id` is what its calendar is asked by."""

    id: UUID
    words: str
