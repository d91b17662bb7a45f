"""PgQueuer's queries, made to outlive a database that restarts.

PgQueuer 1.6 declares a job failed when the database is away at the moment the job should be put back.
"""

import asyncio
from datetime import timedelta

import asyncpg
import structlog
from pgqueuer.domain.models import Job as QueuedJob
from pgqueuer.domain.models import TracebackRecord
from pgqueuer.domain.types import JobId
from pgqueuer.ports.driver import Driver
from pgqueuer.queries import Queries

from parvis.jobs.executor import NO_FAULT

_log = structlog.get_logger()
AWAY = (OSError, asyncpg.PostgresConnectionError, asyncpg.CannotConnectNowError, asyncpg.InterfaceError)
"""What asyncpg raises while the server is stopped, starting or unreachable."""


class PatientQueries(Queries):
    """As PgQueuer's, except that putting a job back waits for the database instead of giving the job up.

    Args:
        driver: The worker's own pool.
        places: How many jobs may work at the same moment.
    """

    def __init__(self, driver: Driver, places: asyncio.Semaphore) -> None:
        super().__init__(driver)
        self.places = places

    async def retry_job(self, job: QueuedJob, delay: timedelta, traceback_record: TracebackRecord | None) -> None:
        """Put `job` back, to be run after `delay`; what was not its fault is not counted as an attempt."""
        pause = 0.2
        while True:
            try:
                await super().retry_job(job, delay, traceback_record)
                if traceback_record is not None and _is_no_fault(traceback_record):
                    await self.driver.execute(
                        "update pgqueuer set attempts = $2 where id = $1 and status = 'queued'", job.id, job.attempts
                    )
            except AWAY as cause:
                _log.warning("jobs.database-away", job=job.entrypoint, error_type=type(cause).__name__, seconds=pause)
                await asyncio.sleep(pause)
                pause = min(pause * 2, 5)
            else:
                return

    async def count_kills(self, job: JobId) -> int:
        """Return how many workers died while they worked on `job`: starts that nobody put back, this one aside."""
        rows = await self.driver.fetch(
            "select count(*) filter (where status = 'picked') - count(*) filter (where status = 'queued') as kills"
            " from pgqueuer_log where job_id = $1",
            job,
        )
        return int(str(rows[0]["kills"]))


def _is_no_fault(record: TracebackRecord) -> bool:
    return str((record.additional_context or {}).get("reason", "")).startswith(NO_FAULT)
