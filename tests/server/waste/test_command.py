"""`parvis import collections`, as a clerk runs it."""

import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from parvis.kernel.clock import FakeClock
from parvis.towns.services import get_town_by_slug
from parvis.waste.commands import import_group
from parvis.waste.services import build_streams
from tests.conftest import Database
from tests.open_house import run_command
from tests.server.waste.factories import a_town_with_streams


async def take(database: Database, *arguments: str) -> Result:
    options = ("--town", "val-des-sources", "--stream", "recyclage")
    return await run_command(database, import_group, "collections", *arguments, *options)


@pytest.fixture
async def table(database: Database, clock: FakeClock, tmp_path: Path) -> Path:
    await a_town_with_streams()
    path = tmp_path / "horaire.csv"
    path.write_text("secteur;règle\ntous;chaque lundi\n")
    return path


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    """The demo town's own files as one, as a real town would bring them."""
    folder = files("parvis.waste.demo")
    parts = {name: json.loads((folder / f"{name}.json").read_text()) for name in ("streams", "places", "guide")}
    path = tmp_path / "tri.json"
    path.write_text(json.dumps(parts))
    return path


@pytest.fixture
def bad_table(tmp_path: Path) -> Path:
    path = tmp_path / "fautes.csv"
    path.write_text("secteur;date\nA;2027-02-30\nA;demain\n")
    return path


async def test_it_tells_what_it_did_and_how_long_it_took(database: Database, table: Path) -> None:
    result = await take(database, str(table))
    assert result.exit_code == 0, result.output
    assert result.output.splitlines()[:2] == [
        "Importé.", "Secteurs\u00a0: 1 nouveaux, 0 changés, 0 pareils, 0 absents du fichier et gardés."
    ]  # fmt: skip
    assert "57 ajoutées" in result.output
    assert "Lu en " in result.output


async def test_a_dry_run_says_that_it_is_one_and_can_be_run_for_real_after(database: Database, table: Path) -> None:
    tried = await take(database, str(table), "--dry-run", "--language", "en")
    assert tried.output.startswith("Dry run: nothing changed.")
    assert "1 new" in tried.output
    assert "1 new" in (await take(database, str(table), "--language", "en")).output


async def test_a_bad_file_is_refused_with_every_line_and_an_exit_code(
    database: Database, table: Path, bad_table: Path
) -> None:
    result = await take(database, str(bad_table))
    assert result.exit_code == 1
    assert "Le fichier est refusé; rien n’a changé." in result.output
    assert "Ligne 2" in result.output
    assert "Ligne 3" in result.output


async def test_a_file_far_too_large_is_refused_before_it_is_read(database: Database, table: Path) -> None:
    with table.open("wb") as file:
        file.truncate(100_000_000)
    result = await take(database, str(table), "--language", "en")
    assert result.exit_code == 1
    assert "larger than 10 Mo / MB" in result.output


async def test_the_help_names_every_column(table: Path) -> None:
    shown = CliRunner().invoke(import_group, ["collections", "--help"]).output
    for column in ("secteur", "nom", "date", "remplace", "raison", "règle", "saison", "dépôt", "adresse"):
        assert column in shown


async def test_streams_and_a_sorting_guide_come_from_one_file(database: Database, table: Path, guide: Path) -> None:
    result = await run_command(database, import_group, "streams", str(guide), "--town", "val-des-sources")
    assert result.output == "6 streams, 6 places, 326 objects\n"
    town = await get_town_by_slug("val-des-sources")
    assert len((await build_streams(town.as_served(), None)).guide) == 326


async def test_a_file_that_is_no_guide_is_refused_with_its_place(database: Database, bad_table: Path) -> None:
    result = await run_command(database, import_group, "streams", str(bad_table), "--town", "val-des-sources")
    assert result.exit_code == 1
    assert "fautes.csv" in result.output


async def test_the_history_tells_what_was_taken_in_and_what_was_undone(database: Database, table: Path) -> None:
    await take(database, str(table))
    town = ("--town", "val-des-sources")
    assert (
        "recyclage  horaire.csv  par parvis import"
        in (await run_command(database, import_group, "history", *town)).output
    )
    undone = await run_command(database, import_group, "undo", *town, "--stream", "recyclage", "--author", "Chloé")
    assert undone.output == "Annulé\u00a0: horaire.csv.\n"
    shown = (await run_command(database, import_group, "history", *town, "--language", "en")).output
    assert shown.splitlines()[-1].endswith("by Chloé")
    again = await run_command(database, import_group, "undo", *town, "--stream", "recyclage")
    assert (again.exit_code, again.output) == (1, "Error: Rien à annuler.\n")


