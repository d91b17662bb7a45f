"""What phones read of requests."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

import msgspec

from parvis.forms.schemas import FollowUpChannel
from parvis.kernel.language import Words
from parvis.requests.answers import AnswerLine
from parvis.requests.rules.moves import State
from parvis.requests.rules.promises import PromiseBasis
from parvis.requests.schemas.desks import DeskCard

EntryKind = Literal[
    "opened", "state", "message", "reply", "note", "reopened", "merged", "assigned", "late", "escalated"
]
"""`reply` and `reopened` are the citizen's own; notes, assignments and escalations are for staff alone."""


class EntryAttachment(msgspec.Struct, frozen=True, kw_only=True):
    """A photo or file that came with a line of a story. Until it is `ready` it has a name only."""

    id: UUID
    name: str
    media_type: str
    ready: bool


class TimelineEntry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of a request's story: it was opened, came to a state, or somebody wrote. `by` is told to staff only."""

    id: UUID
    at: datetime
    kind: EntryKind
    state: State | None = None
    message: str | None = None
    by: str | None = None
    attachments: list[EntryAttachment] = []


class MyRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A request as the person who made it follows it: stage `stage` of `stages`, from 1.

    `next_step` is what the town does next, in words; `promise_basis`, whether the promised day comes from what the last
    year taught or from the form's own rule; `overdue_note`, the town's words where its reason for being late is another
    than those of the list.
    """

    id: UUID
    submission_id: UUID
    receipt: str
    form: str
    title: Words
    state: State
    stage: int
    stages: int
    stage_words: Words
    stage_names: list[Words]
    next_step: Words
    desk: DeskCard | None
    opened_at: datetime
    changed_at: datetime
    closed_at: datetime | None
    promised_on: date | None
    promise_basis: PromiseBasis
    overdue_reason: str | None
    overdue_note: str
    follow_channel: FollowUpChannel
    timeline: list[TimelineEntry]


class RequestCopy(msgspec.Struct, frozen=True, kw_only=True):
    """What was sent, in words, for whoever sent it."""

    receipt: str
    answers: list[AnswerLine]
    attachments: list[EntryAttachment]


class MyRequests(msgspec.Struct, frozen=True):
    """This device's requests, the newest first."""

    requests: list[MyRequest]
