"""What a reader must know besides the file."""

from datetime import date
from zoneinfo import ZoneInfo

import msgspec


class ImportOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How to read a file for one town.

    Args:
        zone: The town's time zone.
        today: The town's date.
        sector: The sector of a file that names none (a calendar); None is the whole town.
        only: Of a calendar that mixes collections, the one with this SUMMARY.
    """

    zone: ZoneInfo
    today: date
    sector: str | None = None
    only: str | None = None
