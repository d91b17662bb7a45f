"""Which subscriptions live: every message asks for a sign, and phones give one when they show it."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

import msgspec

from parvis.database.unit_of_work import unit_of_work
from parvis.jobs import Counts
from parvis.kernel import clock

SILENT_AFTER = 5
"""So many messages in a row of which a phone showed none: one that is off shows the last when it comes back."""

_WAIT_FOR_SIGN = timedelta(days=1)
_KEPT = timedelta(days=35)
_PERIOD = timedelta(days=7)

# Safari shows declarative messages without our worker (WebKit, Declarative Web Push), so Apple's silence says nothing.
_MARK_SILENT = """
    with recent as (
        select message.subscription_id, message.shown_at, message.clicked_at,
            row_number() over (partition by message.subscription_id order by message.settled_at desc) as back
        from notices_message message
        join notices_subscription subscription on subscription.id = message.subscription_id
        where message.state = 'sent' and message.settled_at <= $2
            and subscription.state = 'active' and subscription.silent_since is null
            and subscription.endpoint not like 'https://web.push.apple.com/%'
            and message.settled_at >= coalesce(subscription.endpoint_since, subscription.created_at)
    ), quiet as (
        select subscription_id from recent where back <= $3
        group by subscription_id
        having count(*) = $3 and bool_and(shown_at is null and clicked_at is null)
    )
    update notices_subscription set silent_since = $1 where id in (select subscription_id from quiet)
"""
_FORGET = "delete from notices_message where queued_at < $1 and state not in ('queued', 'sending', 'retry')"
_MEASURE = """
    select count(*) filter (where state = 'sent') as sent,
        count(*) filter (where shown_at is not null or clicked_at is not null) as shown,
        count(*) filter (where clicked_at is not null) as opened,
        count(*) filter (where state in ('failed', 'gone')) as failed,
        (select count(*) from notices_subscription where state = 'active') as subscriptions,
        (select count(*) from notices_subscription where state = 'active' and silent_since is not null) as silent
    from notices_message where kind = $1 and queued_at >= $2
"""


class Pulse(msgspec.Struct, frozen=True, kw_only=True):
    """How messages of one kind fared in the last seven days, and how many subscriptions give no sign.

    Args:
        shown: On a phone's screen, as far as phones say: iPhones say it only of what is tapped.
        subscriptions: All that can be sent to, of any kind.
        silent: Those that showed none of the last ones.
    """

    sent: int
    shown: int
    opened: int
    failed: int
    subscriptions: int
    silent: int


async def feel_pulse(town_ids: Sequence[UUID]) -> Counts:
    """Mark the subscriptions that gave no sign of late, and forget messages of long ago."""
    silent = forgotten = 0
    for town_id in town_ids:
        now = clock.now()
        async with unit_of_work(town_id) as uow:
            marked = await uow.connection.execute(_MARK_SILENT, now, now - _WAIT_FOR_SIGN, SILENT_AFTER)
            silent += int(marked.rpartition(" ")[2])
            deleted = await uow.connection.execute(_FORGET, now - _KEPT)
            forgotten += int(deleted.rpartition(" ")[2])
    return {"silent": silent, "forgotten": forgotten}


async def measure_pulse(town_id: UUID, kind: str) -> Pulse:
    """Return how the messages of a kind fared."""
    async with unit_of_work(town_id) as uow:
        row = await uow.connection.fetchrow(_MEASURE, kind, clock.now() - _PERIOD)
    return msgspec.convert(dict(row or {}), Pulse)
