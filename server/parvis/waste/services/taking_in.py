"""What one sector of a file becomes in the tables; the steps of `importing`."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

import msgspec

from parvis.database.unit_of_work import UnitOfWork
from parvis.kernel import clock
from parvis.kernel.ids import new_id
from parvis.kernel.places import fold
from parvis.towns.services import Address
from parvis.waste.imports.findings import BadFile, Finding, find, refuse
from parvis.waste.imports.merge import FeedDay, Merged, merge
from parvis.waste.imports.schedule import ReadChange, ReadSchedule, ReadSector
from parvis.waste.rules.areas import locate
from parvis.waste.rules.pickups import PickupChange, Rule, planned_days
from parvis.waste.services.changes import add_changes_with_ids, withdraw_changes
from parvis.waste.services.held import HeldSector
from parvis.waste.services.sectors import NewSector, set_sector

_SECTOR_ID = "select id from waste_sector where stream_id = $1 and code = $2"
_KEEP_FEED = """
insert into waste_feed_day (id, town_id, sector_id, uid, planned_on, shown_on) values ($1, $2, $3, $4, $5, $6)
"""
_FEWEST_TO_COMPARE = 3
_SHARED_AT_LEAST = 0.2
_NEAR = timedelta(days=7)
_ONE_IN = 100

_Key = tuple[str, date, date | None]


class Target(msgspec.Struct, frozen=True):
    """Where the file goes, and in whose name."""

    town_id: UUID
    stream_id: UUID
    stream: str
    author: str
    today: date


class Taken(msgspec.Struct, frozen=True):
    """What taking a sector in did to it.

    Args:
        is_other: Anything changed.
        added: The changes that it wrote.
        withdrawn: Those that it took back.
    """

    is_other: bool
    added: list[UUID]
    withdrawn: list[UUID]


def recognise(read: ReadSchedule, held: Mapping[str, HeldSector]) -> ReadSchedule:
    """Return the file with its sectors under the codes that the town knows them by.

    People write what the console shows, `Rive sud`, and the code is `sud`. A sector that the file only calls by its
    code keeps its name.
    """
    taken = {sector.code for sector in read.sectors}
    called: dict[str, list[str]] = {}
    for code, each in held.items():
        called.setdefault(fold(each.name), []).append(code)
    sectors = []
    for sector in read.sectors:
        is_only_its_code = fold(sector.name) == fold(sector.code)
        if sector.code in held:
            sectors.append(msgspec.structs.replace(sector, name="") if is_only_its_code else sector)
            continue
        match called.get(fold(sector.name or sector.code), []):
            case [code] if code not in taken:
                sectors.append(msgspec.structs.replace(sector, code=code, name=""))
            case _:
                sectors.append(sector)
    return msgspec.structs.replace(read, sectors=tuple(sectors))


async def take_in(
    uow: UnitOfWork, target: Target, read: ReadSector, held: HeldSector | None, listed: tuple[UUID, ...]
) -> Taken:
    """Write what the file says of a sector over what is held.

    What the file does not speak of stays.
    """
    merged = _merge(read, held, target.today)
    sector = NewSector(
        code=read.code,
        name=read.name or (held.name if held else ""),
        note=read.note or (held.note if held else None),
        polygon=read.area.geojson if read.area else held.polygon if held else None,
        listed=listed or (held.listed if held else ()),
        is_everywhere=read.is_everywhere or (held is not None and held.is_everywhere),
        rules=merged.rules,
    )
    is_other = await set_sector(target.town_id, target.stream_id, sector)
    await keep_feed(uow, target, read.code, merged.feed)
    stands = held.imported if held else {}
    wanted = {_key(change) for change in merged.changes}
    gone = [change_id for change_id, change in stands.items() if read.says_when and _key(change) not in wanted]
    new = _new_changes(target, read.code, merged, {_key(change) for change in stands.values()})
    await withdraw_changes(target.town_id, gone, author=target.author, origin="import")
    await add_changes_with_ids(target.town_id, new, "import")
    return Taken(is_other or bool(gone or new), [change_id for change_id, _ in new], gone)


async def keep_feed(uow: UnitOfWork, target: Target, code: str, feed: Mapping[str, FeedDay]) -> None:
    """Make these the events of the sector's feed."""
    sector_id = await uow.connection.fetchval(_SECTOR_ID, target.stream_id, code)
    await uow.connection.execute("delete from waste_feed_day where sector_id = $1", sector_id)
    rows = [(new_id(), target.town_id, sector_id, uid, day.planned_on, day.shown_on) for uid, day in feed.items()]
    await uow.connection.executemany(_KEEP_FEED, rows)


