"""Run one job: decode, work, count; on failure decide between another attempt and a dead job.

What is kept or logged about a failure never holds its message, which may quote a person's data: only the kind of
error and where in the code it arose.
"""

import asyncio
import random
from datetime import timedelta
from typing import Protocol

import msgspec
import structlog
from pgqueuer.core.executors import AbstractEntrypointExecutor, EntrypointExecutorParameters
from pgqueuer.domain.errors import RetryRequested
from pgqueuer.domain.models import Context
from pgqueuer.domain.models import Job as QueuedJob
from pgqueuer.domain.types import JobId

from parvis.jobs.refusals import GiveUp, TryLater
from parvis.kernel.errors import ParvisError
from parvis.kernel.logs import where_it_arose
from parvis.kernel.work import Job

Log = structlog.typing.FilteringBoundLogger
NO_FAULT = "no-fault:"
"""Begins the reason of a retry that is not counted as an attempt."""
_log = structlog.get_logger()
_WORTH_COUNTING = timedelta(seconds=10)
"""A job picked so late was kept waiting, or was picked before by a worker that died: PgQueuer does not tell which."""


class JobDied(Exception):
    """The job will not be tried again; PgQueuer keeps it with the status `failed`."""


class Lane(Protocol):
    """What the jobs of one worker share."""

    async def count_kills(self, job: JobId) -> int:
        """Return how many workers died while they worked on `job`."""
        ...

    @property
    def places(self) -> asyncio.Semaphore:
        """Return the worker's places: a job works while it has one."""
        ...


class JobExecutor(AbstractEntrypointExecutor):
    """PgQueuer's executor for one of our jobs."""

    def __init__(self, job: Job, lane: Lane, parameters: EntrypointExecutorParameters) -> None:
        super().__init__(parameters)
        self._job = job
        self._lane = lane
        self._decoder = msgspec.json.Decoder(job.payload_type)

    async def execute(self, job: QueuedJob, context: Context) -> None:  # noqa: ARG002 - PgQueuer's signature
        """Run the job once, when there is a place.

        Raises:
            RetryRequested: It failed, or this process is stopping; PgQueuer puts it back.
            JobDied: It failed for good.
        """
        log = _log.bind(job=self._job.name, job_id=job.id, attempt=job.attempts + 1)
        try:
            async with self._lane.places:
                if job.updated - job.execute_after > _WORTH_COUNTING:
                    await self._refuse_killers(job, log)
                await self._run(job, log)
        except asyncio.CancelledError:
            # PgQueuer would delete a cancelled job; a process that stops is no reason to lose work.
            raise RetryRequested(reason=f"{NO_FAULT}worker-stopped") from None

    async def _refuse_killers(self, job: QueuedJob, log: Log) -> None:
        kills = await self._lane.count_kills(job.id)
        if kills >= self._job.max_attempts:
            log.error("jobs.died", reason="kills-its-worker", kills=kills)
            raise JobDied("kills-its-worker")

    async def _run(self, job: QueuedJob, log: Log) -> None:
        try:
            payload = self._decoder.decode(job.payload or b"null")
        except msgspec.DecodeError:
            log.error("jobs.died", reason="unreadable-payload")  # noqa: TRY400 - a trace quotes the payload
            raise JobDied("unreadable-payload") from None
        try:
            counts = await self._job.run(payload)
        except TryLater as wish:
            log.info("jobs.waits", reason=wish.reason, seconds=wish.delay.total_seconds())
            delay = wish.delay * random.uniform(1.0, 1.2)  # noqa: S311 - spreads load
            raise RetryRequested(delay=delay, reason=f"{NO_FAULT}{wish.reason}") from None
        except GiveUp as wish:
            log.error("jobs.died", reason=wish.reason)  # noqa: TRY400 - the reason says it all
            raise JobDied(wish.reason) from None
        except Exception as error:  # noqa: BLE001 - whatever it was, the job is retried or kept
            raise self._after_failure(error, job.attempts + 1, log) from None
        log.info("jobs.done", **counts)

    def _after_failure(self, error: Exception, attempt: int, log: Log) -> Exception:
        reason = error.code if isinstance(error, ParvisError) else type(error).__name__
        if attempt >= self._job.max_attempts:
            log.error("jobs.died", reason=reason, at=where_it_arose(error))
            return JobDied(reason)
        delay = backoff(self._job, attempt)
        log.warning("jobs.failed", reason=reason, at=where_it_arose(error), seconds=round(delay.total_seconds(), 1))
        return RetryRequested(delay=delay, reason=reason)


def backoff(job: Job, attempt: int) -> timedelta:
    """Return how long to wait after failed `attempt` (the first is 1): doubling, times a half to one and a half."""
    seconds = min(job.first_delay_seconds * 2 ** (attempt - 1), job.longest_delay_seconds)
    return timedelta(seconds=seconds * random.uniform(0.5, 1.5))  # noqa: S311 - spreads load
