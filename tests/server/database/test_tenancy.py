import asyncpg
import pytest

from parvis.database.engine import ENGINE, connection_options
from parvis.database.tenancy import find_open_tables, town_table_policy
from parvis.database.unit_of_work import platform_unit_of_work, unit_of_work
from parvis.towns.services import Town
from tests.conftest import Database

INSTALLATION_TABLES = {
    "migration",
    "pgqueuer",
    "pgqueuer_log",
    "pgqueuer_schedules",
    "pgqueuer_statistics",
    "towns_town",
}
"""What every town's unit of work may see. A table that is added here shows its rows to everyone: think twice."""


async def test_every_table_of_a_town_is_shut_to_the_others(database: Database) -> None:
    async with platform_unit_of_work() as uow:
        assert await find_open_tables(uow.connection) == []


async def test_a_table_without_a_town_is_one_of_the_installations(database: Database) -> None:
    async with platform_unit_of_work() as uow:
        rows = await uow.connection.fetch("""
            select relname from pg_class class
             where relkind in ('r', 'p', 'm', 'v') and relnamespace = 'public'::regnamespace
               and not exists (select from pg_attribute where attrelid = class.oid and attname = 'town_id')""")
    assert {row["relname"] for row in rows} <= INSTALLATION_TABLES


async def test_the_application_owns_no_table(database: Database) -> None:
    async with platform_unit_of_work() as uow:
        owners = await uow.connection.fetch(
            "select distinct relowner::regrole::text from pg_class where relnamespace = 'public'::regnamespace"
        )
    assert "parvis_app" not in {owner[0] for owner in owners}


async def test_the_application_may_not_change_the_tables(database: Database) -> None:
    async with platform_unit_of_work() as uow:
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await uow.connection.execute("create table sneaky (id int)")


@pytest.fixture
async def notes(database: Database, town: Town, other_town: Town) -> None:
    """A note of each town, in a table made as migrations make them."""
    owner = await asyncpg.connect(database.url, **connection_options("parvis_owner"))
    await owner.execute(f"create table test_note (id int, town_id uuid, words text); {town_table_policy('test_note')}")
    await owner.close()
    for each, words in ((town.id, "ours"), (other_town.id, "theirs")):
        async with unit_of_work(each) as uow:
            await uow.connection.execute("insert into test_note values (1, $1, $2)", each, words)


@pytest.mark.usefixtures("notes")
async def test_a_query_without_a_filter_returns_nothing_of_another_town(town: Town) -> None:
    async with unit_of_work(town.id) as uow:
        assert [row["words"] for row in await uow.connection.fetch("select words from test_note")] == ["ours"]


@pytest.mark.usefixtures("notes")
async def test_another_towns_rows_can_be_neither_changed_nor_deleted(town: Town) -> None:
    async with unit_of_work(town.id) as uow:
        assert await uow.connection.execute("update test_note set words = 'taken' where words = 'theirs'") == "UPDATE 0"
        assert await uow.connection.execute("delete from test_note where words = 'theirs'") == "DELETE 0"


@pytest.mark.usefixtures("notes")
async def test_a_row_for_another_town_is_refused(town: Town, other_town: Town) -> None:
    async with unit_of_work(town.id) as uow:
        with pytest.raises(asyncpg.InsufficientPrivilegeError, match="row-level security"):
            await uow.connection.execute("insert into test_note values (2, $1, 'forged')", other_town.id)


@pytest.mark.usefixtures("notes")
async def test_a_row_cannot_be_given_to_another_town(town: Town, other_town: Town) -> None:
    async with unit_of_work(town.id) as uow:
        with pytest.raises(asyncpg.InsufficientPrivilegeError, match="row-level security"):
            await uow.connection.execute("update test_note set town_id = $1", other_town.id)


@pytest.mark.usefixtures("notes")
async def test_outside_any_town_nothing_is_seen(database: Database) -> None:
    async with platform_unit_of_work() as uow:
        assert await uow.connection.fetch("select * from test_note") == []
    assert ENGINE.pool is not None
    assert await ENGINE.pool.fetch("select * from test_note") == []


@pytest.mark.usefixtures("notes")
async def test_even_the_owner_sees_nothing_without_a_town(database: Database) -> None:
    owner = await asyncpg.connect(database.url, **connection_options("parvis_owner"))
    try:
        assert await owner.fetch("select * from test_note") == []
    finally:
        await owner.close()
