import asyncio
import os
import sys
from collections.abc import AsyncIterator
from uuid import uuid4

import asyncpg
import pytest

from parvis.database.migrations import MigrationFailed, find_migrations, find_pending, migrate
from tests.conftest import Database


@pytest.fixture
async def empty(postgres: str) -> AsyncIterator[str]:
    """The address of a database that nobody migrated."""
    name = f"empty_{uuid4().hex}"
    administrator = await asyncpg.connect(postgres)
    await administrator.execute(f"create database {name}")
    yield postgres.replace("/postgres?", f"/{name}?")
    await administrator.execute(f"drop database {name} with (force)")
    await administrator.close()


async def parvis_migrate(url: str) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PARVIS_")}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "parvis", "migrate"),
        env=environment | {"PARVIS_DATABASE_URL": url, "PARVIS_SECRET_KEY": "tests"},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    printed, _ = await process.communicate()
    assert process.returncode == 0, printed.decode()
    return printed.decode().splitlines()[-1]


async def test_migrating_twice_does_nothing_the_second_time(database: Database) -> None:
    assert await migrate(database.url) == []


def test_the_queue_and_the_towns_come_before_the_rooms() -> None:
    rooms = [migration.room for migration in find_migrations()]
    assert rooms[:3] == ["jobs", "towns", "people"]


async def test_two_machines_migrating_at_once_do_it_once(empty: str) -> None:
    said = await asyncio.gather(parvis_migrate(empty), parvis_migrate(empty))
    assert sorted(said) == sorted([f"{len(find_migrations())} migrations run.", "Nothing to do."])


async def test_a_migration_that_fails_leaves_nothing_behind(empty: str) -> None:
    connection = await asyncpg.connect(empty)
    try:
        await connection.execute("create table pgqueuer_log (in_the_way int)")
        with pytest.raises(MigrationFailed, match="jobs_0001_install_the_queue failed, and changed nothing"):
            await migrate(empty)
        assert (await find_pending(connection))[0].room == "jobs"
        assert await connection.fetchval("select to_regclass('pgqueuer')") is None
    finally:
        await connection.close()
