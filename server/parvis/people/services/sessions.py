"""Sessions of staff: opened by a link or a passkey, known by a cookie, ended by the person or by time."""

import secrets
from datetime import datetime
from typing import Literal
from uuid import UUID

import msgspec

from parvis.database.unit_of_work import unit_of_work
from parvis.kernel import clock
from parvis.people.errors import SessionEnded
from parvis.people.rules import SEEN_STEP, SESSION_LIFE, csrf_token, digest, is_session_alive
from parvis.people.services.access import record_access
from parvis.people.services.accounts import find_account
from parvis.people.tables import PeopleSession
from parvis.web.identity import Staff

OpenedBy = Literal["invitation", "passkey"]


class OpenedSession(msgspec.Struct, frozen=True):
    """A session just opened; the token goes into the cookie and is kept nowhere."""

    token: str
    staff: Staff


async def open_session(town_id: UUID, account_id: UUID, opened_by: OpenedBy) -> OpenedSession:
    """Open a session with a new token.

    Raises:
        SessionEnded: The account is closed.
    """
    token, now = secrets.token_urlsafe(32), clock.now()
    session = PeopleSession(
        town_id=town_id,
        account_id=account_id,
        token_hash=digest(token),
        opened_by=opened_by,
        opened_at=now,
        seen_at=now,
        expires_at=now + SESSION_LIFE,
    )
    async with unit_of_work(town_id):
        await PeopleSession.delete().where(PeopleSession.expires_at < now)
        await PeopleSession.insert(session)
        await record_access(town_id, account_id, "people.sign-in", opened_by)
        staff = await _staff_of(town_id, session.id, account_id, token)
    return OpenedSession(token, staff)


async def recognise_staff(town_id: UUID, token: str) -> Staff:
    """Return who holds this session.

    Raises:
        SessionEnded: There is none, it is too old, was left alone too long, or the account is closed.
    """
    now = clock.now()
    async with unit_of_work(town_id):
        row = await PeopleSession.select().where(PeopleSession.token_hash == digest(token)).first()
        if row is None or not is_session_alive(seen_at=row["seen_at"], expires_at=row["expires_at"], now=now):
            raise SessionEnded
        if now - row["seen_at"] >= SEEN_STEP:
            await _mark_seen(row["id"], now)
        return await _staff_of(town_id, row["id"], row["account_id"], token)


async def rotate_session(staff: Staff, opened_by: OpenedBy) -> OpenedSession:
    """Give a session a new token, after what it may do has grown: an older copy of the cookie is then worth nothing.

    Raises:
        SessionEnded: It ended meanwhile.
    """
    async with unit_of_work(staff.town_id):
        await end_session(staff)
        return await open_session(staff.town_id, staff.id, opened_by)


async def end_session(staff: Staff) -> None:
    """Sign out."""
    async with unit_of_work(staff.town_id):
        await PeopleSession.delete().where(PeopleSession.id == staff.session_id)
        await record_access(staff.town_id, staff.id, "people.sign-out")


async def _mark_seen(session_id: UUID, now: datetime) -> None:
    await PeopleSession.update({PeopleSession.seen_at: now}).where(PeopleSession.id == session_id)


async def _staff_of(town_id: UUID, session_id: UUID, account_id: UUID, token: str) -> Staff:
    account = await find_account(town_id, account_id)
    if account is None:
        raise SessionEnded
    return Staff(
        id=account.id,
        town_id=town_id,
        session_id=session_id,
        name=account.name,
        role=account.role,
        csrf_token=csrf_token(token),
    )
