"""The deliveries' state machine, as SQL: claim what is due; `dispatch` settles what happened.

    targeted ──claim──▶ sending ──settle──▶ sent | gone | failed | retry ──claim──▶ sending …

A worker that dies between the two leaves `sending` behind; when its lease has lapsed the next claim takes the row
again, unless a newer version is on its way to the same phone. The message may then travel twice; the phone shows it
once, by the notice's tag.
"""

from datetime import datetime

import msgspec

from parvis.database.unit_of_work import UnitOfWork
from parvis.notices.orders import SendBatch
from parvis.notices.rules import LEASE
from parvis.notices.schemas import Occasion
from parvis.notices.services.dispatch import Addressed


class Claimed(Addressed, frozen=True, kw_only=True):
    """A delivery in this worker's hands."""

    occasion: Occasion
    language: str | None


# An update went out while an older version was in a worker's hands: that one must not arrive after it.
_GIVE_WAY = """
    update notices_delivery older set state = 'superseded', next_attempt_at = null
    where notice_id = $1 and version = $2 and batch = $3
        and (state in ('targeted', 'retry') or (state = 'sending' and claimed_at <= $4))
        and exists (
            select from notices_delivery newer
            where newer.notice_id = $1 and newer.version > $2 and newer.subscription_id = older.subscription_id
        )
"""
_CLAIM = """
    with due as (
        select id from notices_delivery
        where notice_id = $1 and version = $2 and batch = $3 and (
            state = 'targeted'
            or (state = 'retry' and next_attempt_at <= $4)
            or (state = 'sending' and claimed_at <= $5)
        )
        for update skip locked
    ), claimed as (
        update notices_delivery delivery
        set state = 'sending', claimed_at = $4, attempts = attempts + 1, next_attempt_at = null
        from due where delivery.id = due.id
        returning delivery.id, delivery.subscription_id, delivery.occasion, delivery.attempts
    )
    select claimed.*, push.endpoint, push.p256dh, push.auth, push.application_server_key, push.origin,
        push.language
    from claimed left join notices_subscription push
        on push.id = claimed.subscription_id and push.state = 'active'
"""
_NEXT = """
    select min(next_attempt_at) from notices_delivery
    where notice_id = $1 and version = $2 and batch = $3 and state = 'retry'
"""


async def claim(uow: UnitOfWork, order: SendBatch, now: datetime) -> list[Claimed]:
    """Take what is due of a batch; nobody else gets it until the lease has lapsed."""
    await uow.connection.execute(_GIVE_WAY, order.notice_id, order.version, order.batch, now - LEASE)
    rows = await uow.connection.fetch(_CLAIM, order.notice_id, order.version, order.batch, now, now - LEASE)
    return [msgspec.convert(dict(row), Claimed) for row in rows]


async def next_attempt(uow: UnitOfWork, order: SendBatch) -> datetime | None:
    """Return when the first of a batch's retries is due, or None when there is nothing to try again."""
    due: datetime | None = await uow.connection.fetchval(_NEXT, order.notice_id, order.version, order.batch)
    return due
