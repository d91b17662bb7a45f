"""From rules and changes to the calendar that people read.

A pickup is known for ever by its town, stream, sector and **planned** day: a day that moves keeps its uid, so that a
subscribed calendar never shows a ghost.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from parvis.kernel.language import Words
from parvis.waste.rules.recurrence import Recurrence, Season, days

TimeOfDay = Annotated[str, Meta(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
"""In the town's zone, `19:00`."""

ChangeKind = Literal["moved", "cancelled", "added"]
PickupState = Literal["planned", "moved", "cancelled", "added"]


class SetOut(msgspec.Struct, frozen=True):
    """When to put the bin out: from `opens` (the day before, when so) until `closes` on the day itself."""

    opens: TimeOfDay | None = None
    opens_day_before: bool = False
    closes: TimeOfDay | None = None


class Buildings(msgspec.Struct, frozen=True):
    """Which buildings a rule is for, by their number of dwellings where the town says so, always in words."""

    words: Words
    dwellings_min: int | None = None
    dwellings_max: int | None = None

    def may_be(self, dwellings: int) -> bool:
        """Say whether a building of so many dwellings may be one of these; where only words say which, it may."""
        return (self.dwellings_min or 0) <= dwellings <= (self.dwellings_max or dwellings)


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """When one sector's bins are emptied.

    Args:
        recurrence: Which days.
        seasons: Only in these stretches of each year; empty is all year.
        from_on: The first day it is in force; None is always.
        until_on: The day it ends, itself excluded; None is never.
        set_out: When to put the bin out; None is the stream's usual hours.
        buildings: Only for these; None is for every building.
    """

    recurrence: Recurrence
    seasons: tuple[Season, ...] = ()
    from_on: date | None = None
    until_on: date | None = None
    set_out: SetOut | None = None
    buildings: Buildings | None = None


class PickupChange(msgspec.Struct, frozen=True, kw_only=True):
    """A planned day cancelled or moved, or a day added: with its reason, who decided, and when.

    Args:
        kind: What happens.
        planned_on: The day it touches; for an added one, the new day itself.
        new_on: The day it moves to.
        stream: Only this stream's pickups; None is every stream.
        sector: Only this sector of the stream; None is every sector.
        streets: Only these streets, by name; empty is all.
        reason: Why, in words for the citizen.
        author: Who decided, as the town calls them.
        made_at: When it was decided.
        withdrawn_at: When it was taken back; kept, because calendars already fetched must hear of it.
    """

    kind: ChangeKind
    planned_on: date
    new_on: date | None = None
    stream: str | None = None
    sector: str | None = None
    streets: tuple[str, ...] = ()
    reason: Words
    author: str
    made_at: datetime
    withdrawn_at: datetime | None = None

    def __post_init__(self) -> None:
        if (self.kind == "moved") != (self.new_on is not None):
            raise ValueError("a moved pickup has a new day, and no other has")
        if self.new_on == self.planned_on:
            raise ValueError("a pickup moves to another day than its own")
        if self.sector is not None and self.stream is None:
            raise ValueError("a sector belongs to a stream")

    def touches(self, stream: str, sector: str, street: str | None) -> bool:
        """Say whether this is about that sector, for a house in `street`; no street is the sector as a whole."""
        return (
            self.stream in {None, stream}
            and self.sector in {None, sector}
            and (not self.streets or street in self.streets)
        )

    @property
    def rank(self) -> tuple[bool, bool, bool, datetime]:
        """The nearer to the house the stronger, then the later."""
        return bool(self.streets), self.sector is not None, self.stream is not None, self.made_at


class SectorPlan(msgspec.Struct, frozen=True, kw_only=True):
    """All that is needed to compute one sector's calendar."""

    town: str
    stream: str
    sector: str
    set_out: SetOut
    rules: tuple[Rule, ...]


class Pickup(msgspec.Struct, frozen=True, kw_only=True):
    """One collection in one sector.

    Args:
        uid: Its identity, for ever.
        on: The day it takes place, or would have.
        planned_on: The day its rule says.
        sequence: How many decisions and takings back it went through: it only grows, for iCalendar's SEQUENCE
            (RFC 5545, section 3.8.7.4).
        buildings: Only for these; empty is for every building.
        changed_at: When its last decision, or taking back, was made; None while it never had one.
    """

    uid: str
    stream: str
    sector: str
    on: date
    planned_on: date
    state: PickupState
    set_out: SetOut
    reason: Words | None = None
    sequence: int = 0
    buildings: tuple[Buildings, ...] = ()
    changed_at: datetime | None = None

    def is_for(self, dwellings: int) -> bool:
        """Say whether a building of so many dwellings is served; 0 is one whose size nobody knows: it may be."""
        return not dwellings or not self.buildings or any(each.may_be(dwellings) for each in self.buildings)


def pickup_uid(town: str, stream: str, sector: str, planned_on: date) -> str:
    """Return the permanent identity, also a valid iCalendar UID.

    Source: RFC 7986, section 5.3 (no personal data, globally unique).
    """
    return f"{planned_on:%Y%m%d}-{stream}-{sector}@{town}.parvis"


