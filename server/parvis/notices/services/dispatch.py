"""Send what a worker has claimed: no transaction open meanwhile, what became of it written down as the answers come.

Notices and messages of one's own have a table each, with the same columns for what becomes of a sending:

    waiting ──claim──▶ sending ──settle──▶ sent | gone | failed | retry ──claim──▶ sending …
"""

import asyncio
import random
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import aclosing
from datetime import datetime
from typing import Generic, Literal, TypeVar
from uuid import UUID

import msgspec

from parvis import gateways
from parvis.database.unit_of_work import UnitOfWork, unit_of_work
from parvis.gateways.delivery import DeliveryError
from parvis.gateways.push.protocol import GONE, Push, PushKey, PushMessage, PushTarget
from parvis.jobs import publish
from parvis.kernel import clock
from parvis.notices.events import SubscriptionsEnded
from parvis.notices.rules import MOST_ATTEMPTS, STOP_AFTER, retry_delay
from parvis.notices.services.keys import push_key_of

Ledger = Literal["notices_delivery", "notices_message"]

_SETTLED_TOGETHER = 100
_AT_ONCE = 100
_chance = random.SystemRandom().random


class Addressed(msgspec.Struct, frozen=True, kw_only=True):
    """A sending in this worker's hands, with where it goes. `endpoint` is None when nobody is there any more."""

    id: UUID
    subscription_id: UUID
    attempts: int
    endpoint: str | None
    p256dh: str | None
    auth: str | None
    application_server_key: str | None
    origin: str | None


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a sending; its `endpoint` is the one that was tried."""

    sending: Addressed
    state: str
    reason: str | None = None
    next_attempt_at: datetime | None = None


Claimed = TypeVar("Claimed", bound=Addressed)
Write = Callable[[Claimed, datetime], PushMessage | None]
"""Write what travels, now; None when it is over, and must not travel any more."""

_SETTLE = {
    ledger: f"""
        update {ledger} sending
        set state = outcome.state, reason = outcome.reason, next_attempt_at = outcome.next_attempt_at,
            settled_at = case when outcome.state = 'retry' then null else $5::timestamptz end
        from unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[])
            as outcome (id, state, reason, next_attempt_at)
        where sending.id = outcome.id and sending.state = 'sending'
    """  # noqa: S608 - one of two names
    for ledger in ("notices_delivery", "notices_message")
}
_END_SUBSCRIPTIONS = """
    update notices_subscription subscription
    set state = 'gone', gone_at = $3, endpoint = '', p256dh = '', auth = ''
    from unnest($1::uuid[], $2::text[]) as gone (id, endpoint)
    where subscription.id = gone.id and subscription.endpoint = gone.endpoint
    returning subscription.id
"""


async def dispatch(town_id: UUID, ledger: Ledger, claimed: Sequence[Claimed], write: Write[Claimed]) -> dict[str, int]:
    """Send all that was claimed; return how many ended in which state."""
    async with unit_of_work(town_id):
        keys = {public: await push_key_of(town_id, public) for public in {_key_of(each) for each in claimed}}
    counts: dict[str, int] = {}
    async with aclosing(_in_groups(_Sender(write, keys), claimed)) as groups:
        async for outcomes in groups:
            async with unit_of_work(town_id) as uow:
                await settle(uow, ledger, outcomes, clock.now())
            for outcome in outcomes:
                counts[outcome.state] = counts.get(outcome.state, 0) + 1
    return counts


async def settle(uow: UnitOfWork, ledger: Ledger, outcomes: Sequence[Outcome], now: datetime) -> None:
    """Write down what became of sendings, and forget subscriptions that have ended."""
    await uow.connection.execute(
        _SETTLE[ledger],
        [outcome.sending.id for outcome in outcomes],
        [outcome.state for outcome in outcomes],
        [outcome.reason for outcome in outcomes],
        [outcome.next_attempt_at for outcome in outcomes],
        now,
    )
    gone = [outcome.sending for outcome in outcomes if outcome.state == "gone" and outcome.sending.endpoint]
    if gone and uow.town_id is not None:
        ids, endpoints = [sending.subscription_id for sending in gone], [sending.endpoint for sending in gone]
        ended = await uow.connection.fetch(_END_SUBSCRIPTIONS, ids, endpoints, now)
        if ended:
            await publish(SubscriptionsEnded(town_id=uow.town_id, subscription_ids=[row["id"] for row in ended]))


async def _in_groups(sender: "_Sender[Claimed]", claimed: Sequence[Claimed]) -> AsyncGenerator[list[Outcome], None]:
    """Yield outcomes as they come, some together: what a killed worker had not written down is sent again."""
    sending = [asyncio.create_task(sender.send(each)) for each in claimed]
    group: list[Outcome] = []
    try:
        for finished in asyncio.as_completed(sending):
            group.append(await finished)
            if len(group) == _SETTLED_TOGETHER:
                yield group
                group = []
        if group:
            yield group
    finally:
        for task in sending:
            task.cancel()


class _Sender(Generic[Claimed]):
    """Sends what one worker claimed."""

    def __init__(self, write: Write[Claimed], keys: Mapping[str, PushKey]) -> None:
        self._write, self._keys = write, keys
        self._push: Push = gateways.current().push
        self._turns = asyncio.Semaphore(_AT_ONCE)
        self._stop_at = clock.now() + STOP_AFTER

    async def send(self, claimed: Claimed) -> Outcome:
        """Send one when its turn comes, and say what became of it; what the outside does raises nothing."""
        async with self._turns:
            return await self._send(claimed, clock.now())

    async def _send(self, claimed: Claimed, now: datetime) -> Outcome:
        if now > self._stop_at:
            return Outcome(sending=claimed, state="retry", reason="late", next_attempt_at=now)
        if claimed.endpoint is None or claimed.p256dh is None or claimed.auth is None:
            return Outcome(sending=claimed, state="failed", reason="unsubscribed")
        message = self._write(claimed, now)
        if message is None:
            return Outcome(sending=claimed, state="failed", reason="expired")
        target = PushTarget(claimed.endpoint, claimed.p256dh, claimed.auth)
        try:
            await self._push.send(target, message, self._keys[_key_of(claimed)])
        except DeliveryError as error:
            return _failed(claimed, error, now)
        return Outcome(sending=claimed, state="sent")


def _key_of(claimed: Addressed) -> str:
    return claimed.application_server_key or ""


def _failed(claimed: Addressed, error: DeliveryError, now: datetime) -> Outcome:
    if error.reason == GONE:
        return Outcome(sending=claimed, state="gone", reason=GONE)
    if error.is_permanent or claimed.attempts >= MOST_ATTEMPTS:
        return Outcome(sending=claimed, state="failed", reason=error.reason)
    wait = retry_delay(claimed.attempts, error.retry_after_seconds, _chance())
    return Outcome(sending=claimed, state="retry", reason=error.reason, next_attempt_at=now + wait)
