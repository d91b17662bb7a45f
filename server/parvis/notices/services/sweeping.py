"""Nothing waits for ever: find what a dead worker or a lost job left behind, and have it sent."""

from uuid import UUID

from parvis.database.unit_of_work import unit_of_work
from parvis.jobs import Counts, enqueue, enqueue_many
from parvis.kernel import clock
from parvis.notices.orders import MESSAGES_JOB, SEND_JOB, SendBatch, SendMessages
from parvis.notices.rules import LEASE, MOST_ATTEMPTS

_GIVE_UP = """
    update {ledger} set state = 'failed', reason = 'interrupted', settled_at = $1
    where state = 'sending' and claimed_at <= $2 and attempts >= $3
"""
_LEFT_BEHIND = """
    select distinct delivery.notice_id, delivery.version, delivery.batch
    from notices_delivery delivery
    join notices_version version on version.notice_id = delivery.notice_id and version.version = delivery.version
    where (delivery.state = 'sending' and delivery.claimed_at <= $1)
        or (delivery.state = 'retry' and delivery.next_attempt_at <= $1)
        or (delivery.state = 'targeted' and version.made_at <= $1)
    limit 1000
"""
_MESSAGES_LEFT_BEHIND = """
    select exists (
        select from notices_message
        where (state = 'sending' and claimed_at <= $1)
            or (state = 'retry' and next_attempt_at <= $1)
            or (state = 'queued' and queued_at <= $1)
    )
"""


async def sweep(town_ids: list[UUID]) -> Counts:
    """Take up what was left behind in each town for longer than a lease."""
    given_up = taken_up = 0
    for town_id in town_ids:
        now = clock.now()
        async with unit_of_work(town_id) as uow:
            for ledger in ("notices_delivery", "notices_message"):
                give_up = _GIVE_UP.format(ledger=ledger)
                status = await uow.connection.execute(give_up, now, now - LEASE, MOST_ATTEMPTS)
                given_up += int(status.rpartition(" ")[2])
            rows = await uow.connection.fetch(_LEFT_BEHIND, now - LEASE)
            orders = [SendBatch(town_id=town_id, **dict(row)) for row in rows]
            # One key for a batch's sweeps, apart from its turns: while one waits or runs, no other is added.
            keys = [f"{order.notice_id}:{order.version}:{order.batch}:swept" for order in orders]
            await enqueue_many(SEND_JOB, orders, keys=keys)
            taken_up += len(orders)
            if await uow.connection.fetchval(_MESSAGES_LEFT_BEHIND, now - LEASE):
                await enqueue(MESSAGES_JOB, SendMessages(town_id=town_id), key=f"{town_id}:swept")
                taken_up += 1
    return {"taken_up": taken_up, "given_up": given_up}
