"""What every Python test stands on: a database of its own, a frozen clock, the towns, the app, and no network.

Ask for what you need by name: `database` (a fresh migrated clone, pool open), `town` and `other_town`, `clock`
(frozen), `app`, `client` (speaks to the app as the town's host). The cast lives in `tests/cast.py`.
"""

import asyncio
import ipaddress
import os
import sys
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

import asyncpg
import fasteners
import hypothesis
import pytest

from parvis.database.embedded import start_embedded_server
from parvis.database.engine import open_database
from parvis.database.migrations import migrate
from parvis.jobs.registry import REGISTRY
from parvis.kernel import clock as kernel_clock
from parvis.rooms import ROOMS

hypothesis.settings.register_profile("parvis", deadline=None)
hypothesis.settings.load_profile("parvis")
"""A busy machine is not a failing test."""

NOON = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
"""Monday noon in Québec: when tests happen unless they say otherwise."""


class NetworkBlocked(BaseException):
    """A test tried to leave this machine."""


def _refuse_the_world(event: str, arguments: tuple[object, ...]) -> None:
    if event == "socket.connect" and isinstance(address := arguments[1], tuple):
        host = str(address[0])
        if host != "localhost" and not ipaddress.ip_address(host.partition("%")[0]).is_loopback:
            raise NetworkBlocked(f"a test tried to reach {host}")


sys.addaudithook(_refuse_the_world)


class Database(NamedTuple):
    """A test's own database."""

    url: str


def _url_of(server_url: str, name: str) -> str:
    return server_url.replace("/postgres?", f"/{name}?")


async def _make_template(server_url: str) -> None:
    connection = await asyncpg.connect(server_url)
    try:
        if not await connection.fetchval("select exists (select from pg_database where datname = 'template_of_tests')"):
            await connection.execute("create database unfinished_template")
            await migrate(_url_of(server_url, "unfinished_template"))
            await connection.execute("alter database unfinished_template rename to template_of_tests")
    finally:
        await connection.close()


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The run's only server, shared by all of pytest-xdist's workers, with a migrated template in it."""
    root = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        root = root.parent
    with fasteners.InterProcessLock(root / "postgres.lock"):
        server_url: str = start_embedded_server(Path(root) / "postgres", is_disposable=True)
        asyncio.run(_make_template(server_url))
    return server_url


@pytest.fixture
async def database(postgres: str) -> AsyncIterator[Database]:
    """A fresh clone of the migrated template, with this process's pool open on it."""
    name = f"test_{uuid4().hex}"
    administrator = await asyncpg.connect(postgres)
    try:
        await administrator.execute(f"create database {name} template template_of_tests strategy file_copy")
        REGISTRY.use_rooms(ROOMS)
        async with open_database(_url_of(postgres, name), max_size=6):
            yield Database(_url_of(postgres, name))
    finally:
        await administrator.execute(f"drop database if exists {name} with (force)")
        await administrator.close()


@pytest.fixture
def clock() -> Iterator[kernel_clock.FakeClock]:
    """A clock stopped at noon of Monday 23 November 2026 in Québec; `clock.advance(timedelta(…))` moves it."""
    with kernel_clock.frozen(NOON) as fake:
        yield fake
