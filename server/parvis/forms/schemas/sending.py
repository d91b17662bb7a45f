"""What phones and the room say to each other."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec

from parvis.forms.definition import Definition

Instant = Annotated[datetime, msgspec.Meta(tz=True)]
FollowUpChannel = Literal["push", "email", "none"]
Channel = Literal["app", "phone", "counter", "email", "open311"]
"""How a form reached the town."""


class PublishedForms(msgspec.Struct, frozen=True):
    """The newest version of every form that is open, by code; `system` are those of a request's own page.

    `newer` are open too, and have a later semantics than 1: they stand apart, where an app from before 0024 does not
    look, because it would show them with holes.
    """

    forms: list[Definition]
    system: list[Definition] = []
    newer: list[Definition] = []


class AttachmentClaim(msgspec.Struct, frozen=True):
    """A photo that the answers name, with the question that asked for it."""

    sha256: str
    name: str
    media_type: str
    size_bytes: int
    question: str


class FollowUp(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How a person wants to hear of a request: on this phone, by e-mail, or only by looking."""

    channel: FollowUpChannel
    email: Annotated[str, msgspec.Meta(max_length=320)] | None = None


class NewSubmission(msgspec.Struct, frozen=True):
    """A form as it was filled in. Its answers are judged by the engine, never by this shape.

    `about`: the request, or the envelope that became one, that a form of its page speaks of.
    """

    form: Annotated[str, msgspec.Meta(pattern="^[a-z][a-z0-9-]{0,62}$")]
    version: Annotated[int, msgspec.Meta(ge=1, le=1_000_000)]
    language: Annotated[str, msgspec.Meta(max_length=20)]
    answers: dict[str, Any]
    started_at: Instant
    queued_at: Instant
    attachments: Annotated[list[AttachmentClaim], msgspec.Meta(max_length=200)] = []
    about: UUID | None = None
    follow_up: FollowUp | None = None


class Receipt(msgspec.Struct, frozen=True):
    """The town's promise that it holds a form. `review`: it was written for another version of the form."""

    id: UUID
    receipt: str
    received_at: datetime
    review: bool
    state: Literal["accepted"] = "accepted"
