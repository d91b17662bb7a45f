"""Which jobs there are in this process. Filled once from the rooms, by the app, the command line and the tests."""

from collections import defaultdict
from collections.abc import Iterable

from parvis.kernel.room import Room
from parvis.kernel.work import Cron, Event, Job, Listener


class Registry:
    """The jobs, listeners and crons of the rooms."""

    def __init__(self) -> None:
        self.jobs: dict[str, Job] = {}
        self.crons: dict[str, Cron] = {}
        self.listeners: dict[type[Event], list[Listener]] = defaultdict(list)

    def use_rooms(self, rooms: Iterable[Room]) -> None:
        """Know the work of `rooms`, and of no other.

        Raises:
            ValueError: Two pieces of work have one name.
        """
        self.__init__()  # type: ignore[misc]  # start afresh
        for room in rooms:
            for job in (*room.jobs, *(listener.as_job() for listener in room.listens)):
                self.add(job)
            for listener in room.listens:
                self.listeners[listener.event_type].append(listener)
            for cron in room.crons:
                self.crons[cron.name] = cron

    def add(self, job: Job) -> None:
        """Know one more job.

        Raises:
            ValueError: There is one of that name.
        """
        if job.name in self.jobs:
            message = f"two jobs are named {job.name}"
            raise ValueError(message)
        self.jobs[job.name] = job

    def get_job(self, name: str) -> Job:
        """Return the job of that name.

        Raises:
            LookupError: No room declares it.
        """
        try:
            return self.jobs[name]
        except KeyError:
            message = f"no room declares the job {name}; known: {', '.join(sorted(self.jobs)) or 'none'}"
            raise LookupError(message) from None


REGISTRY = Registry()
