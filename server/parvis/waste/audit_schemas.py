"""The audit trail: who did what to the collections, and why."""

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

import msgspec

from parvis.kernel.language import Words
from parvis.waste.change_schemas import Told
from parvis.waste.holiday_schemas import SetHoliday
from parvis.waste.rules.pickups import ChangeKind

AuditAct = Literal["change-decided", "change-withdrawn", "holidays-decided", "import-applied", "import-undone"]


class AuditChange(msgspec.Struct, frozen=True, kw_only=True):
    """The change of a day, from one day to another."""

    kind: ChangeKind
    planned_on: date
    new_on: date | None
    stream: str | None
    sector: str | None
    streets: list[str]
    reason: Words
    told: Told | None


class AuditHolidays(msgspec.Struct, frozen=True, kw_only=True):
    """What a town chose for its holidays, before and after, and how many days that moved and put back."""

    before: list[SetHoliday]
    after: list[SetHoliday]
    added: int
    withdrawn: int


class AuditImport(msgspec.Struct, frozen=True, kw_only=True):
    """A file that was taken in, and what it changed."""

    file_name: str
    counts: dict[str, Any]


class AuditEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One act. Exactly one of `change`, `holidays` and `file` says what it was about.

    Args:
        stream: Which stream it was about; None is all of them.
    """

    id: UUID
    act: AuditAct
    at: datetime
    author: str
    stream: str | None
    change: AuditChange | None = None
    holidays: AuditHolidays | None = None
    file: AuditImport | None = None
