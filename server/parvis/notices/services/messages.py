"""Messages to one subscription, of a matter of its own: a reminder, an answer. Queued by other rooms, sent here.

A message is queued in the transaction of what it tells, once per subscription and key, however often it is asked for.
"""

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from parvis.database.unit_of_work import UnitOfWork, unit_of_work
from parvis.gateways.push.protocol import PushMessage, Urgency
from parvis.jobs import Counts, enqueue, enqueue_many
from parvis.kernel import clock
from parvis.notices.orders import MESSAGES_JOB, SendMessages
from parvis.notices.rules import LEASE, SOONEST, PushText, message_payload
from parvis.notices.services.dispatch import Addressed, dispatch

_AT_ONCE = 500
_KEPT_AT_MOST = timedelta(days=3)
"""Longer than this, push services do not keep what a phone has not fetched: what is news then is in the app."""

_QUEUE = """
    insert into notices_message
        (id, town_id, subscription_id, key, kind, tag, version, title, body, path, language, urgency, queued_at,
         expires_at, state, attempts)
    select gen_random_uuid(), $1, new.subscription_id, new.key, new.kind, new.tag, new.version, new.title, new.body,
        new.path, new.language, new.urgency, $2, new.expires_at, 'queued', 0
    from unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::int[], $8::text[], $9::text[], $10::text[],
        $11::text[], $12::text[], $13::timestamptz[])
        as new (subscription_id, key, kind, tag, version, title, body, path, language, urgency, expires_at)
    join notices_subscription push on push.id = new.subscription_id and push.state = 'active'
    on conflict (subscription_id, key) do nothing
"""  # random ids: a message's id proves a receipt, so its neighbour's must not be guessed
# What a later version replaces, and has not left, need not leave.
_SUPERSEDE = """
    update notices_message older set state = 'superseded', next_attempt_at = null
    from unnest($1::uuid[], $2::text[], $3::int[]) as new (subscription_id, tag, version)
    where older.subscription_id = new.subscription_id and older.tag = new.tag and older.version < new.version
        and older.state in ('queued', 'retry')
"""
# What was under way when a later version came, and did not arrive, would come after it.
_CLAIM = """
    with due as (
        select message.id, exists (
            select from notices_message later
            where later.subscription_id = message.subscription_id and later.tag = message.tag
                and later.version > message.version
        ) as is_replaced
        from notices_message message
        where state = 'queued'
            or (state = 'retry' and next_attempt_at <= $1)
            or (state = 'sending' and claimed_at <= $2)
        order by queued_at limit $3
        for update of message skip locked
    ), replaced as (
        update notices_message message set state = 'superseded', next_attempt_at = null
        from due where message.id = due.id and due.is_replaced
    ), claimed as (
        update notices_message message
        set state = 'sending', claimed_at = $1, attempts = attempts + 1, next_attempt_at = null
        from due where message.id = due.id and not due.is_replaced
        returning message.*
    )
    select claimed.id, claimed.subscription_id, claimed.attempts, claimed.tag, claimed.version, claimed.title,
        claimed.body, claimed.path, claimed.language, claimed.urgency, claimed.expires_at,
        push.endpoint, push.p256dh, push.auth, push.application_server_key, push.origin
    from claimed left join notices_subscription push
        on push.id = claimed.subscription_id and push.state = 'active'
"""
_NEXT = "select min(next_attempt_at) from notices_message where state = 'retry'"


class NewMessage(msgspec.Struct, frozen=True, kw_only=True):
    """What to tell one phone.

    Args:
        subscription_id: Whom.
        key: What makes it this message: asked for again, it is not sent again.
        kind: `room.matter`, by which it is counted.
        tag: What it is about: a later version takes the place of the earlier one, on the way and on the screen.
        version: 1, then more.
        title: The first line.
        body: The rest; no name and no address, for it passes through a push service and lies on a locked screen.
        path: What a tap opens.
        language: Of both texts.
        expires_at: From then on it is of no use, and is not sent.
        urgency: Whether a phone that dozes is woken for it.
    """

    subscription_id: UUID
    key: str
    kind: str
    tag: str
    version: int = 1
    title: str
    body: str
    path: str
    language: str
    expires_at: datetime
    urgency: Urgency = "normal"


class _Claimed(Addressed, frozen=True, kw_only=True):
    tag: str
    version: int
    title: str
    body: str
    path: str
    language: str
    urgency: Urgency
    expires_at: datetime


async def queue_messages(town_id: UUID, messages: Sequence[NewMessage]) -> int:
    """Have these sent once the caller's unit of work commits; return how many are new. Ended subscriptions get none."""
    if not messages:
        return 0
    columns = [
        [getattr(message, name) for message in messages]
        for name in ("subscription_id", "key", "kind", "tag", "version", "title", "body", "path", "language",
                     "urgency", "expires_at")
    ]  # fmt: skip
    async with unit_of_work(town_id) as uow:
        status = await uow.connection.execute(_QUEUE, town_id, clock.now(), *columns)
        subscriptions, _, _, tags, versions, *_ = columns
        await uow.connection.execute(_SUPERSEDE, subscriptions, tags, versions)
        new = int(status.rpartition(" ")[2])
        # No key: each order takes what it finds, and one that runs already may have looked before these were there.
        await enqueue_many(MESSAGES_JOB, [SendMessages(town_id=town_id)] * -(-new // _AT_ONCE))
    return new


async def send_messages(order: SendMessages) -> Counts:
    """Send what is due, and have what is left come back. Returns how many ended in which state."""
    async with unit_of_work(order.town_id) as uow:
        claimed = await claim(uow, clock.now())
    counts: dict[str, int] = {}
    if claimed:
        counts = await dispatch(order.town_id, "notices_message", claimed, _write)
    await _come_back(order)
    return counts


async def claim(uow: UnitOfWork, now: datetime) -> list[_Claimed]:
    """Take what is due; nobody else gets it until the lease has lapsed."""
    rows = await uow.connection.fetch(_CLAIM, now, now - LEASE, _AT_ONCE)
    return [msgspec.convert(dict(row), _Claimed) for row in rows]


async def _come_back(order: SendMessages) -> None:
    async with unit_of_work(order.town_id) as uow:
        due: datetime | None = await uow.connection.fetchval(_NEXT)
        if due is not None:
            run_at = max(due, clock.now() + SOONEST)
            await enqueue(MESSAGES_JOB, order, run_at=run_at, key=f"{order.town_id}:{due.timestamp():.0f}")


def _write(message: _Claimed, now: datetime) -> PushMessage | None:
    """Return what travels; None once it is of no use."""
    left = min(message.expires_at - now, _KEPT_AT_MOST)
    if left < timedelta(seconds=1):
        return None
    payload = message_payload(
        PushText(message.title, message.body),
        tag=message.tag,
        delivery=message.id,
        version=message.version,
        language=message.language,
        origin=message.origin or "",
        path=message.path,
    )
    topic = hashlib.sha256(message.tag.encode()).hexdigest()[:32]
    return PushMessage(payload=payload, ttl_seconds=int(left.total_seconds()), urgency=message.urgency, topic=topic)
