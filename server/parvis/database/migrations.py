"""Bring a database to what the rooms expect: every room's migrations, in order, under a lock, or nothing to do."""

import contextlib
import importlib
import io
import re
from pathlib import Path
from types import ModuleType

import asyncpg
import msgspec

from parvis.database.engine import ENGINE, OWNER_ROLE, connection_options
from parvis.database.roles import ensure_roles
from parvis.kernel.errors import Conflict

PACKAGE = Path(__file__).parents[1]
_FIRST = ("jobs", "towns", "people")
"""Others refer to these; between the rest there are no foreign keys, so the alphabet will do."""
_LOCK = 7_262_787  # "parvis" on a phone's keys, near enough
_ID = re.compile(r"^ID = [\"'](.+)[\"']$", re.MULTILINE)


class Migration(msgspec.Struct, frozen=True, order=True):
    """A migration file of a room."""

    room: str
    identifier: str
    module: str


def find_migrations() -> list[Migration]:
    """Return the package's migrations in the order they run, read from their files without importing them."""
    rooms = {path.parent.name for path in PACKAGE.glob("*/migrations")}
    ordered = [room for room in _FIRST if room in rooms] + sorted(rooms.difference(_FIRST))
    return [migration for room in ordered for migration in sorted(_of_room(room))]


def _of_room(room: str) -> list[Migration]:
    return [
        Migration(room, match[1], f"parvis.{room}.migrations.{path.stem}")
        for path in (PACKAGE / room / "migrations").glob("*.py")
        if (match := _ID.search(path.read_text()))
    ]


class MigrationFailed(Conflict):
    """A migration does not fit what is in the database."""

    code = "database.migration-failed"


async def migrate(url: str) -> list[Migration]:
    """Run what has not run on the database at `url`, each in a transaction of its own, and return it.

    Several processes may call it at once; one works, the others wait and find nothing to do.

    Raises:
        MigrationFailed: One does not fit; those before it stay, it changed nothing.
    """
    connection = await asyncpg.connect(url)
    try:
        await ensure_roles(connection)
        if not await find_pending(connection):
            return []
        await connection.execute("select pg_advisory_lock($1)", _LOCK)
        pending = await find_pending(connection)
        await _run(url, pending)
        return pending
    finally:
        await connection.close()


async def find_pending(connection: asyncpg.Connection) -> list[Migration]:
    """Return the migrations that have not run on this database."""
    there = find_migrations()
    if await connection.fetchval("select to_regclass('public.migration')") is None:
        return there
    ran = {(row["app_name"], row["name"]) for row in await connection.fetch("select app_name, name from migration")}
    return [migration for migration in there if (migration.room, migration.identifier) not in ran]


async def _run_one(module: ModuleType, connection: asyncpg.Connection) -> None:
    with contextlib.redirect_stdout(io.StringIO()):  # Piccolo reports by print
        await (await module.forwards()).run()
    for statement in getattr(module, "AFTERWARDS", ()):
        await connection.execute(statement)


async def _run(url: str, pending: list[Migration]) -> None:
    """Run `pending` through Piccolo as the owner, borrowing the engine.

    A migration's `AFTERWARDS` are statements for after its tables are made: Piccolo's `add_raw` runs before.
    """
    from piccolo.apps.migrations.tables import Migration as Ran  # slow to import, seldom needed

    before = ENGINE.pool
    ENGINE.pool = await asyncpg.create_pool(url, min_size=1, max_size=1, **connection_options(OWNER_ROLE))
    Ran._meta.db = ENGINE  # noqa: SLF001 - Piccolo's own table, which would look for a configuration file
    try:
        await Ran.create_table(if_not_exists=True)
        for migration in pending:
            async with ENGINE.transaction() as transaction:
                try:
                    await _run_one(importlib.import_module(migration.module), transaction.connection)
                except asyncpg.PostgresError as cause:
                    raise MigrationFailed(
                        f"The migration {migration.module} failed, and changed nothing: {cause}."
                    ) from cause
                await Ran.insert(Ran(name=migration.identifier, app_name=migration.room))
    finally:
        pool, ENGINE.pool = ENGINE.pool, before
        await pool.close()
