"""`parvis import collections`, as a clerk runs it."""

import asyncio
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.conftest import Database
from tests.server.waste.factories import a_town_with_streams

from parvis.database.engine import ENGINE, open_database
from parvis.kernel.clock import FakeClock
from parvis.waste.commands import import_group


class OpenHouse:
    """A house whose database is the test's, for a command that runs its own event loop."""

    def __init__(self, url: str) -> None:
        self._url = url

    def run(self, work: Coroutine[Any, Any, Any]) -> Any:  # noqa: ANN401 - CommandHouse's own signature is generic
        async def opened() -> Any:  # noqa: ANN401
            async with open_database(self._url):
                return await work

        return asyncio.run(opened())

    def origin(self, host: str) -> str:
        return f"https://{host}"


async def take(database: Database, *arguments: str) -> Result:
    """Run the command in a thread of its own, while this loop's pool is put aside."""
    mine, ENGINE.pool = ENGINE.pool, None
    try:
        command = ["collections", *arguments, "--town", "val-des-sources", "--stream", "recyclage"]
        return await asyncio.to_thread(CliRunner().invoke, import_group, command, obj=OpenHouse(database.url))
    finally:
        ENGINE.pool = mine


@pytest.fixture
async def table(database: Database, clock: FakeClock, tmp_path: Path) -> Path:
    await a_town_with_streams()
    path = tmp_path / "horaire.csv"
    path.write_text("secteur;règle\ntous;chaque lundi\n")
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