def check_ground(read: ReadSchedule, addresses: Sequence[Address]) -> None:
    """Refuse a map in which nobody of this town lives.

    Raises:
        BadFile: No address of the town lies in any of its sectors.
    """
    grounds = {sector.code: sector.area.geojson for sector in read.sectors if sector.area}
    if not grounds or not addresses:
        return
    points = [each.point for each in addresses]
    # A few of them tell, nearly always: a large town has twenty thousand.
    if not any(locate(points[::_ONE_IN], grounds)) and not any(locate(points, grounds)):
        raise refuse("addresses-elsewhere")


def check_feeds(read: ReadSchedule, before: Mapping[str, HeldSector], today: date) -> None:
    """Refuse a feed that shares nothing with the one known: it may be another town's, or another collection's.

    Raises:
        BadFile: No event is the same, and next to no day of those that both could have.
    """
    problems = []
    for sector in read.sectors:
        held = before.get(sector.code)
        named = {day.uid for day in sector.days if day.uid}
        if held is None or not named or named & held.feed.keys():
            continue
        days = {day.on for day in sector.days if day.on >= today}
        first, last = min(days, default=today) - _NEAR, max(days, default=today) + _NEAR
        ahead = {day.shown_on for day in held.feed.values() if max(today, first) <= day.shown_on <= last}
        fewer = min(len(days), len(ahead))
        if len(ahead) >= _FEWEST_TO_COMPARE and len(days & ahead) < _SHARED_AT_LEAST * fewer:
            problems.append(find("another-feed", sector=sector.name or sector.code, count=len(ahead)))
    if problems:
        raise BadFile(problems)


def match_addresses(
    read: ReadSchedule, addresses: Sequence[Address], *, skip_unknown: bool
) -> tuple[dict[str, tuple[UUID, ...]], list[Finding]]:
    """Return the ids of the addresses that each sector lists, and those that the town does not have.

    Raises:
        BadFile: There are such, and nobody said to leave them out; every one is named.
    """
    if not any(sector.addresses for sector in read.sectors):
        return {}, []
    known = {fold(address.key): address.id for address in addresses}
    unknown = [
        find("no-such-address", part="line", number=each.line, sheet=each.sheet, text=each.written)
        for sector in read.sectors
        for each in sector.addresses
        if fold(each.written) not in known
    ]
    matched = {
        sector.code: tuple(
            sorted(known[fold(each.written)] for each in sector.addresses if fold(each.written) in known)
        )
        for sector in read.sectors
        if sector.addresses
    }
    if unknown and not (skip_unknown and any(matched.values())):
        raise BadFile(unknown)
    return matched, unknown


def _merge(read: ReadSector, held: HeldSector | None, today: date) -> Merged:
    rules, feed = (held.plan.rules, held.feed) if held else ((), {})
    if read.says_when:
        return merge(rules, feed, read, today)
    _check_planned(read, rules)
    return Merged(tuple(rules), dict(feed), read.changes)


def _check_planned(read: ReadSector, rules: Sequence[Rule]) -> None:
    """Refuse to move a day on which the schedule that is known has nothing."""
    days = [change.planned_on for change in read.changes]
    unplanned = [day for day in days if not planned_days(rules, day, day + timedelta(days=1))]
    if unplanned:
        raise BadFile([find("nothing-to-move", sector=read.name or read.code, day=day) for day in unplanned])


def _new_changes(target: Target, code: str, merged: Merged, stands: set[_Key]) -> list[tuple[UUID, PickupChange]]:
    """Return what the file states about single days and no file stated before, with new ids."""
    made_at = clock.now()
    return [
        (
            new_id(),
            PickupChange(
                kind=each.kind,
                planned_on=each.planned_on,
                new_on=each.new_on,
                stream=target.stream,
                sector=code,
                reason=each.reason,
                author=target.author,
                made_at=made_at,
            ),
        )
        for each in merged.changes
        if _key(each) not in stands
    ]


def _key(change: ReadChange | PickupChange) -> _Key:
    return change.kind, change.planned_on, change.new_on
