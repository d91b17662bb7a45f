"""Send one batch of deliveries: claim, send with no transaction open, settle as the answers come."""

import asyncio
import random
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from datetime import datetime, timedelta

import msgspec

from parvis import gateways
from parvis.database.unit_of_work import unit_of_work
from parvis.gateways.delivery import DeliveryError
from parvis.gateways.push.protocol import GONE, Push, PushKey, PushMessage, PushTarget
from parvis.jobs import Counts, enqueue
from parvis.kernel import clock
from parvis.notices.orders import SEND_JOB, SendBatch, key_of
from parvis.notices.rules import STOP_AFTER, PushText, compose, policy_of, push_payload, retry_delay
from parvis.notices.schemas import NoticeContent
from parvis.notices.services.keys import push_key_of
from parvis.notices.services.ledger import Claimed, Outcome, claim, is_last_attempt, next_attempt, settle
from parvis.notices.services.versions import read_version

_SETTLED_TOGETHER = 100
_AT_ONCE = 100
_SOONEST = timedelta(seconds=5)
_chance = random.SystemRandom().random


async def send_batch(order: SendBatch) -> Counts:
    """Send what is due of one batch, and have the rest come back when it is. Returns how many ended in which state."""
    async with unit_of_work(order.town_id) as uow:
        claimed = await claim(uow, order, clock.now())
        content = await read_version(uow, order.notice_id, order.version)
        keys = {public: await push_key_of(order.town_id, public) for public in _keys_of(claimed)}
    counts: dict[str, int] = {}
    if claimed:
        sender = _Sender(order, content, keys)
        async with aclosing(_in_groups(sender, claimed)) as groups:
            async for outcomes in groups:
                async with unit_of_work(order.town_id) as uow:
                    await settle(uow, outcomes, clock.now())
                for outcome in outcomes:
                    counts[outcome.state] = counts.get(outcome.state, 0) + 1
    await _come_back(order)
    return counts


async def _come_back(order: SendBatch) -> None:
    async with unit_of_work(order.town_id) as uow:
        due = await next_attempt(uow, order)
        if due is not None:
            again = msgspec.structs.replace(order, turn=order.turn + 1)
            await enqueue(SEND_JOB, again, run_at=max(due, clock.now() + _SOONEST), key=key_of(again))


async def _in_groups(sender: "_Sender", claimed: Sequence[Claimed]) -> AsyncGenerator[list[Outcome], None]:
    """Yield outcomes as they come, some together: what a killed worker had not written down is sent again."""
    sending = [asyncio.create_task(sender.send(delivery)) for delivery in claimed]
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


class _Sender:
    """Sends one version of one notice; composes each language's text once."""

    def __init__(self, order: SendBatch, content: NoticeContent, keys: Mapping[str, PushKey]) -> None:
        self._order, self._content, self._keys = order, content, keys
        self._push: Push = gateways.current().push
        self._turns = asyncio.Semaphore(_AT_ONCE)
        self._stop_at = clock.now() + STOP_AFTER
        self._texts: dict[str, PushText] = {}

    async def send(self, delivery: Claimed) -> Outcome:
        """Send one delivery when its turn comes, and say what became of it; what the outside does raises nothing."""
        async with self._turns:
            return await self._send(delivery, clock.now())

    async def _send(self, delivery: Claimed, now: datetime) -> Outcome:
        if now > self._stop_at:
            return Outcome(delivery=delivery, state="retry", reason="late", next_attempt_at=now)
        if delivery.endpoint is None or delivery.p256dh is None or delivery.auth is None:
            return Outcome(delivery=delivery, state="failed", reason="unsubscribed")
        if delivery.occasion != "end" and self._content.ends_at is not None and self._content.ends_at <= now:
            return Outcome(delivery=delivery, state="failed", reason="expired")
        target = PushTarget(delivery.endpoint, delivery.p256dh, delivery.auth)
        try:
            key = self._keys[delivery.application_server_key or ""]
            await self._push.send(target, self._message(delivery, now), key)
        except DeliveryError as error:
            return _failed(delivery, error, now)
        return Outcome(delivery=delivery, state="sent")

    def _message(self, delivery: Claimed, now: datetime) -> PushMessage:
        language, ends_at = delivery.language or "fr", self._content.ends_at
        if language not in self._texts:
            self._texts[language] = compose(self._content, language, delivery.occasion)
        policy = policy_of(self._content.kind, None if delivery.occasion == "end" else ends_at, now)
        payload = push_payload(
            self._texts[language],
            notice_id=self._order.notice_id,
            delivery=delivery.id,
            version=self._order.version,
            language=language,
            origin=delivery.origin or "",
        )
        return PushMessage(
            payload=payload,
            ttl_seconds=int(policy.keep_for.total_seconds()),
            urgency=policy.urgency,
            topic=self._order.notice_id.hex,
        )


def _keys_of(claimed: Sequence[Claimed]) -> set[str]:
    return {delivery.application_server_key or "" for delivery in claimed}


def _failed(delivery: Claimed, error: DeliveryError, now: datetime) -> Outcome:
    if error.reason == GONE:
        return Outcome(delivery=delivery, state="gone", reason=GONE)
    if error.is_permanent or is_last_attempt(delivery):
        return Outcome(delivery=delivery, state="failed", reason=error.reason)
    wait = retry_delay(delivery.attempts, error.retry_after_seconds, _chance())
    return Outcome(delivery=delivery, state="retry", reason=error.reason, next_attempt_at=now + wait)
