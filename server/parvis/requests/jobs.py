"""What this room does by itself, and after the answer."""

from parvis.kernel.work import Counts, Cron, Job
from parvis.requests.orders import MAIL_JOB, SendMails
from parvis.requests.services import learn_promises, see_late, send_mails, sweep_mails
from parvis.towns.services import list_towns


async def _learn() -> Counts:
    return {"categories": sum([await learn_promises(town) for town in await list_towns()])}


async def _see_late() -> Counts:
    return await see_late(await list_towns())


LEARN = Cron(name="requests.learn-promises", expression="50 7 * * *", run=_learn)
"""Each night in Québec."""
SEE_LATE = Cron(name="requests.see-late", expression="5 * * * *", run=_see_late)
"""Each town has its own morning."""
MAIL = Job(name=MAIL_JOB, payload_type=SendMails, run=send_mails)
SWEEP_MAILS = Cron(name="requests.sweep-mails", expression="*/5 * * * *", run=sweep_mails)
