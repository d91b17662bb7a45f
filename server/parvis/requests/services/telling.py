"""Who is told of a new line of a request's story: written into the ledger in the transaction of the line itself.

One line, one recipient, one message: the ledger's index holds it. A push is queued at once, for the notices room sends
it; a mail waits for `mailing.py`.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple
from uuid import UUID

import asyncpg

from parvis.database.unit_of_work import UnitOfWork
from parvis.jobs import enqueue
from parvis.kernel import clock
from parvis.kernel.ids import new_id
from parvis.notices.services import NewMessage, find_subscriptions, queue_messages
from parvis.requests.orders import MAIL_JOB, SendMails
from parvis.requests.rules.told import FOLLOWERS_ARE_TOLD, OWNER_IS_TOLD, push_text
from parvis.requests.services.lines import NewEntry

KIND = "requests.follow-up"
_USEFUL = timedelta(days=14)
MOST_COPIES = 20
"""Copies of new requests that one address, or one device, gets sent in a day: nobody fills a stranger's mailbox."""

_OWNER = """
select id as recipient, device_id, follow_channel as channel, follow_email as email, language, true as is_owner
from requests_case where id = $1 and follow_channel <> 'none'
"""
_FOLLOWERS = """
select id as recipient, device_id, follow_channel as channel, follow_email as email, language, false as is_owner
from requests_follower where case_id = $1 and not is_holder and follow_channel <> 'none'
"""
_COPIES = """
select count(*) from requests_case
where opened_at > $1 and follow_channel = 'email' and (follow_email = $2 or device_id = $3)
"""
_WRITE = """
insert into requests_follow_up (id, town_id, case_id, entry_id, recipient, channel, state, reason, attempts, queued_at,
    settled_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9, $10)
on conflict (entry_id, recipient) do nothing returning true
"""


class _Recipient(NamedTuple):
    recipient: UUID
    device_id: UUID | None
    channel: str
    email: str | None
    language: str
    is_owner: bool


async def tell(uow: UnitOfWork, town_id: UUID, case_id: UUID, line: NewEntry) -> None:
    """Have everybody told who follows this request; a second time nobody is."""
    people = [_Recipient(**dict(row)) for row in await _recipients(uow, case_id, line)]
    if not people:
        return
    code: str = await uow.connection.fetchval("select receipt from requests_case where id = $1", case_id)
    phones = await find_subscriptions(
        town_id, [each.device_id for each in people if each.channel == "push" and each.device_id]
    )
    messages: list[NewMessage] = []
    waits, now = False, clock.now()
    for person in people:
        phone = phones.get(person.device_id) if person.device_id and person.channel == "push" else None
        state, reason = await _fate(uow, line, person, has_phone=phone is not None)
        is_new = await uow.connection.fetchval(
            _WRITE, new_id(), town_id, case_id, line.entry_id, person.recipient, person.channel, state, reason,
            now, None if state == "queued" else now,
        )  # fmt: skip
        waits = waits or (bool(is_new) and state == "queued")
        if is_new and phone is not None:
            messages.append(_message(phone, case_id, line, person, code))
    await queue_messages(town_id, messages)
    if waits:
        await enqueue(MAIL_JOB, SendMails(town_id=town_id))


async def _recipients(uow: UnitOfWork, case_id: UUID, line: NewEntry) -> Sequence[asyncpg.Record]:
    told: list[asyncpg.Record] = []
    if line.kind in OWNER_IS_TOLD:
        told += await uow.connection.fetch(_OWNER, case_id)
    if line.kind in FOLLOWERS_ARE_TOLD:
        told += await uow.connection.fetch(_FOLLOWERS, case_id)
    return told


async def _fate(uow: UnitOfWork, line: NewEntry, person: _Recipient, *, has_phone: bool) -> tuple[str, str | None]:
    """Whether a message leaves, and if not, why."""
    if person.channel == "push":
        return ("sent", None) if has_phone else ("failed", "no-subscription")
    if line.kind == "opened":
        since = clock.now() - timedelta(days=1)
        # Counted one after the other, or many at once would all be the first.
        await uow.connection.execute("select pg_advisory_xact_lock(hashtextextended($1, 0))", person.email or "")
        copies: int = await uow.connection.fetchval(_COPIES, since, person.email, person.device_id)
        if copies > MOST_COPIES:
            return "failed", "too-many-copies"
    return "queued", None


def _message(phone: UUID, case_id: UUID, line: NewEntry, person: _Recipient, code: str) -> NewMessage:
    text = push_text(line.kind, line.state, code=code, language=person.language, to_follower=not person.is_owner)
    return NewMessage(
        subscription_id=phone,
        key=f"requests:{line.entry_id}",
        kind=KIND,
        tag=f"requests:{line.entry_id}",
        title=text.title,
        body=text.body,
        path=f"/demandes/{case_id}",
        language=person.language,
        expires_at=clock.now() + _USEFUL,
    )
