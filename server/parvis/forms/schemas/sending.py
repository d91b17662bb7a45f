"""What phones and the room say to each other."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec

from parvis.forms.definition import Definition

Instant = Annotated[datetime, msgspec.Meta(tz=True)]


class PublishedForms(msgspec.Struct, frozen=True):
    """The newest version of every form that is open, by code."""

    forms: list[Definition]


class AttachmentClaim(msgspec.Struct, frozen=True):
    """A photo that the answers name, with the question that asked for it."""

    sha256: str
    name: str
    media_type: str
    size_bytes: int
    question: str


class NewSubmission(msgspec.Struct, frozen=True):
    """A form as it was filled in. Its answers are judged by the engine, never by this shape."""

    form: Annotated[str, msgspec.Meta(pattern="^[a-z][a-z0-9-]{0,62}$")]
    version: Annotated[int, msgspec.Meta(ge=1, le=1_000_000)]
    language: Annotated[str, msgspec.Meta(max_length=20)]
    answers: dict[str, Any]
    started_at: Instant
    queued_at: Instant
    attachments: Annotated[list[AttachmentClaim], msgspec.Meta(max_length=200)] = []


class Receipt(msgspec.Struct, frozen=True):
    """The town's promise that it holds a form. `review`: it was written for another version of the form."""

    id: UUID
    receipt: str
    received_at: datetime
    review: bool
    state: Literal["accepted"] = "accepted"
