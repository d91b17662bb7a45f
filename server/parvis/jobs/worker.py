"""Work through the queue: inside `parvis serve`, or as `parvis worker` on as many machines as wanted.

PgQueuer picks jobs with `for update skip locked` and keeps a heartbeat on each one it works on. A worker that is
killed stops beating; after `heartbeat_timeout` another one picks its jobs up again. So every job runs at least once.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import partial

import asyncpg
import msgspec
import structlog
from pgqueuer import PgQueuer
from pgqueuer.adapters.drivers.asyncpg import AsyncpgPoolDriver
from pgqueuer.core.executors import EntrypointExecutorParameters
from pgqueuer.domain.models import Job as QueuedJob
from pgqueuer.domain.models import Schedule

from parvis.database.engine import connection_options
from parvis.jobs.executor import JobExecutor
from parvis.jobs.patience import PatientQueries
from parvis.jobs.registry import Registry
from parvis.jobs.upkeep import UPKEEP
from parvis.kernel.work import Counts, Cron, Job

_log = structlog.get_logger()
_HELD_PER_PLACE = 4
"""Jobs picked ahead, so that places are not idle while PgQueuer writes down, every tenth of a second, what is done."""
_BETWEEN_CANCELLATIONS_SECONDS = 0.5


class Worker:
    """Runs the jobs and crons of a registry until told to stop.

    Args:
        url: The database.
        registry: What there is to do.
        at_once: How many jobs run at the same moment in this process.
        heartbeat_timeout: After how long without a sign of life another worker takes a job over.
        poll: How often to look without having been told, which also finds the jobs of killed workers.
        grace: How long running jobs may take to end when the worker stops; what is left is put back.
    """

    def __init__(
        self,
        url: str,
        registry: Registry,
        *,
        at_once: int = 8,
        heartbeat_timeout: timedelta = timedelta(seconds=15),
        poll: timedelta = timedelta(seconds=5),
        grace: timedelta = timedelta(seconds=10),
    ) -> None:
        self._url = url
        self._registry = registry
        self._at_once = at_once
        self._heartbeat_timeout = heartbeat_timeout
        self._poll = poll
        self._grace = grace
        self._stopping = asyncio.Event()
        self._current: PgQueuer | None = None

    def stop(self) -> None:
        """Take no more jobs; `run` returns when those under way have ended or the grace is over."""
        self._stopping.set()
        if self._current is not None:
            self._current.shutdown.set()

    async def run(self) -> None:
        """Work until `stop`, coming back whenever the database went away."""
        pause = 0.5
        while not self._stopping.is_set():
            try:
                await self._run_until_cut()
                pause = 0.5
            except Exception as cause:  # noqa: BLE001 - a worker that ends in silence is worse than one that tries again
                _log.warning("jobs.worker-cut", error_type=type(cause).__name__, seconds=pause)
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._stopping.wait(), pause)
                pause = min(pause * 2, 10)

    async def _run_until_cut(self) -> None:
        pool = await asyncpg.create_pool(self._url, min_size=2, max_size=4, **connection_options())
        driver = AsyncpgPoolDriver(pool)
        queries = PatientQueries(driver, asyncio.Semaphore(self._at_once))
        self._current = PgQueuer(driver, queries=queries)
        self._register(self._current, queries)
        work = asyncio.create_task(self._work(self._current))
        stopping = asyncio.create_task(self._stopping.wait())
        try:
            await asyncio.wait((work, stopping), return_when=asyncio.FIRST_COMPLETED)
            await asyncio.wait((work,), timeout=self._grace.total_seconds())
        finally:
            self._current = None
            stopping.cancel()
            while not work.done():  # the first cancellation makes PgQueuer wait for its jobs, the next one reaches them
                work.cancel()
                await asyncio.wait((work,), timeout=_BETWEEN_CANCELLATIONS_SECONDS)
            pool.terminate()
        if not work.cancelled():
            work.result()

    async def _work(self, queuer: PgQueuer) -> None:
        await queuer.run(
            dequeue_timeout=self._poll,
            batch_size=self._at_once,
            max_concurrent_tasks=_HELD_PER_PLACE * self._at_once,
            shutdown_on_listener_failure=True,
            heartbeat_timeout=self._heartbeat_timeout,
        )

    def _register(self, queuer: PgQueuer, queries: PatientQueries) -> None:
        crons = [*self._registry.crons.values(), UPKEEP]
        for job in [*self._registry.jobs.values(), *(_cron_as_job(cron) for cron in crons)]:
            queuer.entrypoint(
                job.name,
                concurrency_limit=job.at_once,
                accepts_context=False,
                on_failure="hold",
                executor_factory=partial(_make_executor, job, queries),
            )(_unused)
        for cron in crons:
            queuer.schedule(cron.name, cron.expression)(_enqueuer(queries, cron))


@asynccontextmanager
async def working(worker: Worker) -> AsyncIterator[Worker]:
    """Run `worker` beside the block, and stop it gracefully at the end."""
    task = asyncio.create_task(worker.run())
    try:
        yield worker
    finally:
        worker.stop()
        await task


def _make_executor(job: Job, queries: PatientQueries, parameters: EntrypointExecutorParameters) -> JobExecutor:
    return JobExecutor(job, queries, parameters)


async def _unused(_job: QueuedJob) -> None:
    """Stand where PgQueuer wants a function: our executor runs the job's own."""


class _Nothing(msgspec.Struct):
    """A cron's payload."""


def _cron_as_job(cron: Cron) -> Job:
    async def run(_payload: object) -> Counts:
        return await cron.run()

    return Job(name=cron.name, payload_type=_Nothing, run=run, max_attempts=3)


def _enqueuer(queries: PatientQueries, cron: Cron) -> Callable[[Schedule], Awaitable[None]]:
    async def enqueue_run(_schedule: Schedule) -> None:
        await queries.enqueue(cron.name, b"{}", dedupe_key=f"cron:{cron.name}", on_conflict="skip")

    return enqueue_run
