"""Take a file's schedule in: all of it in one transaction, or nothing; and keep what stood before."""

from collections.abc import Mapping
from uuid import UUID

import msgspec

from parvis.database.unit_of_work import UnitOfWork, unit_of_work
from parvis.kernel import clock
from parvis.kernel.ids import new_id
from parvis.towns.services import Town, list_addresses
from parvis.waste.errors import DifferentImport, OutdatedPreview
from parvis.waste.import_schemas import Coverage, Differences, SectorDifference, SectorState
from parvis.waste.imports.findings import Finding, find
from parvis.waste.imports.merge import FeedDay
from parvis.waste.imports.schedule import ReadSchedule
from parvis.waste.services.calendar_news import touch_calendar
from parvis.waste.services.differences import count_differences
from parvis.waste.services.held import HeldSector, digest, read_held
from parvis.waste.services.sectors import NewSector
from parvis.waste.services.streams import get_stream_id
from parvis.waste.services.taking_in import (
    Taken,
    Target,
    check_feeds,
    check_ground,
    match_addresses,
    recognise,
    take_in,
)
from parvis.waste.services.zones import read_coverage, refresh_zones

_ONE_AT_A_TIME = "select id from waste_stream where id = $1 for no key update"
_LOG = """
insert into waste_import (id, town_id, stream_id, file_name, sha256, author, made_at, counts, format, remarks, before,
    after, added, withdrawn, undone_by)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, '')
on conflict (id) do nothing returning true
"""


class ImportedFile(msgspec.Struct, frozen=True):
    """Which file, and who brought it."""

    name: str
    sha256: str
    author: str


class ImportTerms(msgspec.Struct, frozen=True, kw_only=True):
    """On which terms a file is taken in.

    Args:
        import_id: The id under which it is kept, where somebody made one already.
        state: What `ImportReport.state` was when somebody looked; None takes it in whatever there is.
        replace: A feed that shares nothing with the one known may take its place.
        skip_unknown: Addresses that the town does not have may be left out.
    """

    import_id: UUID | None = None
    state: str | None = None
    replace: bool = False
    skip_unknown: bool = False


class ImportReport(msgspec.Struct, frozen=True, kw_only=True):
    """What a file changed, or would.

    Args:
        sectors_added: New ones.
        sectors_changed: Those whose ground, words or days changed.
        sectors_same: Those that stayed as they were.
        sectors_elsewhere: Those of the stream that the file does not name; they stay.
        days: What changes in the coming thirteen months.
        coverage: How the sectors cover the town's addresses now.
        sectors: Those of the file.
        state: Names what stood before, and the day: the same file on the same state does the same.
    """

    sectors_added: int
    sectors_changed: int
    sectors_same: int
    sectors_elsewhere: int
    days: Differences
    coverage: Coverage
    sectors: list[SectorDifference] = []
    remarks: list[Finding] = []
    state: str = ""

    @property
    def changes_anything(self) -> bool:
        """Say whether the file says anything new."""
        return bool(self.sectors_added or self.sectors_changed)


class SectorBefore(msgspec.Struct, frozen=True, kw_only=True):
    """A sector that an import changed, as it stood before.

    Args:
        sector: None where there was none.
        feed: The events of its feed.
    """

    code: str
    sector: NewSector | None
    feed: dict[str, FeedDay] = {}


class _OnlyTried(Exception):
    """Rolls a dry run back."""

    def __init__(self, report: ImportReport) -> None:
        super().__init__()
        self.report = report


async def import_schedule(
    town: Town,
    stream: str,
    read: ReadSchedule,
    file: ImportedFile,
    *,
    dry_run: bool = False,
    terms: ImportTerms | None = None,
) -> ImportReport:
    """Take `read` into the town's stream, and return what changed; with `dry_run`, what would.

    Raises:
        BadFile: An address is unknown, the sectors are another town's, or a feed shares nothing with the one known;
            nothing changed.
        UnknownStream: The town has none of that code.
        OutdatedPreview: What stands is not what `terms` say that somebody saw.
        DifferentImport: The id that `terms` give is taken.
    """
    try:
        async with unit_of_work(town.id) as uow:
            return await _import(uow, town, stream, read, file, dry_run=dry_run, terms=terms or ImportTerms())
    except _OnlyTried as tried:
        return tried.report


