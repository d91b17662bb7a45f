"""What a person should know before changing a day: nothing here decides for them, except what cannot be."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from parvis.kernel.language import Words
from parvis.waste.change_schemas import ChangeConflict
from parvis.waste.rules.pickups import Pickup, PickupChange

_SUNDAY = 7
_DAY = timedelta(days=1)


def find_conflicts(
    change: PickupChange,
    pickups: Sequence[tuple[Pickup | None, Pickup]],
    neighbours: Sequence[Pickup],
    holidays: Mapping[date, Words],
    now: datetime,
) -> list[ChangeConflict]:
    """Return the conflicts of a change, what blocks first.

    Args:
        change: What is to be decided.
        pickups: What it touches, before and after.
        neighbours: Other pickups of the same sectors on the day that it leads to.
        holidays: The region's, by day.
        now: This instant, in the town's zone.
    """
    found = [*_about_the_old_day(change, pickups, now)]
    new_on = change.new_on if change.kind == "moved" else change.planned_on if change.kind == "added" else None
    if new_on:
        found += _about_the_new_day(new_on, pickups, neighbours, holidays, now)
    if not pickups:
        found.append(ChangeConflict(code="touches-nobody", is_blocking=True, on=change.planned_on))
    return sorted(found, key=lambda conflict: not conflict.is_blocking)


def _about_the_old_day(
    change: PickupChange, pickups: Sequence[tuple[Pickup | None, Pickup]], now: datetime
) -> Iterator[ChangeConflict]:
    there = [before for before, _ in pickups if before]
    if there and max(before.on for before in there) < now.date():
        yield ChangeConflict(code="past", on=change.planned_on)
    late = [before for before in there if before.on >= now.date() and opens_at(before, now) <= now]
    if late:
        yield ChangeConflict(code="too-late", on=late[0].on, sectors=_names(late))
    changed = [before for before in there if before.state != "planned"]
    for words in {str(before.reason): before.reason or {} for before in changed}.values():
        same = [before for before in changed if (before.reason or {}) == words]
        yield ChangeConflict(code="already-changed", on=same[0].on, sectors=_names(same), words=words)


def _about_the_new_day(
    new_on: date,
    pickups: Sequence[tuple[Pickup | None, Pickup]],
    neighbours: Sequence[Pickup],
    holidays: Mapping[date, Words],
    now: datetime,
) -> Iterator[ChangeConflict]:
    if new_on < now.date():
        yield ChangeConflict(code="new-day-past", is_blocking=True, on=new_on)
        return
    late = [after for _, after in pickups if after.on == new_on and closes_at(after, now) <= now]
    if late:
        yield ChangeConflict(code="too-late", on=new_on, sectors=_names(late))
    if neighbours:
        yield ChangeConflict(code="already-collected", on=new_on, sectors=_names(neighbours))
    if new_on in holidays:
        yield ChangeConflict(code="holiday", on=new_on, words=holidays[new_on])
    if new_on.isoweekday() == _SUNDAY:
        yield ChangeConflict(code="sunday", on=new_on)


def opens_at(pickup: Pickup, near: datetime) -> datetime:
    """Return when a pickup's bins may be put out, in the zone of `near`."""
    day = pickup.on - _DAY if pickup.set_out.opens_day_before else pickup.on
    return _at(day, pickup.set_out.opens or "00:00", near)


def closes_at(pickup: Pickup, near: datetime) -> datetime:
    """Return by when a pickup's bins must be out, in the zone of `near`."""
    return _at(pickup.on, pickup.set_out.closes or "23:59", near)


def _at(day: date, time: str, near: datetime) -> datetime:
    return datetime(day.year, day.month, day.day, int(time[:2]), int(time[3:]), tzinfo=near.tzinfo)


def _names(pickups: Sequence[Pickup]) -> list[str]:
    return sorted({f"{pickup.stream}/{pickup.sector}" for pickup in pickups})
