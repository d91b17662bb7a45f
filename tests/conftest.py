"""What every Python test stands on: a database of its own, a frozen clock, the towns, the app, and no network.

Ask for what you need by name: `database` (a fresh migrated clone, pool open), `gateways` (recording), `town` and
`other_town`, `clock` (frozen), `app` (started), `client` (a browser on the town's address; `tests.browsers.a_browser`
makes more). The cast, with its devices and sessions, is in `tests/server/conftest.py`.
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
import httpx
import hypothesis
import pytest
from litestar import Litestar

from parvis.database.embedded import start_embedded_server
from parvis.database.engine import open_database
from parvis.database.migrations import migrate
from parvis.gateways import Gateways, open_gateways
from parvis.jobs.registry import REGISTRY
from parvis.kernel import clock as kernel_clock
from parvis.rooms import ROOMS
from parvis.settings import Settings
from parvis.towns.services import Town
from tests.browsers import a_browser, started
from tests.quick_folder import PREFIX, quick_folder, sweep
from tests.server.towns.factories import a_town

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
    """The run's only server, shared by all of pytest-xdist's workers, with a migrated template in it.

    Not below pytest's own folder: pytest closes that one to other users, and the server is one when root runs tests.
    """
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID") or uuid4().hex
    folder = quick_folder() / f"{PREFIX}{run}"
    base = tmp_path_factory.getbasetemp()
    with fasteners.InterProcessLock((base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "postgres.lock"):
        sweep()
        server_url: str = start_embedded_server(folder, is_disposable=True)
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


@pytest.fixture
def settings(database: Database, tmp_path: Path) -> Settings:
    """The settings of a house under test: nothing leaves it, and no worker runs by itself."""
    return Settings(
        database_url=database.url,
        data_dir=tmp_path,
        secret_key="tests",
        push="recording",
        smtp_url="recording",
        run_worker=False,
    )


@pytest.fixture
async def gateways(settings: Settings) -> AsyncIterator[Gateways]:
    """This process's recording ways to the outside: what left is in `gateways.push.sent`."""
    async with open_gateways(settings) as opened:
        yield opened


@pytest.fixture
async def town(gateways: Gateways) -> Town:
    """Alice's, Bob's and Chloé's town."""
    return await a_town("val-des-sources", "val-des-sources.example")


@pytest.fixture
async def other_town(gateways: Gateways) -> Town:
    """Didier's town, on the same installation."""
    return await a_town("lac-aux-saules", "lac-aux-saules.example", name="Lac-aux-Saules")


@pytest.fixture
async def app(settings: Settings, gateways: Gateways) -> AsyncIterator[Litestar]:
    """The whole application, started, in this test's event loop and on this test's database."""
    from parvis.app import create_app  # most tests need no application

    made = create_app(settings)
    async with started(made):
        yield made


@pytest.fixture
async def client(app: Litestar, town: Town) -> AsyncIterator[httpx.AsyncClient]:
    """A browser without cookies on the town's own address."""
    async with a_browser(app, town) as browser:
        yield browser
