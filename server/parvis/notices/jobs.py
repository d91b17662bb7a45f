"""The room's background work."""

from parvis.jobs import Counts, Cron, Job
from parvis.notices.orders import SEND_JOB, SendBatch
from parvis.notices.services import send_batch, sweep
from parvis.towns.services import list_towns

SEND = Job(name=SEND_JOB, payload_type=SendBatch, run=send_batch, at_once=8)


async def _sweep() -> Counts:
    return await sweep([town.id for town in await list_towns()])


SWEEP = Cron(name="notices.sweep", expression="* * * * *", run=_sweep)
