"""`parvis import town` and `parvis import addresses`: a second town in two commands."""

import json
from pathlib import Path

import msgspec
import pytest

from parvis.jobs.registry import REGISTRY
from parvis.towns.commands import import_group
from parvis.towns.events import AddressesChanged
from parvis.towns.services import Town, get_town_by_slug, list_addresses
from parvis.waste.imports.reader import read_schedule
from parvis.waste.services import ImportedFile, build_addresses, import_schedule, set_streams
from tests.conftest import Database
from tests.open_house import run_command
from tests.server.towns.factories import a_profile
from tests.server.waste.factories import OPTIONS, a_stream

SQUARE = {"type": "Polygon", "coordinates": [[[-71, 46], [-70, 46], [-70, 47], [-71, 47], [-71, 46]]]}
TABLE = "numéro,rue,lon,lat\n2,rue du Moulin,-70.5,46.5\n4,rue du Moulin,-69.5,46.5\n"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    districts = [{"code": "nord", "name": {"fr": "Le Nord"}, "polygon": SQUARE}]
    town = {"slug": "val", "hosts": ["val.example"], "districts": districts, **msgspec.to_builtins(a_profile())}
    (tmp_path / "town.json").write_text(json.dumps(town))
    (tmp_path / "addresses.csv").write_text(TABLE)
    (tmp_path / "bad.csv").write_text("numéro,rue,lon,lat\nx,rue du Moulin,-70.5,46.5\n")
    return tmp_path


async def a_town_by_command(database: Database, files: Path) -> Town:
    result = await run_command(database, import_group, "town", str(files / "town.json"))
    assert result.output == "Val-des-Sources (val): val.example\n"
    return await get_town_by_slug("val")


async def test_a_town_and_its_addresses_come_from_two_files(database: Database, files: Path) -> None:
    town = await a_town_by_command(database, files)
    result = await run_command(database, import_group, "addresses", str(files / "addresses.csv"), "--town", "val")
    assert result.output == "2 adresses, 1 rues\n"
    assert [(each.key, each.district) for each in await list_addresses(town.id)] == [
        ("2 rue du Moulin", "nord"), ("4 rue du Moulin", None),
    ]  # fmt: skip


async def test_bringing_the_town_again_changes_it_and_keeps_it(database: Database, files: Path) -> None:
    first = await a_town_by_command(database, files)
    assert (await a_town_by_command(database, files)).id == first.id


async def test_bad_addresses_change_nothing_and_are_named(database: Database, files: Path) -> None:
    town = await a_town_by_command(database, files)
    await run_command(database, import_group, "addresses", str(files / "addresses.csv"), "--town", "val")
    result = await run_command(database, import_group, "addresses", str(files / "bad.csv"), "--town", "val")
    assert result.exit_code == 1
    assert "ligne 2" in result.output
    assert len(await list_addresses(town.id)) == 2


async def test_an_unknown_town_is_told_with_those_there_are(database: Database, files: Path) -> None:
    await a_town_by_command(database, files)
    result = await run_command(database, import_group, "addresses", str(files / "addresses.csv"), "--town", "vale")
    assert "The towns are: val." in result.output


async def test_new_addresses_find_their_zone_by_themselves(database: Database, files: Path) -> None:
    town = await a_town_by_command(database, files)
    await set_streams(town.id, [a_stream("recyclage")])
    read = read_schedule("a.csv", "secteur,règle\ntous,chaque lundi\n".encode(), OPTIONS)
    await import_schedule(town, "recyclage", read, ImportedFile("a.csv", "0" * 64, "Ville"))
    await run_command(database, import_group, "addresses", str(files / "addresses.csv"), "--town", "val")
    (listener,) = REGISTRY.listeners[AddressesChanged]
    assert await listener.run(AddressesChanged(town_id=town.id)) == {"addresses": 2, "zones": 1}
    book = await build_addresses(town.as_served(), None)
    assert {zone for _, zone, _ in book.streets[0].grounds} == {0}
