"""What the import wizard reads: what a file would change, what files changed, and what can be undone."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

import msgspec

from parvis.waste.imports.findings import ShownFinding

DayKind = Literal["added", "removed", "moved", "cancelled", "restored"]


class DayDifference(msgspec.Struct, frozen=True, kw_only=True):
    """One pickup that is not as it was.

    Args:
        sector: The sector's code.
        on: Its day now; of a removed one, its day before.
        was_on: Of a moved one, its day before.
    """

    kind: DayKind
    sector: str
    on: date
    was_on: date | None = None


class Differences(msgspec.Struct, frozen=True, kw_only=True):
    """Pickups of the coming thirteen months, over all sectors.

    Args:
        total: How many there are now.
        added: Days that were not there.
        removed: Days that are not there any more.
        moved: Pickups that are on another day than before.
        cancelled: Pickups that are cancelled and were not.
        restored: Pickups that were cancelled and are not any more.
        days: Which, the next first and those added last; two hundred at most.
    """

    total: int
    added: int
    removed: int
    moved: int
    cancelled: int
    restored: int = 0
    days: list[DayDifference] = []


SectorState = Literal["added", "changed", "same"]


class SectorDifference(msgspec.Struct, frozen=True):
    """A sector of the file, and what the file does to it."""

    code: str
    name: str
    state: SectorState


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """How the sectors cover the town.

    Args:
        addresses: How many there are.
        zones: How many different sets of sectors they lie in.
        in_none: Per stream, how many addresses lie in no sector.
        in_several: Per stream, how many lie in more than one.
    """

    addresses: int
    zones: int
    in_none: dict[str, int]
    in_several: dict[str, int]


class ImportPreview(msgspec.Struct, frozen=True, kw_only=True):
    """What a file would change. It was tried for real, and rolled back.

    Args:
        sha256: Of the file's bytes: what is applied must be what was seen.
        state: Of what stands: it must be what it was, too.
        changes_anything: There is something to apply.
        sectors_elsewhere: How many sectors of the stream the file does not name; they stay.
        remarks: What was mended, kept as words or left out; the first two hundred.
    """

    stream: str
    file_name: str
    format: str
    sha256: str
    state: str
    changes_anything: bool
    sectors: list[SectorDifference]
    sectors_elsewhere: int
    days: Differences
    coverage: Coverage
    remarks: list[ShownFinding]
    remarks_total: int


class Import(msgspec.Struct, frozen=True, kw_only=True):
    """A file that was taken in.

    Args:
        can_undo: It is the stream's last one that stands.
    """

    id: UUID
    stream: str
    file_name: str
    format: str
    author: str
    made_at: datetime
    sectors_added: int
    sectors_changed: int
    days: Differences
    coverage: Coverage
    remarks_total: int
    undone_at: datetime | None
    undone_by: str
    can_undo: bool


class Imports(msgspec.Struct, frozen=True):
    """The files that were taken in, the last first."""

    imports: list[Import]
