"""What `parvis doctor` sees in the database."""

from datetime import UTC, datetime

import asyncpg

from parvis.cli.finding import Finding
from parvis.database.engine import APP_ROLE
from parvis.database.migrations import find_pending
from parvis.database.tenancy import find_open_tables
from parvis.jobs.upkeep import read_queue_state_from
from parvis.kernel import clock
from parvis.settings import Settings

_OLDEST_VERSION = 160_000
_TOLERATED_SECONDS = 2.0
_LATE_SECONDS = 300.0


async def look_at_version(connection: asyncpg.Connection, _settings: Settings) -> Finding:
    """Does the server understand us?"""
    number = int(await connection.fetchval("show server_version_num"))
    words = f"PostgreSQL {await connection.fetchval('show server_version')}"
    if number < _OLDEST_VERSION:
        return Finding("database", "ill", f"{words} is too old: 16 or later is needed.")
    return Finding("database", "well", words)


async def look_at_migrations(connection: asyncpg.Connection, _settings: Settings) -> Finding:
    """Does it have what this version expects?"""
    pending = await find_pending(connection)
    if pending:
        return Finding("migrations", "ill", f"{len(pending)} have not run. Run parvis migrate.")
    return Finding("migrations", "well", "up to date")


async def look_at_wall(connection: asyncpg.Connection, _settings: Settings) -> Finding:
    """Can one town see another's rows?"""
    role = await connection.fetchrow("select rolsuper, rolbypassrls from pg_roles where rolname = $1", APP_ROLE)
    if role is None:
        return Finding("towns' wall", "ill", f"the role {APP_ROLE} is missing. Run parvis migrate.")
    owned = await connection.fetchval(
        "select count(*) from pg_class where relnamespace = 'public'::regnamespace and relowner = $1::regrole", APP_ROLE
    )
    if any(role) or owned:
        return Finding("towns' wall", "ill", f"the role {APP_ROLE} must own nothing and bypass nothing.")
    if open_tables := await find_open_tables(connection):
        return Finding("towns' wall", "ill", f"open to every town: {', '.join(open_tables)}.")
    return Finding("towns' wall", "well", "every town's rows are its own")


async def look_at_clock(connection: asyncpg.Connection, _settings: Settings) -> Finding:
    """Do this machine and the database agree on the time?"""
    theirs: datetime = await connection.fetchval("select clock_timestamp()")
    apart = abs((clock.now() - theirs.astimezone(UTC)).total_seconds())
    if apart > _TOLERATED_SECONDS:
        return Finding("clock", "look", f"{apart:.0f} s apart from the database's. Synchronise both machines.")
    return Finding("clock", "well", "agrees with the database's")


async def look_at_queue(connection: asyncpg.Connection, _settings: Settings) -> Finding:
    """Is background work getting done?"""
    if await connection.fetchval("select to_regclass('pgqueuer')") is None:
        return Finding("jobs", "ill", "there is no queue. Run parvis migrate.")
    state = await read_queue_state_from(connection)
    words = f"{state.waiting} waiting, {state.later} for later, {state.running} running, {state.dead} dead"
    if state.oldest_waiting_seconds > _LATE_SECONDS:
        return Finding(
            "jobs", "ill", f"{words}; the oldest waits since {state.oldest_waiting_seconds:.0f} s. Is a worker running?"
        )
    return Finding("jobs", "look" if state.dead else "well", words)


LOOKS = (look_at_version, look_at_migrations, look_at_wall, look_at_clock, look_at_queue)
