"""What staff say and see of holidays."""

from datetime import date
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from parvis.kernel.language import Words
from parvis.waste.rules.holidays_off import Effect
from parvis.waste.rules.pickups import ChangeKind
from parvis.waste.text_schemas import Code

_HolidayKey = Annotated[str, Meta(min_length=1, max_length=80)]


class SetHoliday(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What happens to the pickups of a holiday: of these streams, or of all."""

    holiday: _HolidayKey
    effect: Effect
    streams: Annotated[list[Code], Meta(max_length=40)] = []


class SetHolidays(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All that the town chooses; a holiday that is not named changes nothing.

    Args:
        seen: The token of what it was chosen over.
    """

    choices: Annotated[list[SetHoliday], Meta(max_length=200)]
    seen: Annotated[str, Meta(max_length=64)] | None = None


class TownHoliday(msgspec.Struct, frozen=True, kw_only=True):
    """A holiday of the town's region, and what the town chose for it.

    Args:
        days: When it is, this year and the next.
        choice: None where the collections take no notice of it.
    """

    key: str
    words: Words
    days: list[date]
    choice: SetHoliday | None


class TownHolidays(msgspec.Struct, frozen=True, kw_only=True):
    """Every holiday of the region, in the order of the year."""

    holidays: list[TownHoliday]
    seen: str


class HolidayDay(msgspec.Struct, frozen=True, kw_only=True):
    """A day on which a choice changes pickups; `change_id` is the change that stands, where it stands already."""

    change_id: UUID | None
    kind: ChangeKind
    planned_on: date
    new_on: date | None
    stream: str | None
    words: Words
    addresses: int


class HolidaysPreview(msgspec.Struct, frozen=True, kw_only=True):
    """What choices would do from tomorrow on.

    Args:
        added: Days that would begin to move.
        kept: Those that move already, as they would.
        withdrawn: Those that would go back to their place.
    """

    added: list[HolidayDay]
    kept: list[HolidayDay]
    withdrawn: list[HolidayDay]
