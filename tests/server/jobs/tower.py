"""A room for the queue's tests, and, run as a program, a worker that can be killed in the middle of a job.

python -m tests.server.jobs.tower DATABASE_URL
"""

import asyncio
import sys
from datetime import timedelta

import msgspec

from parvis.database.engine import open_database
from parvis.jobs import Counts, Job
from parvis.jobs.registry import Registry
from parvis.jobs.worker import Worker

HEARTBEAT_TIMEOUT = timedelta(seconds=1)


class Ring(msgspec.Struct):
    bell: str


async def ring_for_ever(payload: Ring) -> Counts:
    """Say that the bell began to ring, and never end."""
    sys.stdout.write(f"{payload.bell}\n")
    sys.stdout.flush()
    await asyncio.Event().wait()
    return {}


async def main(url: str) -> None:
    """Ring for ever whatever bell is asked for."""
    registry = Registry()
    registry.add(Job(name="tower.ring", payload_type=Ring, run=ring_for_ever, max_attempts=3))
    async with open_database(url, max_size=2):
        await Worker(
            url, registry, heartbeat_timeout=HEARTBEAT_TIMEOUT, poll=timedelta(seconds=0.2), grace=timedelta()
        ).run()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