async def _import(
    uow: UnitOfWork,
    town: Town,
    stream: str,
    read: ReadSchedule,
    file: ImportedFile,
    *,
    dry_run: bool,
    terms: ImportTerms,
) -> ImportReport:
    target = await open_stream(uow, town, stream, file.author)
    speaks_of_places = any(sector.area or sector.addresses for sector in read.sectors)
    addresses = await list_addresses(town.id) if speaks_of_places else []
    before = await read_held(uow, town.slug, stream, target.today)
    read = recognise(read, before)
    state = f"{target.today:%Y%m%d}-{digest(before, with_changes=True)[:40]}"
    if terms.state not in {None, state}:
        raise OutdatedPreview
    check_ground(read, addresses)
    if not terms.replace:
        check_feeds(read, before, target.today)
    listed, left_out = match_addresses(read, addresses, skip_unknown=terms.skip_unknown)
    taken = {
        sector.code: await take_in(uow, target, sector, before.get(sector.code), listed.get(sector.code, ()))
        for sector in read.sectors
    }
    after = await read_held(uow, town.slug, stream, target.today)
    coverage = await _cover(town.id, before, after)
    sectors = [
        SectorDifference(each.code, after[each.code].name or each.code, _state_of(each.code, taken, before))
        for each in read.sectors
    ]
    states = [sector.state for sector in sectors]
    report = ImportReport(
        sectors_added=states.count("added"),
        sectors_changed=states.count("changed"),
        sectors_same=states.count("same"),
        sectors_elsewhere=len(before.keys() - taken.keys()),
        days=count_differences(before, after, target.today),
        coverage=coverage,
        sectors=sectors,
        remarks=[*left_out, *_nowhere(after, taken)],
        state=state,
    )
    if dry_run:
        raise _OnlyTried(report)
    if report.changes_anything:
        kept = (
            terms.import_id or new_id(),
            town.id,
            target.stream_id,
            file.name,
            file.sha256,
            file.author,
            clock.now(),
        )
        if not await uow.connection.fetchval(_LOG, *kept, *_memory(read, report, before, after, taken)):
            raise DifferentImport
    return report


async def open_stream(uow: UnitOfWork, town: Town, stream: str, author: str) -> Target:
    """Return the stream as the place where a file goes or is undone; one at a time, the next one waits.

    Raises:
        UnknownStream: The town has none of that code.
    """
    stream_id = await get_stream_id(town.id, stream)
    await uow.connection.execute(_ONE_AT_A_TIME, stream_id)
    return Target(town.id, stream_id, stream, author, clock.today(town.profile.time_zone))


async def _cover(town_id: UUID, before: Mapping[str, HeldSector], after: Mapping[str, HeldSector]) -> Coverage:
    """Return how the sectors cover the town; where no ground changed, everybody lives where they lived."""
    if {code: each.ground for code, each in before.items()} == {code: each.ground for code, each in after.items()}:
        await touch_calendar(town_id)
        if coverage := await read_coverage(town_id):
            return coverage
    return await refresh_zones(town_id)


def _state_of(code: str, taken: Mapping[str, Taken], before: Mapping[str, HeldSector]) -> SectorState:
    if code not in before:
        return "added"
    return "changed" if taken[code].is_other else "same"


def _nowhere(after: Mapping[str, HeldSector], taken: Mapping[str, Taken]) -> list[Finding]:
    """Return a remark on each sector of the file that has days and no ground."""
    return [
        find("sector-nowhere", sector=each.name or code)
        for code, each in after.items()
        if code in taken and not (each.polygon or each.listed or each.is_everywhere)
    ]


def _memory(
    read: ReadSchedule,
    report: ImportReport,
    before: Mapping[str, HeldSector],
    after: Mapping[str, HeldSector],
    taken: Mapping[str, Taken],
) -> tuple[object, ...]:
    """Return what undoing this import will need, and what its history tells."""
    changed = [code for code, each in taken.items() if each.is_other or code not in before]
    stood = [
        SectorBefore(code=code, sector=before[code].sector, feed=dict(before[code].feed))
        if code in before
        else SectorBefore(code=code, sector=None)
        for code in changed
    ]
    return (
        _json(report),
        read.format,
        _json([*read.remarks, *report.remarks]),
        _json(stood),
        digest({code: after[code] for code in changed if code in after}, with_changes=False),
        [change_id for each in taken.values() for change_id in each.added],
        [change_id for each in taken.values() for change_id in each.withdrawn],
    )


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
