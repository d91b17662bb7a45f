"""The room's background work."""

from parvis.jobs import Counts, Cron, Job
from parvis.notices.orders import MESSAGES_JOB, SEND_JOB, SendBatch, SendMessages
from parvis.notices.services import feel_pulse, send_batch, send_messages, sweep
from parvis.towns.services import list_towns

SEND = Job(name=SEND_JOB, payload_type=SendBatch, run=send_batch, at_once=8)
SEND_MESSAGES = Job(name=MESSAGES_JOB, payload_type=SendMessages, run=send_messages, at_once=8)


async def _sweep() -> Counts:
    return await sweep([town.id for town in await list_towns()])


SWEEP = Cron(name="notices.sweep", expression="* * * * *", run=_sweep)


async def _feel_pulse() -> Counts:
    return await feel_pulse([town.id for town in await list_towns()])


PULSE = Cron(name="notices.pulse", expression="17 * * * *", run=_feel_pulse)