def planned_days(rules: Iterable[Rule], start_on: date, until_on: date) -> dict[date, list[Rule]]:
    """Return each planned day from `start_on` until before `until_on`, in order, with the rules that plan it."""
    found: dict[date, list[Rule]] = {}
    for rule in rules:
        first, end = max(start_on, rule.from_on or start_on), min(until_on, rule.until_on or until_on)
        for day in days(rule.recurrence, first, end, seasons=rule.seasons):
            found.setdefault(day, []).append(rule)
    return dict(sorted(found.items()))


def calendar(
    plan: SectorPlan,
    changes: Sequence[PickupChange],
    start_on: date,
    until_on: date,
    *,
    street: str | None = None,
) -> list[Pickup]:
    """Return the pickups that take place, or were to, from `start_on` until before `until_on`, in order.

    One that moves into the stretch is there, one that moves out of it too (on its new day, outside), so that whoever
    knew the old day learns the new one.
    """
    own = [change for change in changes if change.touches(plan.stream, plan.sector, street)]
    return sorted(_pickups(plan, own, start_on, until_on), key=lambda pickup: (pickup.on, pickup.planned_on))


def taken_back(
    plan: SectorPlan,
    changes: Sequence[PickupChange],
    start_on: date,
    until_on: date,
    *,
    street: str | None = None,
) -> list[Pickup]:
    """Return what the stretch once showed and shows no more, in order: a calendar that was fetched may still have it.

    A day that was added, then taken back, is cancelled, unless a rule plans it after all. A day that was moved into the
    stretch, then back out of it, is where it is now.
    """
    own = _by_day(change for change in changes if change.touches(plan.stream, plan.sector, street))
    withdrawn = {day for day, changed in own.items() if not all(map(_stands, changed))}
    if not withdrawn:
        return []
    shown = {pickup.planned_on for pickup in calendar(plan, changes, start_on, until_on, street=street)}
    found = []
    for day in sorted(withdrawn - shown):
        changed, rules = own[day], planned_days(plan.rules, day, day + timedelta(days=1)).get(day, [])
        if not any(start_on <= on < until_on for each in changed for on in (each.planned_on, each.new_on) if on):
            continue
        if rules or any(each.kind == "added" and _stands(each) for each in changed):
            found.append(_pickup(plan, day, rules, changed))
        elif any(each.kind == "added" for each in changed):
            gone = _pickup(plan, day, rules, changed)
            found.append(msgspec.structs.replace(gone, on=day, state="cancelled", reason=None))
    return found


def _by_day(changes: Iterable[PickupChange]) -> dict[date, list[PickupChange]]:
    found: dict[date, list[PickupChange]] = {}
    for change in changes:
        found.setdefault(change.planned_on, []).append(change)
    return found


def _pickups(plan: SectorPlan, own: Sequence[PickupChange], start_on: date, until_on: date) -> Iterator[Pickup]:
    by_day = _by_day(own)
    planned = planned_days(plan.rules, start_on, until_on)
    for day, changed in by_day.items():
        is_within = start_on <= day < until_on
        moves_in = any(start_on <= each.new_on < until_on for each in changed if each.new_on and _stands(each))
        if moves_in and not is_within:
            planned |= planned_days(plan.rules, day, day + timedelta(days=1))
        if (moves_in or is_within) and any(each.kind == "added" and _stands(each) for each in changed):
            planned.setdefault(day, [])
    for day, rules in planned.items():
        yield _pickup(plan, day, rules, by_day.get(day, []))


def _pickup(plan: SectorPlan, day: date, rules: list[Rule], changed: list[PickupChange]) -> Pickup:
    """Return the pickup planned on `day` by `rules`, or added to it when there are none, as the changes leave it."""
    standing = [each for each in changed if _stands(each) and (each.kind != "added" or not rules)]
    decided = max(standing, key=lambda each: (each.kind != "added", each.rank), default=None)
    return Pickup(
        uid=pickup_uid(plan.town, plan.stream, plan.sector, day),
        stream=plan.stream,
        sector=plan.sector,
        on=decided.new_on if decided and decided.new_on else day,
        planned_on=day,
        state=decided.kind if decided else "planned",
        reason=decided.reason if decided else None,
        set_out=_hours(next((rule.set_out for rule in rules if rule.set_out), None), plan.set_out),
        sequence=sum(1 if _stands(each) else 2 for each in changed),
        buildings=_buildings(rules),
        changed_at=max((at for each in changed for at in (each.made_at, each.withdrawn_at) if at), default=None),
    )


def _hours(own: SetOut | None, usual: SetOut) -> SetOut:
    """Return a rule's own hours, with the stream's for the end that it leaves unsaid."""
    if own is None:
        return usual
    opens = own if own.opens else usual
    return SetOut(opens=opens.opens, opens_day_before=opens.opens_day_before, closes=own.closes or usual.closes)


def _stands(change: PickupChange) -> bool:
    return change.withdrawn_at is None


def _buildings(rules: list[Rule]) -> tuple[Buildings, ...]:
    """Return whom the day is for: everybody as soon as one of its rules is for everybody."""
    if any(rule.buildings is None for rule in rules):
        return ()
    return tuple(rule.buildings for rule in rules if rule.buildings)
