"""Keep the queue's own tables small, and say how the queue is doing."""

from datetime import timedelta

import asyncpg
import msgspec

from parvis.database.unit_of_work import platform_unit_of_work
from parvis.kernel import clock
from parvis.kernel.work import Counts, Cron

LOG_KEPT = timedelta(days=7)
STATISTICS_KEPT = timedelta(days=90)


class QueueState(msgspec.Struct, frozen=True, kw_only=True):
    """How the queue is doing.

    Args:
        waiting: Jobs whose moment has come.
        later: Jobs for a later moment, also those that failed and wait for another attempt.
        running: Jobs that some worker works on.
        dead: Jobs that failed for good and are kept.
        oldest_waiting_seconds: How long the oldest waiting job could have run already.
    """

    waiting: int
    later: int
    running: int
    dead: int
    oldest_waiting_seconds: float


async def read_queue_state() -> QueueState:
    """Return how the queue is doing, over all towns."""
    async with platform_unit_of_work() as uow:
        return await read_queue_state_from(uow.connection)


async def read_queue_state_from(connection: asyncpg.Connection) -> QueueState:
    """Return what `read_queue_state` returns, on a connection of one's own."""
    row = await connection.fetchrow("""
        select count(*) filter (where status = 'queued' and execute_after <= now()) as waiting,
               count(*) filter (where status = 'queued' and execute_after > now()) as later,
               count(*) filter (where status = 'picked') as running,
               count(*) filter (where status = 'failed') as dead,
               coalesce(extract(epoch from now() - min(execute_after) filter
                   (where status = 'queued' and execute_after <= now())), 0)::float8 as oldest_waiting_seconds
          from pgqueuer""")
    return QueueState(**dict(row or {}))


async def _tidy() -> Counts:
    async with platform_unit_of_work() as uow:
        logged = await uow.connection.execute("delete from pgqueuer_log where created < $1", clock.now() - LOG_KEPT)
        counted = await uow.connection.execute(
            "delete from pgqueuer_statistics where created < $1", clock.now() - STATISTICS_KEPT
        )
    return {"log_rows": int(logged.split()[-1]), "statistics_rows": int(counted.split()[-1])}


UPKEEP = Cron(name="jobs.tidy", expression="17 * * * *", run=_tidy)
