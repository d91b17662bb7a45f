"""What the console reads of requests, and how staff move them."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import msgspec

from parvis.forms.rules.difference import FormChange
from parvis.kernel.language import Words
from parvis.requests.answers import AnswerLine
from parvis.requests.rules.moves import State
from parvis.requests.schemas.citizen import TimelineEntry


class StaffRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A request in the inbox."""

    id: UUID
    receipt: str
    form: str
    title: Words
    state: State
    opened_at: datetime
    promised_on: date | None
    place_words: str
    has_photo: bool
    review: bool
    category: str
    channel: str
    desk: str
    assignee_id: UUID | None
    merged_into: UUID | None


class StaffRequests(msgspec.Struct, frozen=True):
    """A stretch of the inbox, the newest first. `next_cursor` is where the next one starts."""

    requests: list[StaffRequest]
    next_cursor: str | None


class AttachmentView(msgspec.Struct, frozen=True, kw_only=True):
    """A photo or a document of a request.

    `state` of a photo: stored (being made safe to show), ready, or refused (no photo after all). Of a document: stored
    (waiting for the scanner), unavailable (the scanner is away), clean, infected (deleted; `finding` names the threat),
    or unscanned (the town has no scanner). `ready`: it can be seen, or taken.
    """

    id: UUID
    question: str
    name: str
    media_type: str
    size_bytes: int
    state: str
    finding: str
    ready: bool


class OtherVersionView(msgspec.Struct, frozen=True):
    """What the same device sent under the same number afterwards, and was not accepted."""

    received_at: datetime
    answers: list[AnswerLine]


class StaffRequestDetail(StaffRequest, frozen=True, kw_only=True):
    """A request with all that came with it, and where it may go."""

    submission_id: UUID
    language: str
    stage: int
    stages: list[Words]
    changed_at: datetime
    answers: list[AnswerLine]
    review_findings: list[dict[str, object]]
    form_changes: list[FormChange]
    other_versions: list[OtherVersionView]
    attachments: list[AttachmentView]
    timeline: list[TimelineEntry]
    allowed_transitions: list[State]
    message_needed_for: list[State]


class NewNote(msgspec.Struct, frozen=True, kw_only=True):
    """A word among staff, which no citizen reads."""

    message: Annotated[str, msgspec.Meta(max_length=10_000)]


class Transition(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where staff take a request, and what they tell the person. `stage` is chosen freely while it is in progress.

    `next_step` is what the town does next, where it is not what the stage says.
    """

    to: State
    message: Annotated[str, msgspec.Meta(max_length=10_000)] = ""
    stage: int | None = None
    next_step: Annotated[str, msgspec.Meta(max_length=300)] = ""
