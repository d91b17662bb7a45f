"""One transaction, of one town. Everything the application reads or writes happens inside one.

No unit of work stays open during a call to the outside world.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Self, cast
from uuid import UUID

import asyncpg
from piccolo.engine.postgres import PostgresTransaction

from parvis.database.engine import ENGINE, DatabaseNotOpen
from parvis.database.tenancy import TOWN_SETTING
from parvis.kernel.errors import Unavailable

if TYPE_CHECKING:
    from asyncpg import Connection, Record


_CUT = (asyncpg.PostgresConnectionError, asyncpg.InterfaceError, asyncpg.InternalClientError, ConnectionError)


class DatabaseAway(Unavailable):
    """Every line to the database was cut."""

    code = "database.away"


class UnitOfWork(PostgresTransaction):
    """An open transaction. Piccolo's queries in the same task run in it by themselves.

    Attributes:
        town_id: The town whose rows it sees; None sees the installation's tables only.
        connection: asyncpg's, for SQL that Piccolo cannot say.
    """

    connection: "Connection[Record]"

    def __init__(self, town_id: UUID | None) -> None:
        super().__init__(ENGINE)
        self._parent = None
        self.town_id = town_id
        self.task = asyncio.current_task()

    async def __aenter__(self) -> Self:
        pool = ENGINE.pool
        if pool is None:
            raise DatabaseNotOpen
        for _ in range(pool.get_max_size()):
            self._lent = await pool.acquire()
            try:
                await self._begin_on_lent()
                break
            except _CUT:  # the server ended this idle line, for a restart perhaps: the next one, then
                self._lent.terminate()
                await pool.release(self._lent)
            except BaseException:
                await pool.release(self._lent)
                raise
        else:
            raise DatabaseAway
        self._before = ENGINE.current_transaction.get()
        ENGINE.current_transaction.set(self)
        return self

    async def _begin_on_lent(self) -> None:
        self.connection = cast("Connection[Record]", self._lent)  # the pool's proxy has all that a connection has
        self.transaction = self.connection.transaction()
        await self.transaction.start()
        if self.town_id is not None:
            await self.connection.fetchval("select set_config($1, $2, true)", TOWN_SETTING, str(self.town_id))

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        ENGINE.current_transaction.set(self._before)
        try:
            await (self.transaction.commit() if error is None else self.transaction.rollback())
        finally:
            if ENGINE.pool is not None:
                await ENGINE.pool.release(self._lent)
        return False


def current_unit_of_work() -> UnitOfWork | None:
    """Return the unit of work that this task is in, if any; a task started inside one is not in it."""
    transaction = ENGINE.current_transaction.get()
    if isinstance(transaction, UnitOfWork) and transaction.task is asyncio.current_task():
        return transaction
    return None


@asynccontextmanager
async def unit_of_work(town_id: UUID) -> AsyncIterator[UnitOfWork]:
    """Open a transaction that sees the rows of `town_id` only, or join the one this task is in.

    It commits when the block ends well, and rolls everything back otherwise (the outermost block decides).

    Raises:
        RuntimeError: This task is in a unit of work of another town.
    """
    async with _open_or_join(town_id) as uow:
        yield uow


@asynccontextmanager
async def platform_unit_of_work() -> AsyncIterator[UnitOfWork]:
    """Open a transaction of no town: it sees the installation's tables (the towns), and no town's rows.

    Raises:
        RuntimeError: This task is in a unit of work of a town.
    """
    async with _open_or_join(None) as uow:
        yield uow


@asynccontextmanager
async def _open_or_join(town_id: UUID | None) -> AsyncIterator[UnitOfWork]:
    current = current_unit_of_work()
    if current is None:
        async with UnitOfWork(town_id) as uow:
            yield uow
        return
    if current.town_id != town_id:
        message = f"a unit of work of town {current.town_id} is open; one of {town_id} cannot start inside it"
        raise RuntimeError(message)
    yield current
