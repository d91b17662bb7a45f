"""A draft on its way from one device to another."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec

from parvis.forms.definition import Definition
from parvis.forms.schemas.sending import AttachmentClaim, Instant


class NewDraft(msgspec.Struct, frozen=True):
    """A form half filled in, as its phone has it. Nothing in it is judged before it is sent."""

    form: Annotated[str, msgspec.Meta(pattern="^[a-z][a-z0-9-]{0,62}$")]
    version: Annotated[int, msgspec.Meta(ge=1, le=1_000_000)]
    language: Annotated[str, msgspec.Meta(max_length=20)]
    answers: dict[str, Any]
    step: Annotated[str, msgspec.Meta(max_length=63)]
    started_at: Instant
    attachments: Annotated[list[AttachmentClaim], msgspec.Meta(max_length=200)] = []


class Handover(msgspec.Struct, frozen=True):
    """What to say or type on the other device, and until when. The town keeps no copy of the code.

    `qr` is `link` as a QR code, row by row, `1` for a dark square. The link's fragment holds the code: no log sees it.
    """

    code: str
    valid_until: datetime
    link: str
    qr: list[str]


class TypedCode(msgspec.Struct, frozen=True):
    """A code as it was heard or typed."""

    code: Annotated[str, msgspec.Meta(max_length=40)]


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A draft with the form that it was begun on, whole: the device that takes it needs no other."""

    id: UUID
    definition: Definition
    draft: NewDraft
    valid_until: datetime


class DraftStanding(msgspec.Struct, frozen=True, kw_only=True):
    """Where a draft is, for a device that had it: waiting for its code, taken by another device, here, or sent."""

    state: Literal["waiting", "elsewhere", "here", "sent"]
    since: datetime
    receipt: str | None = None
