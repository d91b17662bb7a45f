"""What a phone says about its alerts: its subscription, and what it showed."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec

from parvis.notices.schemas import SectorIds, Topic

ReceiptEvent = Literal["shown", "clicked", "read"]

_Short = Annotated[str, msgspec.Meta(max_length=200)]


class PushKeys(msgspec.Struct, frozen=True):
    """The browser's keys, base64url, as `PushSubscription.toJSON()` gives them."""

    p256dh: _Short
    auth: _Short


class SaveSubscription(msgspec.Struct, frozen=True, kw_only=True):
    """What a device wants to hear, and where its push service is.

    Attributes:
        districts: District codes; none means the whole town.
        sectors: The collection sectors of its household, where its wish is for its own place.
        application_server_key: The public key that the browser subscribed with, base64url; empty when it does not know.
    """

    endpoint: Annotated[str, msgspec.Meta(max_length=2_048)]
    keys: PushKeys
    topics: Annotated[list[Topic], msgspec.Meta(max_length=20)]
    districts: Annotated[list[_Short], msgspec.Meta(max_length=200)]
    language: Annotated[str, msgspec.Meta(pattern="^[a-z]{2}$")]
    sectors: SectorIds = []
    application_server_key: _Short = ""


class SavedSubscription(msgspec.Struct, frozen=True):
    """The town knows the subscription."""

    id: UUID
    state: Literal["active"] = "active"


class TestResult(msgspec.Struct, frozen=True):
    """What became of a test alert: `reason` says why it did not leave."""

    state: Literal["sent", "gone", "failed"]
    reason: str | None = None


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """A phone's word about one delivery."""

    delivery: UUID
    event: ReceiptEvent
    at: datetime


class Receipts(msgspec.Struct, frozen=True):
    """What gathered on the phone, perhaps offline."""

    receipts: Annotated[list[Receipt], msgspec.Meta(max_length=500)]
