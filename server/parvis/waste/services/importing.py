"""Take a file's schedule in: all of it in one transaction, or nothing."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

import msgspec

from parvis.database.unit_of_work import UnitOfWork, unit_of_work
from parvis.kernel import clock
from parvis.kernel.ids import new_id
from parvis.kernel.places import fold
from parvis.towns.services import Address, Town, list_addresses
from parvis.waste.imports.findings import BadFile, find, refuse
from parvis.waste.imports.merge import FeedDay, Merged, merge
from parvis.waste.imports.schedule import ReadChange, ReadSchedule, ReadSector
from parvis.waste.rules.areas import locate
from parvis.waste.rules.pickups import PickupChange, Rule, planned_days
from parvis.waste.services.changes import add_changes, withdraw_changes
from parvis.waste.services.differences import Differences, count_differences
from parvis.waste.services.held import HeldSector, read_held
from parvis.waste.services.sectors import NewSector, set_sector
from parvis.waste.services.streams import get_stream_id
from parvis.waste.services.zones import Coverage, refresh_zones

_SECTOR_ID = "select id from waste_sector where stream_id = $1 and code = $2"
_KEEP_FEED = """
insert into waste_feed_day (id, town_id, sector_id, uid, planned_on, shown_on) values ($1, $2, $3, $4, $5, $6)
"""
_LOG = """
insert into waste_import (id, town_id, stream_id, file_name, sha256, author, made_at, counts)
values ($1, $2, $3, $4, $5, $6, $7, $8)
"""


_Key = tuple[str, date, date | None]


class ImportedFile(msgspec.Struct, frozen=True):
    """Which file, and who brought it."""

    name: str
    sha256: str
    author: str


class ImportReport(msgspec.Struct, frozen=True, kw_only=True):
    """What a file changed, or would.

    Args:
        sectors_added: New ones.
        sectors_changed: Those whose ground, words or days changed.
        sectors_same: Those that stayed as they were.
        sectors_elsewhere: Those of the stream that the file does not name; they stay.
        days: What changes in the coming thirteen months.
        coverage: How the sectors cover the town's addresses now.
    """

    sectors_added: int
    sectors_changed: int
    sectors_same: int
    sectors_elsewhere: int
    days: Differences
    coverage: Coverage


class _OnlyTried(Exception):
    """Rolls a dry run back."""

    def __init__(self, report: ImportReport) -> None:
        super().__init__()
        self.report = report


class _Target(msgspec.Struct, frozen=True):
    """Where the file goes, and in whose name."""

    town_id: UUID
    stream_id: UUID
    stream: str
    author: str
    today: date


async def import_schedule(
    town: Town, stream: str, read: ReadSchedule, file: ImportedFile, *, dry_run: bool = False
) -> ImportReport:
    """Take `read` into the town's stream, and return what changed; with `dry_run`, what would.

    Raises:
        BadFile: An address is unknown, or the sectors are another town's; nothing changed.
        UnknownStream: The town has none of that code.
    """
    try:
        async with unit_of_work(town.id) as uow:
            return await _import(uow, town, stream, read, file, dry_run=dry_run)
    except _OnlyTried as tried:
        return tried.report


async def _import(
    uow: UnitOfWork, town: Town, stream: str, read: ReadSchedule, file: ImportedFile, *, dry_run: bool
) -> ImportReport:
    today = clock.today(town.profile.time_zone)
    target = _Target(town.id, await get_stream_id(town.id, stream), stream, file.author, today)
    addresses = await list_addresses(town.id)
    _check_ground(read, addresses)
    listed = _match_addresses(read, addresses)
    before = await read_held(uow, town.slug, stream, today)
    changed = {
        sector.code
        for sector in read.sectors
        if await _take_in(uow, target, sector, before.get(sector.code), listed.get(sector.code, ()))
    }
    after = await read_held(uow, town.slug, stream, today)
    new = after.keys() - before.keys()
    report = ImportReport(
        sectors_added=len(new),
        sectors_changed=len(changed - new),
        sectors_same=len(read.sectors) - len(changed | new),
        sectors_elsewhere=len(before.keys() - {sector.code for sector in read.sectors}),
        days=count_differences(before, after, today),
        coverage=await refresh_zones(town.id),
    )
    if dry_run:
        raise _OnlyTried(report)
    if changed:
        counts = msgspec.json.encode(report).decode()
        row = (new_id(), town.id, target.stream_id, file.name, file.sha256, file.author, clock.now(), counts)
        await uow.connection.execute(_LOG, *row)
    return report


async def _take_in(
    uow: UnitOfWork, target: _Target, read: ReadSector, held: HeldSector | None, listed: tuple[UUID, ...]
) -> bool:
    """Write what the file says of a sector over what is held, and say whether that changed anything.

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
    await _keep_feed(uow, target, read.code, merged.feed)
    stands = held.imported if held else {}
    wanted = {_key(change) for change in merged.changes}
    gone = [change_id for change_id, change in stands.items() if read.says_when and _key(change) not in wanted]
    new = _new_changes(target, read.code, merged, {_key(change) for change in stands.values()})
    await withdraw_changes(target.town_id, gone)
    await add_changes(target.town_id, new, "import")
    return is_other or bool(gone or new)


def _check_ground(read: ReadSchedule, addresses: Sequence[Address]) -> None:
    """Refuse a map in which nobody of this town lives."""
    grounds = {sector.code: sector.area.geojson for sector in read.sectors if sector.area}
    if grounds and addresses and not any(locate([each.point for each in addresses], grounds)):
        raise refuse("addresses-elsewhere")


def _match_addresses(read: ReadSchedule, addresses: Sequence[Address]) -> dict[str, tuple[UUID, ...]]:
    """Return the ids of the addresses that each sector lists.

    Raises:
        BadFile: The town has no such address; every one is named.
    """
    known = {fold(address.key): address.id for address in addresses}
    unknown = [
        find("no-such-address", part="line", number=each.line, text=each.written)
        for sector in read.sectors
        for each in sector.addresses
        if fold(each.written) not in known
    ]
    if unknown:
        raise BadFile(unknown)
    return {
        sector.code: tuple(sorted(known[fold(each.written)] for each in sector.addresses))
        for sector in read.sectors
        if sector.addresses
    }


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


async def _keep_feed(uow: UnitOfWork, target: _Target, code: str, feed: Mapping[str, FeedDay]) -> None:
    sector_id = await uow.connection.fetchval(_SECTOR_ID, target.stream_id, code)
    await uow.connection.execute("delete from waste_feed_day where sector_id = $1", sector_id)
    rows = [(new_id(), target.town_id, sector_id, uid, day.planned_on, day.shown_on) for uid, day in feed.items()]
    await uow.connection.executemany(_KEEP_FEED, rows)


def _new_changes(target: _Target, code: str, merged: Merged, stands: set[_Key]) -> list[PickupChange]:
    """Return what the file states about single days and no file stated before."""
    made_at = clock.now()
    return [
        PickupChange(
            kind=each.kind,
            planned_on=each.planned_on,
            new_on=each.new_on,
            stream=target.stream,
            sector=code,
            reason=each.reason,
            author=target.author,
            made_at=made_at,
        )
        for each in merged.changes
        if _key(each) not in stands
    ]


def _key(change: ReadChange | PickupChange) -> _Key:
    return change.kind, change.planned_on, change.new_on
