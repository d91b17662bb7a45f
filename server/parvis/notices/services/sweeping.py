"""Nothing waits for ever: find what a dead worker or a lost job left behind, and have it sent."""

from uuid import UUID

from parvis.database.unit_of_work import unit_of_work
from parvis.jobs import Counts, enqueue_many
from parvis.kernel import clock
from parvis.notices.orders import SEND_JOB, SendBatch
from parvis.notices.rules import LEASE, MOST_ATTEMPTS

_GIVE_UP = """
    update notices_delivery set state = 'failed', reason = 'interrupted', settled_at = $1
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


async def sweep(town_ids: list[UUID]) -> Counts:
    """Take up what was left behind in each town for longer than a lease."""
    given_up = taken_up = 0
    for town_id in town_ids:
        now = clock.now()
        async with unit_of_work(town_id) as uow:
            status = await uow.connection.execute(_GIVE_UP, now, now - LEASE, MOST_ATTEMPTS)
            given_up += int(status.rpartition(" ")[2])
            rows = await uow.connection.fetch(_LEFT_BEHIND, now - LEASE)
            orders = [SendBatch(town_id=town_id, **dict(row)) for row in rows]
            # One key for a batch's sweeps, apart from its turns: while one waits or runs, no other is added.
            keys = [f"{order.notice_id}:{order.version}:{order.batch}:swept" for order in orders]
            await enqueue_many(SEND_JOB, orders, keys=keys)
            taken_up += len(orders)
    return {"taken_up": taken_up, "given_up": given_up}
