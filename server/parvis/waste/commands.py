"""`parvis import collections` and `parvis import streams`: what is collected, and when, from the files a town has."""

import hashlib
from pathlib import Path
from time import perf_counter
from uuid import UUID
from zoneinfo import ZoneInfo

import click
import msgspec

from parvis.kernel import clock
from parvis.kernel.commands import CommandHouse
from parvis.towns.services import get_town_by_slug
from parvis.waste.imports.findings import BadFile, Language
from parvis.waste.imports.options import ImportOptions
from parvis.waste.imports.reader import check_size, read_schedule
from parvis.waste.imports.schedule import ReadSchedule
from parvis.waste.report import (
    history_lines,
    refusal_lines,
    remark_lines,
    report_lines,
    timing_line,
    undone_line,
)
from parvis.waste.rules.guide_faults import guide_faults
from parvis.waste.rules.holidays_off import holidays_of
from parvis.waste.rules.stream_names import streams_called
from parvis.waste.schemas import GuideEntry, Place
from parvis.waste.services import (
    ImportedFile,
    ImportTerms,
    NewStream,
    get_stream_code,
    import_schedule,
    list_imports,
    list_stream_names,
    set_guide,
    set_streams,
    undo_import,
)


class ImportOrder(msgspec.Struct, frozen=True, kw_only=True):
    """What the command was asked."""

    path: Path
    town: str
    stream: str
    sector: str | None
    only: str | None
    author: str
    language: Language
    dry_run: bool
    replace: bool
    skip_unknown: bool


@click.group("import")
def import_group() -> None:
    """Bring a town's data in from files."""


@import_group.command("collections")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--town", required=True, metavar="SLUG", help="Which town.")
@click.option("--stream", required=True, metavar="NAME", help="Which of its streams: a code, or as the town calls it.")
@click.option("--sector", metavar="NAME", help="The sector of a calendar that names none; without it, the whole town.")
@click.option("--only", metavar="TEXT", help="Of a calendar that mixes collections, the events with this title.")
@click.option("--replace", is_flag=True, help="Take a feed that shares nothing with the one known in its place.")
@click.option("--skip-unknown", is_flag=True, help="Leave out addresses that the town does not have.")
@click.option("--author", default="parvis import", show_default=True, help="Who is said to have decided changes.")
@click.option("--language", type=click.Choice(["fr", "en"]), default="fr", show_default=True)
@click.option("--dry-run", is_flag=True, help="Say what it would change, and change nothing.")
@click.pass_obj
def collections(house: CommandHouse, /, file: Path, **asked: object) -> None:
    """Take in a schedule: a calendar (.ics), a table (.csv, .xlsx, .ods) or a map (.geojson).

    The file is taken whole or not at all. A table has one row for a day, a rule or an address of a sector, with the
    columns (French or English): secteur, nom, date, jusqu'au, remplace, raison, règle, à partir du, saison, dépôt,
    adresse. A rule is written “chaque lundi”, “aux 2 semaines le jeudi à partir du 2027-01-07”, “1er mercredi du mois”,
    or iCalendar's FREQ=….
    """
    order = msgspec.convert({"path": str(file), **asked}, ImportOrder, dec_hook=lambda _, text: Path(text))
    for line in house.run(take_in(order)):
        click.echo(line)


_town = click.option("--town", required=True, metavar="SLUG", help="Which town.")
_language = click.option("--language", type=click.Choice(["fr", "en"]), default="fr", show_default=True)


@import_group.command("history")
@_town
@click.option("--stream", metavar="NAME", help="Only of this stream: a code, or as the town calls it.")
@_language
@click.pass_obj
def history(house: CommandHouse, /, town: str, stream: str | None, language: Language) -> None:
    """Tell which schedules were taken in, the last first, and which were undone."""
    for line in house.run(_history(town, stream, language)):
        click.echo(line)


async def _history(slug: str, stream: str | None, language: Language) -> list[str]:
    town = await get_town_by_slug(slug)
    code = None if stream is None else await get_stream_code(town.id, stream)
    return history_lines(await list_imports(town.id, code), language, ZoneInfo(town.profile.time_zone))


