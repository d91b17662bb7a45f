"""What a person would notice between two calendars."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from parvis.waste.import_schemas import DayDifference, Differences
from parvis.waste.rules.pickups import Pickup, calendar
from parvis.waste.services.held import HeldSector

MOST_DAYS_SHOWN = 200
_AHEAD = timedelta(days=396)


def count_differences(before: Mapping[str, HeldSector], after: Mapping[str, HeldSector], today: date) -> Differences:
    """Return what changed from `before` to `after`, by the permanent identity of each pickup."""
    old, new = _pickups(before, today), _pickups(after, today)
    found = sorted(_differences(old, new), key=lambda each: (each.kind == "added", each.on, each.sector))
    counts = {kind: sum(each.kind == kind for each in found) for kind in ("added", "removed", "moved", "cancelled")}
    restored = sum(each.kind == "restored" for each in found)
    return Differences(total=len(new), restored=restored, days=found[:MOST_DAYS_SHOWN], **counts)


def _differences(old: Mapping[str, Pickup], new: Mapping[str, Pickup]) -> Iterator[DayDifference]:
    for uid in old.keys() | new.keys():
        was, now = old.get(uid), new.get(uid)
        if was is None and now is not None:
            yield DayDifference(kind="added", sector=now.sector, on=now.on)
        elif now is None and was is not None:
            yield DayDifference(kind="removed", sector=was.sector, on=was.on)
        elif was is not None and now is not None:
            yield from _changed(was, now)


def _changed(was: Pickup, now: Pickup) -> Iterator[DayDifference]:
    if was.state != "cancelled" and now.state == "cancelled":
        yield DayDifference(kind="cancelled", sector=now.sector, on=now.on)
    elif was.state == "cancelled" and now.state != "cancelled":
        yield DayDifference(kind="restored", sector=now.sector, on=now.on)
    elif was.on != now.on:
        yield DayDifference(kind="moved", sector=now.sector, on=now.on, was_on=was.on)


def _pickups(sectors: Mapping[str, HeldSector], today: date) -> dict[str, Pickup]:
    found = (calendar(each.plan, each.changes, today, today + _AHEAD) for each in sectors.values())
    return {pickup.uid: pickup for pickups in found for pickup in pickups}
