"""Hear what other processes say: one LISTEN connection, which comes back by itself after the database went away."""

import asyncio
import contextlib
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import asyncpg
import structlog

from parvis.database.engine import connection_options
from parvis.database.unit_of_work import current_unit_of_work

Hear = Callable[[str], None]
_log = structlog.get_logger()


async def notify(channel: str, payload: str) -> None:
    """Say `payload` (less than 8 kB) on `channel` when this unit of work commits; never if it rolls back.

    Raises:
        RuntimeError: There is no unit of work in this task.
    """
    uow = current_unit_of_work()
    if uow is None:
        message = "notify() needs an open unit of work: it speaks at its commit"
        raise RuntimeError(message)
    await uow.connection.execute("select pg_notify($1, $2)", channel, payload)


class NotificationHub:
    """Listens on channels and calls back, in the event loop's thread.

    What was said while the connection was away is lost: `on_reconnect` callbacks then must forget all they
    knew (a cache drops everything).

    Args:
        url: The database.
        pause_seconds: Between a cut and the next try.
        pulse_seconds: How often to ask the database whether it is there, and how long to wait for its answer: a line
            whose other end vanished without a word (a firewall forgot it, a host lost its power) looks merely quiet.
    """

    def __init__(self, url: str, *, pause_seconds: float = 1.0, pulse_seconds: float = 15.0) -> None:
        self._url = url
        self._pause_seconds = pause_seconds
        self._pulse_seconds = pulse_seconds
        self._callbacks: dict[str, list[Hear]] = defaultdict(list)
        self._on_reconnect: list[Callable[[], None]] = []
        self.is_listening = asyncio.Event()

    def listen(self, channel: str, hear: Hear, *, on_reconnect: Callable[[], None]) -> None:
        """Call `hear(payload)` for everything said on `channel`. To be called before `running`."""
        self._callbacks[channel].append(hear)
        self._on_reconnect.append(on_reconnect)

    @asynccontextmanager
    async def running(self) -> AsyncIterator["NotificationHub"]:
        """Listen until the block ends."""
        task = asyncio.create_task(self._keep_listening())
        try:
            yield self
        finally:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    async def _keep_listening(self) -> None:
        while True:
            try:
                await self._listen_until_cut()
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as cause:
                _log.warning("database.listener-cut", error_type=type(cause).__name__)
            self.is_listening.clear()
            await asyncio.sleep(self._pause_seconds)

    async def _listen_until_cut(self) -> None:
        cut = asyncio.Event()
        connection = await asyncpg.connect(self._url, **connection_options())
        try:
            connection.add_termination_listener(lambda _connection: cut.set())
            for channel in self._callbacks:
                await connection.add_listener(channel, self._heard)
            for forget in self._on_reconnect:
                forget()
            self.is_listening.set()
            while not cut.is_set():
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(cut.wait(), self._pulse_seconds)
                if not cut.is_set():
                    await connection.execute("select 1", timeout=self._pulse_seconds)
        except TimeoutError:
            connection.terminate()  # a polite end would wait for the same answer
            raise
        finally:
            await connection.close()

    def _heard(self, _connection: object, _pid: int, channel: str, payload: object) -> None:
        for hear in self._callbacks[channel]:
            hear(str(payload))
