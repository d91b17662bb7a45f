"""What a file says once read, whichever its format."""

import re
from datetime import date
from typing import Literal

import msgspec

from parvis.kernel.language import Words
from parvis.kernel.places import fold
from parvis.waste.imports.findings import Finding
from parvis.waste.rules.areas import Area
from parvis.waste.rules.pickups import Rule

EVERYWHERE = "toute-la-ville"
"""The code of the sector that is the whole town."""

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
_EVERYWHERE_NAMES = {"tous", "toutes", "toute la ville", "ville", "all", "everyone", "whole town", "town"}
LONGEST_CODE = 40
LONGEST_NAME = 120
FIRST_YEAR, LAST_YEAR = 1970, 2199
"""Of dates in files: what lies further out is a slip of the keyboard, and Python's own calendar ends in 9999."""

Format = Literal["ics", "csv", "sheet", "geojson"]


class ReadChange(msgspec.Struct, frozen=True, kw_only=True):
    """A planned day that the file moves or cancels."""

    kind: Literal["moved", "cancelled"]
    planned_on: date
    new_on: date | None = None
    reason: Words


class ReadSector(msgspec.Struct, frozen=True, kw_only=True):
    """One sector of a file.

    Args:
        code: Its stable name.
        name: What people call it.
        note: The schedule in the town's own words.
        area: Its ground.
        addresses: Its addresses as the file writes them, `12 rue du Moulin`, and on which line.
        is_everywhere: Every address of the town is in it.
        rules: When.
        days: Listed days, each with the feed's own identity for it where there is one.
        changes: What the file says about single days.
        says_when: The file holds the schedule, be it to say that there is none; else the schedule known stays, and
            `changes` are added to it.
    """

    code: str
    name: str
    note: Words | None = None
    area: Area | None = None
    addresses: tuple["ReadAddress", ...] = ()
    is_everywhere: bool = False
    rules: tuple[Rule, ...] = ()
    days: tuple["ReadDay", ...] = ()
    changes: tuple[ReadChange, ...] = ()
    says_when: bool = True


class ReadAddress(msgspec.Struct, frozen=True):
    """An address of a sector.

    Args:
        written: As in the file.
        line: Where.
        sheet: In which sheet of a workbook.
    """

    written: str
    line: int
    sheet: str = ""


class ReadDay(msgspec.Struct, frozen=True):
    """A listed day.

    Args:
        on: The day.
        uid: The event's identity in the town's own feed; empty where the file has none.
    """

    on: date
    uid: str = ""


class ReadSchedule(msgspec.Struct, frozen=True, kw_only=True):
    """A whole file.

    Args:
        format: Which reader took it.
        sectors: By code.
        remarks: What was mended, kept as words or left out.
    """

    format: Format
    sectors: tuple[ReadSector, ...]
    remarks: tuple[Finding, ...] = ()


def sector_code(name: str) -> str:
    """Return the code of a sector that a file calls `name`: itself when it can be, else its folded words."""
    if fold(name) in _EVERYWHERE_NAMES or name.strip() == "*":
        return EVERYWHERE
    if _CODE.fullmatch(name.strip()):
        return name.strip()
    return fold(name).replace(" ", "-")[:LONGEST_CODE].strip("-")
