"""Declarations of background work: jobs, events, listeners and crons. `parvis.jobs` runs them."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from uuid import UUID

import msgspec

Counts = Mapping[str, int]
"""What a job did, in numbers: `{"sent": 12, "gone": 1}`. Logged and measured; never names or addresses."""


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """Work done after the answer, at least once: `run` must be idempotent.

    Args:
        name: `room.verb`, stable: it is stored with waiting work.
        payload_type: The Struct that `enqueue` takes and `run` receives. Ids, never personal data.
        run: Opens its own units of work and returns counts.
        max_attempts: After so many failures the job is dead: kept, counted, never run by itself again.
        first_delay_seconds: Before the second attempt; doubles each time, with jitter.
        longest_delay_seconds: The backoff's ceiling.
        at_once: How many of this job run at the same moment over all workers; 0 is no limit.
    """

    name: str
    payload_type: type[msgspec.Struct]
    run: Callable[[Any], Awaitable[Counts]]
    max_attempts: int = 12
    first_delay_seconds: float = 1.0
    longest_delay_seconds: float = 900.0
    at_once: int = 0


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """Something that happened in a town. Rooms subclass it in `events.py`; `jobs.publish` tells who listens."""

    town_id: UUID


class Listener(msgspec.Struct, frozen=True, kw_only=True):
    """A room's wish to hear of another room's event, as a job of its own.

    Args:
        name: `room.verb`, unique among jobs.
        event_type: The Event subclass.
        run: As a job's.
    """

    name: str
    event_type: type[Event]
    run: Callable[[Any], Awaitable[Counts]]
    max_attempts: int = 12

    def as_job(self) -> Job:
        """Return the job that carries the event to this listener."""
        return Job(name=self.name, payload_type=self.event_type, run=self.run, max_attempts=self.max_attempts)


class Cron(msgspec.Struct, frozen=True, kw_only=True):
    """Work that comes round, for the whole installation, once however many workers there are.

    Args:
        name: `room.verb`, unique among jobs.
        expression: Five cron fields, in UTC.
        run: As a job's, without payload.
    """

    name: str
    expression: str
    run: Callable[[], Awaitable[Counts]]
