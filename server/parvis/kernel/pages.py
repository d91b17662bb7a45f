"""Lists that go on: cursors, never offsets."""

import base64
import binascii
from typing import Generic, TypeVar

import msgspec

from parvis.kernel.errors import Invalid

Item = TypeVar("Item")
Place = TypeVar("Place")


class BadCursor(Invalid):
    """The cursor was not made by this list."""

    code = "kernel.bad-cursor"


class Page(msgspec.Struct, Generic[Item], frozen=True):
    """A stretch of a list, and where the next one starts."""

    items: list[Item]
    next_cursor: str | None = None


def encode_cursor(place: object) -> str:
    """Return `place` (what the list is sorted by, of the last item shown) as an opaque token."""
    return base64.urlsafe_b64encode(msgspec.json.encode(place)).rstrip(b"=").decode()


def decode_cursor(cursor: str, place_type: type[Place]) -> Place:
    """Return the place that `encode_cursor` was given.

    Raises:
        BadCursor: It is not one of ours.
    """
    try:
        padded = cursor.encode() + b"=" * (-len(cursor) % 4)
        return msgspec.json.decode(base64.urlsafe_b64decode(padded), type=place_type)
    except (binascii.Error, msgspec.DecodeError, ValueError) as cause:
        raise BadCursor from cause