async def test_a_refusal_that_may_be_answered_says_with_what(database: Database, table: Path, tmp_path: Path) -> None:
    listed = tmp_path / "adresses.csv"
    listed.write_text("secteur;règle;adresse\nA;chaque lundi;2 rue du Moulin\nA;;99 rue du Moulin\n")
    refused = await take(database, str(listed))
    assert (refused.exit_code, "ajoutez --skip-unknown" in refused.output) == (1, True)
    assert (await take(database, str(listed), "--skip-unknown")).exit_code == 0


def alter(path: Path, change: Callable[[dict[str, Any]], None]) -> None:
    read = json.loads(path.read_text())
    change(read)
    path.write_text(json.dumps(read))


async def test_a_guide_that_leads_nowhere_is_refused_with_every_fault(
    database: Database, table: Path, guide: Path
) -> None:
    entries = [
        {"object": {"fr": "Pneus"}, "synonyms": [], "place": "garagge", "words": {}},
        {"object": {"fr": "PNEUS"}, "synonyms": [], "stream": "compost", "also_at": ["ecocentre"], "words": {}},
        {"object": {"fr": "Amiante"}, "synonyms": [], "words": {}},
    ]
    alter(guide, lambda read: read.update(guide=entries))
    alter(guide, lambda read: read["places"][0]["opening"].update(holidays=["noel"]))
    result = await run_command(database, import_group, "streams", str(guide), "--town", "val-des-sources")
    assert result.exit_code == 1
    for fault in (
        "ecocentre: there is no holiday 'noel'",
        "Pneus: there is no place 'garagge'",
        "PNEUS: there is no stream 'compost'",
        "PNEUS: also_at needs a place",
        "Amiante: it goes nowhere, and no words say what to do",
        "pneus: 2 entries are about it",
    ):
        assert fault in result.output
    town = await get_town_by_slug("val-des-sources")
    assert (await build_streams(town.as_served(), None)).guide == []


async def test_hours_that_cannot_be_are_refused_with_their_place(database: Database, table: Path, guide: Path) -> None:
    alter(guide, lambda read: read["places"][0]["opening"]["seasons"][0]["hours"][0].update(closes="07:00"))
    result = await run_command(database, import_group, "streams", str(guide), "--town", "val-des-sources")
    assert result.exit_code == 1
    assert "opens before it closes" in result.output
    assert "$.places[0].opening.seasons[0].hours[0]" in result.output


@pytest.fixture
def mixed_feed(tmp_path: Path) -> Path:
    """A calendar of two collections, each under the title that the site of a town gives it."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0"]
    for number, title in enumerate(("Récupération (bac bleu)", "Bac brun", "Récupération (bac bleu)")):
        lines += ["BEGIN:VEVENT", f"UID:{number}@feed", f"SUMMARY:{title}", f"DTSTART;VALUE=DATE:2026120{number + 1}"]
        lines += ["END:VEVENT"]
    path = tmp_path / "mixte.ics"
    path.write_text("\r\n".join([*lines, "END:VCALENDAR", ""]))
    return path


async def import_of(database: Database, path: Path, stream: str) -> Result:
    arguments = ("collections", str(path), "--town", "val-des-sources", "--stream", stream)
    return await run_command(database, import_group, *arguments)


async def test_a_stream_is_meant_by_what_the_town_calls_it(database: Database, table: Path, guide: Path) -> None:
    await run_command(database, import_group, "streams", str(guide), "--town", "val-des-sources")
    assert (await import_of(database, table, "bac brun")).exit_code == 0
    refused = await import_of(database, table, "bac vert")
    assert "The town has no stream 'bac vert'" in refused.output
    unsure = await import_of(database, table, "bac")
    assert "ordures, recyclage, organiques" in unsure.output


async def test_of_a_mixed_calendar_the_title_that_the_town_gives_the_stream_is_taken(
    database: Database, table: Path, guide: Path, mixed_feed: Path
) -> None:
    await run_command(database, import_group, "streams", str(guide), "--town", "val-des-sources")
    taken = await import_of(database, mixed_feed, "recyclage")
    assert taken.exit_code == 0, taken.output
    assert "2 ajoutées" in taken.output
    left_open = await import_of(database, mixed_feed, "ordures")
    assert left_open.exit_code == 1
    assert "Nommez-la avec --only." in left_open.output
