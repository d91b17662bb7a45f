"""Work done after the answer: enqueued in the transaction that writes the data, run at least once.

Inside a unit of work: `await enqueue("notices.send", SendNotice(…))` for work of one's own, and
`await publish(NoticePublished(…))` to tell every room that listens.
"""

from parvis.jobs.queue import enqueue, enqueue_many, publish
from parvis.jobs.refusals import GiveUp, TryLater
from parvis.kernel.work import Counts, Cron, Event, Job, Listener

__all__ = [
    "Counts", "Cron", "Event", "GiveUp", "Job", "Listener", "TryLater", "enqueue", "enqueue_many", "publish",
]  # fmt: skip