@import_group.command("undo")
@_town
@click.option("--stream", required=True, metavar="NAME", help="Of which stream: a code, or as the town calls it.")
@click.option("--author", default="parvis import", show_default=True, help="Who is said to have undone it.")
@_language
@click.pass_obj
def undo(house: CommandHouse, /, town: str, stream: str, author: str, language: Language) -> None:
    """Undo the stream's last import: what stood before stands again, and no pickup loses its identity."""
    click.echo(house.run(_undo(town, stream, author, language)))


async def _undo(slug: str, stream: str, author: str, language: Language) -> str:
    town = await get_town_by_slug(slug)
    code = await get_stream_code(town.id, stream)
    last = next((past for past in await list_imports(town.id, code) if past.is_last), None)
    if last is None:
        raise click.ClickException("Rien à annuler." if language == "fr" else "There is nothing to undo.")
    return undone_line(await undo_import(town, last.id, author=author), language)


class StreamsFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A town's streams, its places to bring things, and its sorting guide."""

    streams: list[NewStream]
    places: list[Place] = []
    guide: list[GuideEntry] = []


@import_group.command("streams")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--town", required=True, metavar="SLUG", help="Which town.")
@click.pass_obj
def streams(house: CommandHouse, /, file: Path, town: str) -> None:
    """Take in what a town collects, and its sorting guide, from a JSON file.

    The file holds streams, places and guide, each as in the demo town's files in `waste/demo`.
    """
    try:
        read = msgspec.json.decode(file.read_bytes(), type=StreamsFile)
    except (msgspec.DecodeError, UnicodeDecodeError) as cause:
        raise click.ClickException(f"{file.name}: {cause}") from cause
    click.echo(house.run(_take_streams(town, read)))


async def _take_streams(slug: str, read: StreamsFile) -> str:
    """Write a town's streams, places and guide.

    Raises:
        click.ClickException: The guide would send people where there is nothing; every fault is named.
    """
    town = await get_town_by_slug(slug)
    streams = {new.stream.code for new in read.streams} | set(await list_stream_names(town.id))
    year = clock.today(town.profile.time_zone).year
    holidays = {each.key for each in holidays_of(town.profile.region, year)}
    if faults := guide_faults(read.places, read.guide, streams=streams, holidays=holidays):
        raise click.ClickException("\n".join(["Nothing was taken in:", *(f"  {fault}" for fault in faults)]))
    await set_streams(town.id, read.streams)
    await set_guide(town.id, read.places, read.guide)
    return f"{len(read.streams)} streams, {len(read.places)} places, {len(read.guide)} objects"


async def take_in(order: ImportOrder) -> list[str]:
    """Read the file, write it, and return what to tell the person.

    Raises:
        click.ClickException: The file was refused; every reason is named.
    """
    town = await get_town_by_slug(order.town)
    options = ImportOptions(
        zone=ZoneInfo(town.profile.time_zone),
        today=clock.today(town.profile.time_zone),
        sector=order.sector,
        only=order.only,
    )
    stream = await get_stream_code(town.id, order.stream)
    try:
        began = perf_counter()
        check_size(order.path.name, order.path.stat().st_size)
        content = order.path.read_bytes()
        read = await _read_of_stream(town.id, stream, order.path.name, content, options)
        was_read = perf_counter()
        file = ImportedFile(order.path.name, hashlib.sha256(content).hexdigest(), order.author)
        terms = ImportTerms(replace=order.replace, skip_unknown=order.skip_unknown)
        report = await import_schedule(town, stream, read, file, dry_run=order.dry_run, terms=terms)
        written = perf_counter()
    except BadFile as refusal:
        raise click.ClickException("\n".join(refusal_lines(refusal.findings, order.language))) from refusal
    return [
        *remark_lines([*read.remarks, *report.remarks], order.language),
        *report_lines(report, order.language, dry_run=order.dry_run),
        timing_line(order.language, read_seconds=was_read - began, written_seconds=written - was_read),
    ]


async def _read_of_stream(
    town_id: UUID, stream: str, name: str, content: bytes, options: ImportOptions
) -> ReadSchedule:
    """Read a schedule; of a calendar that mixes collections, the one whose title this town gives to the stream.

    Raises:
        BadFile: It cannot be read, or its titles leave open which one is meant.
    """
    try:
        return read_schedule(name, content, options)
    except BadFile as mixed:
        names = await list_stream_names(town_id)
        titles = [kind.name for kind in mixed.kinds if streams_called(names, kind.name) == [stream]]
        if len(titles) != 1:
            raise
    return read_schedule(name, content, msgspec.structs.replace(options, only=titles[0]))
