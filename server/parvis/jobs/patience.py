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
from pgqueuer.queries import Queries

_log = structlog.get_logger()
AWAY = (OSError, asyncpg.PostgresConnectionError, asyncpg.CannotConnectNowError, asyncpg.InterfaceError)
"""What asyncpg raises while the server is stopped, starting or unreachable."""


class PatientQueries(Queries):
    """As PgQueuer's, except that putting a job back waits for the database instead of giving the job up."""

    async def retry_job(self, job: QueuedJob, delay: timedelta, traceback_record: TracebackRecord | None) -> None:
        """Put `job` back, to be run after `delay`."""
        pause = 0.2
        while True:
            try:
                await super().retry_job(job, delay, traceback_record)
            except AWAY as cause:
                _log.warning("jobs.database-away", job=job.entrypoint, error_type=type(cause).__name__, seconds=pause)
                await asyncio.sleep(pause)
                pause = min(pause * 2, 5)
            else:
                return

    async def count_starts(self, job: JobId) -> int:
        """Return how often `job` was started, by any worker, also by those that died of it."""
        rows = await self.driver.fetch(
            "select count(*) as starts from pgqueuer_log where job_id = $1 and status = 'picked'", job
        )
        return int(str(rows[0]["starts"]))
