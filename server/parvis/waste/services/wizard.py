"""What the console's wizard asks: try a file, take in exactly what was seen, tell what was taken in."""

import asyncio
import hashlib
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from parvis.kernel import clock
from parvis.towns.services import Town, get_town
from parvis.waste.errors import DifferentImport, NothingNew, OutdatedPreview
from parvis.waste.import_schemas import Import, ImportPreview, Imports
from parvis.waste.imports.findings import show_all
from parvis.waste.imports.options import ImportOptions
from parvis.waste.imports.reader import read_schedule
from parvis.waste.imports.schedule import ReadSchedule
from parvis.waste.services.importing import ImportedFile, ImportReport, ImportTerms, import_schedule
from parvis.waste.services.undoing import PastImport, find_import, list_imports, undo_import

MOST_REMARKS = 200


class SentFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file, and what is to be made of it.

    Args:
        stream: The code of its stream.
        sector: Of a calendar, which names none: its sector; None is the whole town.
        only: Of a calendar that mixes collections: the one to take.
        replace: A feed that shares nothing with the one known may take its place.
        skip_unknown: Addresses that the town does not have may be left out.
    """

    name: str
    content: bytes
    stream: str
    sector: str | None = None
    only: str | None = None
    replace: bool = False
    skip_unknown: bool = False

    @property
    def sha256(self) -> str:
        """Name the bytes."""
        return hashlib.sha256(self.content).hexdigest()


async def preview_import(town_id: UUID, sent: SentFile) -> ImportPreview:
    """Return what the file would change; nothing changes.

    Raises:
        BadFile: It is refused, with every reason.
        UnknownStream: The town has none of that code.
    """
    town = await get_town(town_id)
    read = await _read(town, sent)
    terms = ImportTerms(replace=sent.replace, skip_unknown=sent.skip_unknown)
    report = await import_schedule(town, sent.stream, read, _file(sent, ""), dry_run=True, terms=terms)
    return _preview(sent, read, report)


async def apply_import(
    town_id: UUID, import_id: UUID, sent: SentFile, *, state: str, sha256: str, author: str
) -> tuple[Import, bool]:
    """Take in the file that was previewed, once, however often it is sent; return it, and whether it is new.

    Args:
        town_id: The town.
        import_id: Made by the console.
        sent: The file, its bytes once more.
        state: The preview's.
        sha256: The preview's.
        author: Who is signed in.

    Raises:
        BadFile: It is refused, with every reason.
        OutdatedPreview: The bytes or what stands are not what the preview showed; with a new preview.
        DifferentImport: The id is taken by another file.
        NothingNew: All that the file says is known.
    """
    if there := await _find_same(town_id, import_id, sent):
        return there, False
    if sha256 != sent.sha256:
        raise OutdatedPreview(preview=msgspec.to_builtins(await preview_import(town_id, sent)))
    town = await get_town(town_id)
    read = await _read(town, sent)
    terms = ImportTerms(import_id=import_id, state=state, replace=sent.replace, skip_unknown=sent.skip_unknown)
    try:
        await import_schedule(town, sent.stream, read, _file(sent, author), terms=terms)
    except (OutdatedPreview, DifferentImport) as refusal:
        # What waited behind the same import, sent twice, finds that one's traces instead of what was seen.
        if there := await _find_same(town_id, import_id, sent):
            return there, False
        if isinstance(refusal, DifferentImport):  # of another town, behind the wall
            raise
        raise OutdatedPreview(preview=msgspec.to_builtins(await preview_import(town_id, sent))) from refusal
    past = await find_import(town_id, import_id)
    if past is None:
        raise NothingNew
    return _shown(past), True


async def undo(town_id: UUID, import_id: UUID, *, author: str) -> Import:
    """Make what stood before an import stand again.

    Raises:
        UnknownImport, LaterImport, SectorsChangedSince, ChangesSince: As `undo_import`.
    """
    return _shown(await undo_import(await get_town(town_id), import_id, author=author))


async def show_imports(town_id: UUID) -> Imports:
    """Return the files that were taken in, the last first."""
    return Imports([_shown(past) for past in await list_imports(town_id)])


async def _find_same(town_id: UUID, import_id: UUID, sent: SentFile) -> Import | None:
    """Return the import of that id, if it is there.

    Raises:
        DifferentImport: It is of another file.
    """
    past = await find_import(town_id, import_id)
    if past is None:
        return None
    if (past.sha256, past.stream) != (sent.sha256, sent.stream):
        raise DifferentImport
    return _shown(past)


async def _read(town: Town, sent: SentFile) -> ReadSchedule:
    """Read the file beside the event loop: a large one takes seconds."""
    zone = town.profile.time_zone
    options = ImportOptions(zone=ZoneInfo(zone), today=clock.today(zone), sector=sent.sector, only=sent.only)
    return await asyncio.to_thread(read_schedule, sent.name, sent.content, options)


def _file(sent: SentFile, author: str) -> ImportedFile:
    return ImportedFile(sent.name, sent.sha256, author)


def _preview(sent: SentFile, read: ReadSchedule, report: ImportReport) -> ImportPreview:
    remarks = [*read.remarks, *report.remarks]
    return ImportPreview(
        stream=sent.stream,
        file_name=sent.name,
        format=read.format,
        sha256=sent.sha256,
        state=report.state,
        changes_anything=report.changes_anything,
        sectors=report.sectors,
        sectors_elsewhere=report.sectors_elsewhere,
        days=report.days,
        coverage=report.coverage,
        remarks=show_all(remarks[:MOST_REMARKS]),
        remarks_total=len(remarks),
    )


def _shown(past: PastImport) -> Import:
    return Import(
        id=past.id,
        stream=past.stream,
        file_name=past.file_name,
        format=past.format,
        author=past.author,
        made_at=past.made_at,
        sectors_added=past.report.sectors_added,
        sectors_changed=past.report.sectors_changed,
        days=past.report.days,
        coverage=past.report.coverage,
        remarks_total=len(past.remarks),
        undone_at=past.undone_at,
        undone_by=past.undone_by,
        can_undo=past.is_last,
    )
