"""Mails about requests leave one by one: claimed and written down before, settled after, never sent twice.

    queued ──claim──▶ sending ──settle──▶ sent | failed | uncertain | retry ──claim──▶ sending …

A worker that dies between sending and settling leaves `sending` behind. Nobody can know whether the mail server had
taken that mail, so it becomes `uncertain` in the ledger: the request's page says all, and the next mail comes for the
next line.
"""

import random
from datetime import datetime, timedelta
from uuid import UUID

import asyncpg
import msgspec

from parvis.database.unit_of_work import unit_of_work
from parvis.gateways import current
from parvis.gateways.delivery import DeliveryError
from parvis.gateways.mail.protocol import UNKNOWN_OUTCOME, Mail
from parvis.jobs import Counts, enqueue
from parvis.kernel import clock
from parvis.requests.orders import MAIL_JOB, SendMails
from parvis.requests.services.letters import write_mail
from parvis.towns.services import list_towns

LEASE = timedelta(minutes=10)
"""Longer than any mail server is waited for."""
MOST_ATTEMPTS = 8
_FIRST_DELAY_SECONDS, _LONGEST_DELAY_SECONDS = 60.0, 4 * 3600.0
_SOONEST = timedelta(seconds=5)
_chance = random.SystemRandom().random

_CLAIM = """
update requests_follow_up set state = 'sending', claimed_at = $1, attempts = attempts + 1, next_attempt_at = null
where id = (
    select id from requests_follow_up
    where channel = 'email' and (state = 'queued' or (state = 'retry' and next_attempt_at <= $1))
    order by queued_at, id limit 1 for update skip locked
)
returning id, case_id, entry_id, recipient, attempts
"""
_SETTLE = """
update requests_follow_up set state = $2, reason = $3, next_attempt_at = $4, settled_at = $5
where id = $1 and state = 'sending'
"""
_ABANDON = """
update requests_follow_up set state = 'uncertain', reason = 'worker-died', settled_at = $1
where state = 'sending' and claimed_at <= $2
"""


class _Claimed(msgspec.Struct, frozen=True, kw_only=True):
    id: UUID
    case_id: UUID
    entry_id: UUID
    recipient: UUID
    attempts: int


class _Outcome(msgspec.Struct, frozen=True):
    state: str
    reason: str | None = None
    next_attempt_at: datetime | None = None


async def send_mails(order: SendMails) -> Counts:
    """Send a town's mails that are due, each claimed alone: a worker that dies leaves one in doubt, not a batch."""
    counts: dict[str, int] = {}
    while (claimed := await _claim(order.town_id)) is not None:
        outcome = await _send(order.town_id, claimed)
        await _settle(order.town_id, claimed, outcome)
        counts[outcome.state] = counts.get(outcome.state, 0) + 1
    await _come_back(order)
    return counts


async def sweep_mails() -> Counts:
    """Say of mails whose worker died that nobody knows, and go on with what is due. For every town."""
    counts = {"uncertain": 0, "waiting": 0}
    for town in await list_towns():
        now = clock.now()
        async with unit_of_work(town.id) as uow:
            status = await uow.connection.execute(_ABANDON, now, now - LEASE)
            due: int = await uow.connection.fetchval(
                "select count(*) from requests_follow_up where channel = 'email' "
                "and (state = 'queued' or (state = 'retry' and next_attempt_at <= $1))",
                now,
            )
            if due:
                await enqueue(MAIL_JOB, SendMails(town_id=town.id))
        counts["uncertain"] += int(status.rpartition(" ")[2])
        counts["waiting"] += due
    return counts


async def _claim(town_id: UUID) -> _Claimed | None:
    async with unit_of_work(town_id) as uow:
        row: asyncpg.Record | None = await uow.connection.fetchrow(_CLAIM, clock.now())
    return msgspec.convert(dict(row), _Claimed) if row else None


async def _send(town_id: UUID, claimed: _Claimed) -> _Outcome:
    """No transaction is open while the mail server is spoken to."""
    mail = await _write(town_id, claimed)
    if mail is None:
        return _Outcome("stopped")
    try:
        await current().mail.send(mail)
    except DeliveryError as error:
        return _failure(error, claimed.attempts)
    return _Outcome("sent")


async def _write(town_id: UUID, claimed: _Claimed) -> Mail | None:
    async with unit_of_work(town_id) as uow:
        return await write_mail(uow, town_id, claimed.case_id, claimed.entry_id, claimed.recipient)


def _failure(error: DeliveryError, attempts: int) -> _Outcome:
    if error.reason == UNKNOWN_OUTCOME:
        return _Outcome("uncertain", error.reason)
    if error.is_permanent or attempts >= MOST_ATTEMPTS:
        return _Outcome("failed", error.reason)
    delay = min(_FIRST_DELAY_SECONDS * 2 ** (attempts - 1), _LONGEST_DELAY_SECONDS) * (0.5 + _chance())
    delay = max(delay, error.retry_after_seconds or 0.0)
    return _Outcome("retry", error.reason, clock.now() + timedelta(seconds=delay))


async def _settle(town_id: UUID, claimed: _Claimed, outcome: _Outcome) -> None:
    settled_at = clock.now() if outcome.next_attempt_at is None else None
    async with unit_of_work(town_id) as uow:
        await uow.connection.execute(
            _SETTLE, claimed.id, outcome.state, outcome.reason, outcome.next_attempt_at, settled_at
        )


async def _come_back(order: SendMails) -> None:
    async with unit_of_work(order.town_id) as uow:
        due: datetime | None = await uow.connection.fetchval(
            "select min(next_attempt_at) from requests_follow_up where state = 'retry'"
        )
        if due is not None:
            run_at = max(due, clock.now() + _SOONEST)
            await enqueue(MAIL_JOB, order, run_at=run_at, key=f"{order.town_id}:{due.timestamp():.0f}")
