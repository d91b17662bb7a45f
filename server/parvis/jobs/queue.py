"""Put work in the queue, in the transaction of the data it is about."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec
from pgqueuer.queries import Queries

from parvis.database.unit_of_work import UnitOfWork, current_unit_of_work
from parvis.jobs.registry import REGISTRY
from parvis.kernel import clock
from parvis.kernel.work import Event


async def enqueue(
    job_name: str, payload: msgspec.Struct, *, run_at: datetime | None = None, key: str | None = None
) -> None:
    """Have `payload` worked on after this unit of work commits; if it rolls back, never.

    Args:
        job_name: A job that a room declares.
        payload: Of the job's `payload_type`.
        run_at: Not before this instant.
        key: While this job waits or runs with this key, another one is not added. Keys are the whole
            installation's: put an id in them.

    Raises:
        LookupError: No room declares the job.
        TypeError: The payload is of another type.
        RuntimeError: There is no unit of work in this task.
    """
    await enqueue_many(job_name, [payload], run_at=run_at, keys=None if key is None else [key])


async def enqueue_many(
    job_name: str,
    payloads: Sequence[msgspec.Struct],
    *,
    run_at: datetime | None = None,
    keys: Sequence[str] | None = None,
) -> None:
    """Have each of `payloads` worked on, in one round trip. As `enqueue`."""
    job = REGISTRY.get_job(job_name)
    for payload in payloads:
        if not isinstance(payload, job.payload_type):
            message = f"{job_name} takes {job.payload_type.__name__}, not {type(payload).__name__}"
            raise TypeError(message)
    if not payloads:
        return
    delay = None if run_at is None else max(run_at - clock.now(), timedelta())
    many = len(payloads)
    await _queries().enqueue(
        [job_name] * many,
        [msgspec.json.encode(payload) for payload in payloads],
        [0] * many,
        [delay] * many,
        None if keys is None else [f"{job_name}:{key}" for key in keys],
        on_conflict="skip",
    )


async def publish(event: Event) -> None:
    """Tell every room that listens for this event, each in a job of its own. Inside a unit of work, like `enqueue`."""
    for listener in REGISTRY.listeners.get(type(event), ()):
        await enqueue(listener.name, event)


def _queries() -> Queries:
    return Queries.from_asyncpg_connection(_current().connection)


def _current() -> UnitOfWork:
    uow = current_unit_of_work()
    if uow is None:
        message = "work is enqueued inside a unit of work: it belongs to that transaction"
        raise RuntimeError(message)
    return uow
