"""What phones read of requests."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

import msgspec

from parvis.kernel.language import Words
from parvis.requests.rules.moves import State

EntryKind = Literal["opened", "state", "message", "reply", "note", "reopened", "merged", "assigned"]
"""`reply` and `reopened` are the citizen's own; notes and assignments are for staff alone."""


class TimelineEntry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of a request's story: it was opened, came to a state, or somebody wrote. `by` is told to staff only."""

    id: UUID
    at: datetime
    kind: EntryKind
    state: State | None = None
    message: str | None = None
    by: str | None = None


class MyRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A request as the person who made it follows it: stage `stage` of `stages`, from 1."""

    id: UUID
    submission_id: UUID
    receipt: str
    form: str
    title: Words
    state: State
    stage: int
    stages: int
    stage_words: Words
    opened_at: datetime
    changed_at: datetime
    promised_on: date | None
    timeline: list[TimelineEntry]


class MyRequests(msgspec.Struct, frozen=True):
    """This device's requests, the newest first."""

    requests: list[MyRequest]
