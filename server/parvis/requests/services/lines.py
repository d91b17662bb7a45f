"""What is written of a case's story."""

from datetime import datetime
from uuid import UUID

import msgspec

from parvis.requests.rules.moves import State
from parvis.requests.schemas import EntryKind


class NewEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a case's story, to be written once under its `entry_id`."""

    entry_id: UUID
    kind: EntryKind
    state: State
    stage: int
    at: datetime
    message: str = ""
    account_id: UUID | None = None
    by_name: str = ""
    submission_id: UUID | None = None
