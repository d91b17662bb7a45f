"""Send one batch of deliveries: claim, send with no transaction open, have the rest come back."""

from datetime import datetime

import msgspec

from parvis.database.unit_of_work import unit_of_work
from parvis.gateways.push.protocol import PushMessage
from parvis.jobs import Counts, enqueue
from parvis.kernel import clock
from parvis.notices.orders import SEND_JOB, SendBatch, key_of
from parvis.notices.rules import SOONEST, PushText, compose, policy_of, push_payload
from parvis.notices.schemas import NoticeContent
from parvis.notices.services.dispatch import dispatch
from parvis.notices.services.ledger import Claimed, claim, next_attempt
from parvis.notices.services.versions import read_version


async def send_batch(order: SendBatch) -> Counts:
    """Send what is due of one batch, and have the rest come back when it is. Returns how many ended in which state."""
    async with unit_of_work(order.town_id) as uow:
        claimed = await claim(uow, order, clock.now())
        content = await read_version(uow, order.notice_id, order.version)
    counts: dict[str, int] = {}
    if claimed:
        counts = await dispatch(order.town_id, "notices_delivery", claimed, _Writer(order, content).write)
    await _come_back(order)
    return counts


async def _come_back(order: SendBatch) -> None:
    async with unit_of_work(order.town_id) as uow:
        due = await next_attempt(uow, order)
        if due is not None:
            again = msgspec.structs.replace(order, turn=order.turn + 1)
            await enqueue(SEND_JOB, again, run_at=max(due, clock.now() + SOONEST), key=key_of(again))


class _Writer:
    """Writes the messages of one version of one notice; composes each language's text once."""

    def __init__(self, order: SendBatch, content: NoticeContent) -> None:
        self._order, self._content = order, content
        self._texts: dict[str, PushText] = {}

    def write(self, delivery: Claimed, now: datetime) -> PushMessage | None:
        """Return what one phone gets; None once the notice is over, except to say so."""
        ends_at = None if delivery.occasion == "end" else self._content.ends_at
        if ends_at is not None and ends_at <= now:
            return None
        language = delivery.language or "fr"
        if language not in self._texts:
            self._texts[language] = compose(self._content, language, delivery.occasion)
        policy = policy_of(self._content.kind, ends_at, now)
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
