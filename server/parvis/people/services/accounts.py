"""Accounts of staff, and the links that let them in."""

import secrets
from uuid import UUID

import msgspec

from parvis.database.unit_of_work import unit_of_work
from parvis.kernel import clock
from parvis.people.errors import InvitationSpent, UnknownAccount
from parvis.people.rules import INVITATION_LIFE, digest
from parvis.people.services.access import record_access
from parvis.people.tables import PeopleAccount, PeopleInvitation, PeopleSession
from parvis.web.identity import Role

_SHOWN = (PeopleAccount.id, PeopleAccount.name, PeopleAccount.role)
_IS_OPEN = PeopleAccount.closed_at.is_null()


class Invitation(msgspec.Struct, frozen=True):
    """A link just made; the token is known only now."""

    account_id: UUID
    name: str
    role: Role
    token: str


class Account(msgspec.Struct, frozen=True):
    """A member of staff."""

    id: UUID
    name: str
    role: Role


async def invite(town_id: UUID, name: str, role: Role | None = None) -> Invitation:
    """Make a link that signs `name` in once within a day, opening the account if there is none of that name.

    Args:
        town_id: Where they work.
        name: As colleagues read it.
        role: What they may do. None keeps an account's role; a new one is admin if it is the town's first, else agent.
    """
    name = " ".join(name.split())
    async with unit_of_work(town_id):
        account = await _find_by_name(town_id, name) or await _open_account(town_id, name, role)
        if role is not None and account.role != role:
            await PeopleAccount.update({PeopleAccount.role: role}).where(PeopleAccount.id == account.id)
            account = msgspec.structs.replace(account, role=role)
        token, now = secrets.token_urlsafe(32), clock.now()
        invitation = PeopleInvitation(
            town_id=town_id,
            account_id=account.id,
            token_hash=digest(token),
            created_at=now,
            expires_at=now + INVITATION_LIFE,
        )
        await PeopleInvitation.insert(invitation)
        await record_access(town_id, None, "people.invite", str(account.id))
    return Invitation(account.id, account.name, account.role, token)


async def spend_invitation(town_id: UUID, token: str) -> Account:
    """Return whom a link lets in, and let it open nothing more.

    Raises:
        InvitationSpent: It was used, is too old, or never was; or the account is closed.
    """
    now = clock.now()
    async with unit_of_work(town_id):
        spent = (
            await PeopleInvitation.update({PeopleInvitation.used_at: now})
            .where(PeopleInvitation.token_hash == digest(token))
            .where(PeopleInvitation.used_at.is_null())
            .where(PeopleInvitation.expires_at > now)
            .returning(PeopleInvitation.account_id)
        )
        account = await find_account(town_id, spent[0]["account_id"]) if spent else None
    if account is None:
        raise InvitationSpent
    return account


async def find_account(town_id: UUID, account_id: UUID) -> Account | None:
    """Return an account that is open, if there is such."""
    async with unit_of_work(town_id):
        row = await PeopleAccount.select(*_SHOWN).where(_IS_OPEN & (PeopleAccount.id == account_id)).first()
    return Account(**row) if row else None


async def list_accounts(town_id: UUID) -> list[Account]:
    """Return the open accounts of a town by name."""
    async with unit_of_work(town_id):
        rows = await PeopleAccount.select(*_SHOWN).where(_IS_OPEN).order_by(PeopleAccount.name)
    return [Account(**row) for row in rows]


async def close_account(town_id: UUID, name: str) -> Account:
    """Let somebody in no more: the account closes, its sessions and links end now.

    Raises:
        UnknownAccount: There is no open account of that name.
    """
    async with unit_of_work(town_id):
        account = await _find_by_name(town_id, " ".join(name.split()))
        if account is None:
            raise UnknownAccount
        await PeopleAccount.update({PeopleAccount.closed_at: clock.now()}).where(PeopleAccount.id == account.id)
        await PeopleSession.delete().where(PeopleSession.account_id == account.id)
        await record_access(town_id, None, "people.close", str(account.id))
    return account


async def _find_by_name(town_id: UUID, name: str) -> Account | None:
    """Names are compared as people do: without case."""
    accounts = await list_accounts(town_id)
    return next((account for account in accounts if account.name.casefold() == name.casefold()), None)


async def _open_account(town_id: UUID, name: str, role: Role | None) -> Account:
    is_first = not await PeopleAccount.exists()
    chosen: Role = role or ("admin" if is_first else "agent")
    account = PeopleAccount(town_id=town_id, name=name, role=chosen, created_at=clock.now())
    await PeopleAccount.insert(account)
    return Account(account.id, name, chosen)
