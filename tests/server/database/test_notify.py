import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID

import asyncpg
import pytest

from parvis.database.notify import NotificationHub, notify
from parvis.database.unit_of_work import unit_of_work
from tests.conftest import Database

TOWN = UUID("0198c0de-0000-7000-8000-000000000001")


class Ear:
    """Somebody who listens."""

    def __init__(self) -> None:
        self.heard: asyncio.Queue[str] = asyncio.Queue()
        self.gaps = 0

    def gap(self) -> None:
        self.gaps += 1

    async def next(self) -> str:
        return await asyncio.wait_for(self.heard.get(), 5)


@asynccontextmanager
async def listening(database: Database, ear: Ear, *, pulse_seconds: float = 15) -> AsyncIterator[NotificationHub]:
    hub = NotificationHub(database.url, pause_seconds=0.02, pulse_seconds=pulse_seconds)
    hub.listen("bells", ear.heard.put_nowait, on_reconnect=ear.gap)
    async with hub.running():
        await asyncio.wait_for(hub.is_listening.wait(), 5)
        yield hub


async def cut_listeners(database: Database) -> None:
    administrator = await asyncpg.connect(database.url)
    await administrator.execute("select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen%'")
    await administrator.close()


async def test_what_is_said_is_heard_at_the_commit(database: Database) -> None:
    ear = Ear()
    async with listening(database, ear):
        async with unit_of_work(TOWN):
            await notify("bells", "angelus")
            assert ear.heard.empty()
        assert await ear.next() == "angelus"


async def test_what_a_rolled_back_unit_of_work_said_is_never_heard(database: Database) -> None:
    async def say_then_fail() -> None:
        async with unit_of_work(TOWN):
            await notify("bells", "false alarm")
            raise ZeroDivisionError

    ear = Ear()
    async with listening(database, ear):
        with pytest.raises(ZeroDivisionError):
            await say_then_fail()
        async with unit_of_work(TOWN):
            await notify("bells", "angelus")
        assert await ear.next() == "angelus"


async def test_saying_something_needs_a_unit_of_work(database: Database) -> None:
    with pytest.raises(RuntimeError, match="unit of work"):
        await notify("bells", "angelus")


async def test_a_cut_line_comes_back_and_tells_that_something_may_have_been_missed(database: Database) -> None:
    ear = Ear()
    async with listening(database, ear) as hub:
        assert ear.gaps == 1
        hub.is_listening.clear()
        await cut_listeners(database)
        await asyncio.wait_for(hub.is_listening.wait(), 5)
        assert ear.gaps == 2
        async with unit_of_work(TOWN):
            await notify("bells", "vespers")
        assert await ear.next() == "vespers"


async def find_listener(database: Database) -> int:
    administrator = await asyncpg.connect(database.url)
    pid: int = await administrator.fetchval(
        "select pid from pg_stat_activity where datname = current_database() and query ~* '^(listen|select 1$)'"
    )
    await administrator.close()
    return pid


async def test_a_line_that_went_silent_is_not_trusted_for_ever(database: Database) -> None:
    ear = Ear()
    async with listening(database, ear, pulse_seconds=0.2) as hub:
        silent = await find_listener(database)
        hub.is_listening.clear()
        os.kill(silent, signal.SIGSTOP)  # as behind a firewall that forgot the connection: nobody says good-bye
        try:
            await asyncio.wait_for(hub.is_listening.wait(), 10)
        finally:
            os.kill(silent, signal.SIGCONT)
        assert ear.gaps == 2
        async with unit_of_work(TOWN):
            await notify("bells", "vespers")
        assert await ear.next() == "vespers"
