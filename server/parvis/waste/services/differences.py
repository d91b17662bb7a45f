"""What a person would notice between two calendars."""

from collections.abc import Mapping
from datetime import date, timedelta

import msgspec

from parvis.waste.rules.pickups import Pickup, calendar
from parvis.waste.services.held import HeldSector

_AHEAD = timedelta(days=396)


class Differences(msgspec.Struct, frozen=True, kw_only=True):
    """Pickups of the coming thirteen months, over all sectors.

    Args:
        total: How many there are now.
        added: Days that were not there.
        removed: Days that are not there any more.
        moved: Pickups that are on another day than before.
        cancelled: Pickups that are cancelled and were not.
    """

    total: int
    added: int
    removed: int
    moved: int
    cancelled: int


def count_differences(before: Mapping[str, HeldSector], after: Mapping[str, HeldSector], today: date) -> Differences:
    """Return what changed from `before` to `after`, by the permanent identity of each pickup."""
    old, new = _pickups(before, today), _pickups(after, today)
    both = [(old[uid], new[uid]) for uid in old.keys() & new.keys()]
    return Differences(
        total=len(new),
        added=len(new.keys() - old.keys()),
        removed=len(old.keys() - new.keys()),
        moved=sum(was.on != now.on for was, now in both),
        cancelled=sum(was.state != "cancelled" and now.state == "cancelled" for was, now in both),
    )


def _pickups(sectors: Mapping[str, HeldSector], today: date) -> dict[str, Pickup]:
    found = (calendar(each.plan, each.changes, today, today + _AHEAD) for each in sectors.values())
    return {pickup.uid: pickup for pickups in found for pickup in pickups}
