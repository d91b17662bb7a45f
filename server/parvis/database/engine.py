"""The one engine of this process: Piccolo's tables find it through `parvis.database.piccolo_conf`.

It has no address of its own: `open_database` gives it a pool, so that tests point it at a cloned database.
"""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import asyncpg
from piccolo.engine.postgres import PostgresEngine

from parvis.kernel.errors import Unavailable

APP_ROLE = "parvis_app"
OWNER_ROLE = "parvis_owner"


class DatabaseNotOpen(Unavailable):
    """Nothing opened the database in this process."""

    code = "database.not-open"


class PooledConnection(asyncpg.Connection):
    """A connection that needs no cleaning between users: everything we set ends with its transaction.

    asyncpg's own reset costs a round trip on every release.
    """

    def get_reset_query(self) -> str:
        """Return nothing to run."""
        return ""


class PooledEngine(PostgresEngine):
    """Piccolo's engine, which never opens a connection behind our back."""

    async def get_new_connection(self) -> Any:  # noqa: ANN401 - Piccolo's signature
        """Refuse.

        Raises:
            DatabaseNotOpen: Always; Piccolo only asks when there is no pool.
        """
        raise DatabaseNotOpen

    async def check_version(self) -> None:
        """Ask nothing: Piccolo would open a connection of its own at import. `parvis doctor` checks the version."""


ENGINE = PooledEngine(config={})
os.environ.setdefault("PICCOLO_CONF", "parvis.database.piccolo_conf")


def connection_options(role: str = APP_ROLE) -> dict[str, Any]:
    """Return the server settings every connection of ours starts with, as `role` for its whole life."""
    return {"server_settings": {"role": role, "application_name": "parvis", "jit": "off", "timezone": "UTC"}}


@asynccontextmanager
async def open_database(url: str, *, min_size: int = 1, max_size: int = 10) -> AsyncIterator[PooledEngine]:
    """Give this process's tables a pool on `url`, as the application's role, until the block ends.

    Opened already on the same `url`, it stays as it is: the app's life lies inside a test's.

    Raises:
        RuntimeError: It is open on another database.
    """
    if ENGINE.pool is not None:
        if ENGINE.config.get("dsn") != url:
            message = "this process's database is open, and it is another one"
            raise RuntimeError(message)
        yield ENGINE
        return
    ENGINE.config = {"dsn": url}
    ENGINE.pool = await asyncpg.create_pool(
        url, min_size=min_size, max_size=max_size, connection_class=PooledConnection, **connection_options()
    )
    try:
        yield ENGINE
    finally:
        pool, ENGINE.pool = ENGINE.pool, None
        await pool.close()
