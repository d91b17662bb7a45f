"""Passkeys of staff: making one, signing in with one, giving one up."""

import secrets
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

import msgspec
from webauthn import base64url_to_bytes

from parvis.database.unit_of_work import unit_of_work
from parvis.kernel import clock
from parvis.people.errors import (
    AddressNeedsName,
    LastPasskey,
    PasskeyNotMade,
    PasskeyRefused,
    PasskeyTaken,
    UnknownPasskey,
)
from parvis.people.rules import CEREMONY_LIFE, can_have_passkeys
from parvis.people.services.access import record_access
from parvis.people.services.sessions import OpenedSession, open_session, rotate_session
from parvis.people.tables import PeopleCeremony, PeoplePasskey
from parvis.people.webauthn import (
    Json,
    KnownPasskey,
    RelyingParty,
    challenge_of,
    check_registration,
    check_sign_in,
    registration_options,
    sign_in_options,
)
from parvis.web.identity import Staff

_Purpose = Literal["register", "sign-in"]


class Passkey(msgspec.Struct, frozen=True):
    """A passkey, as its owner recognises it."""

    id: UUID
    label: str
    created_at: datetime
    used_at: datetime | None
    is_backed_up: bool


async def start_registration(staff: Staff, party: RelyingParty) -> Json:
    """Return the options for making a passkey for whoever is signed in.

    Raises:
        AddressNeedsName: The site was opened by a number.
    """
    async with unit_of_work(staff.town_id):
        challenge = await _start(staff.town_id, party, "register", staff.id)
        known = await PeoplePasskey.select(PeoplePasskey.credential_id).where(PeoplePasskey.account_id == staff.id)
    return registration_options(
        party,
        user_id=staff.id.bytes,
        user_name=staff.name,
        challenge=challenge,
        known=[row["credential_id"] for row in known],
    )


async def finish_registration(staff: Staff, party: RelyingParty, credential: Json, label: str) -> OpenedSession:
    """Keep the passkey that was made, and renew the session.

    Raises:
        PasskeyNotMade: The answer proves nothing, or its challenge is spent.
        PasskeyTaken: It is registered already.
    """
    async with unit_of_work(staff.town_id):  # On its own: the challenge is spent, whatever comes of it.
        challenge = await _spend(challenge_of(credential), "register", staff.id)
    if challenge is None:
        raise PasskeyNotMade
    made = check_registration(credential, party=party, challenge=challenge)
    async with unit_of_work(staff.town_id):
        if await PeoplePasskey.exists().where(PeoplePasskey.credential_id == made.credential_id):
            raise PasskeyTaken
        passkey = PeoplePasskey(
            town_id=staff.town_id,
            account_id=staff.id,
            credential_id=made.credential_id,
            public_key=made.public_key,
            sign_count=made.sign_count,
            transports=list(made.transports),
            is_backed_up=made.is_backed_up,
            label=label,
            created_at=clock.now(),
        )
        await PeoplePasskey.insert(passkey)
        await record_access(staff.town_id, staff.id, "people.add-passkey", str(passkey.id))
        return await rotate_session(staff, "passkey")


async def start_sign_in(town_id: UUID, party: RelyingParty) -> Json:
    """Return the options for signing in, whoever it is.

    Raises:
        AddressNeedsName: The site was opened by a number.
    """
    async with unit_of_work(town_id):
        return sign_in_options(party, challenge=await _start(town_id, party, "sign-in", None))


async def finish_sign_in(town_id: UUID, party: RelyingParty, credential: Json) -> OpenedSession:
    """Open a session for the owner of the passkey that answered.

    Raises:
        PasskeyRefused: It is unknown here, the answer is wrong, its challenge is spent, or its count went back.
        SessionEnded: Its owner's account is closed.
    """
    async with unit_of_work(town_id):  # On its own: the challenge is spent, whatever comes of it.
        challenge = await _spend(challenge_of(credential), "sign-in", None)
        row = await _find_by_credential(credential)
    if challenge is None or row is None:
        raise PasskeyRefused
    known = KnownPasskey(row["credential_id"], row["public_key"], row["sign_count"])
    try:
        sign_count = check_sign_in(credential, party=party, challenge=challenge, known=known)
    except PasskeyRefused:
        await record_access(town_id, row["account_id"], "people.passkey-refused", str(row["id"]))
        raise
    async with unit_of_work(town_id):
        await PeoplePasskey.update({PeoplePasskey.sign_count: sign_count, PeoplePasskey.used_at: clock.now()}).where(
            PeoplePasskey.id == row["id"]
        )
        return await open_session(town_id, row["account_id"], "passkey")


async def list_passkeys(staff: Staff) -> list[Passkey]:
    """Return the passkeys of whoever is signed in, the oldest first."""
    shown = [getattr(PeoplePasskey, name) for name in Passkey.__struct_fields__]
    async with unit_of_work(staff.town_id):
        rows = await PeoplePasskey.select(*shown).where(PeoplePasskey.account_id == staff.id).order_by(PeoplePasskey.id)
    return [Passkey(**row) for row in rows]


async def remove_passkey(staff: Staff, passkey_id: UUID) -> None:
    """Give a passkey up.

    Raises:
        UnknownPasskey: This account has no such one.
        LastPasskey: It has no other.
    """
    async with unit_of_work(staff.town_id):
        passkeys = {passkey.id for passkey in await list_passkeys(staff)}
        if passkey_id not in passkeys:
            raise UnknownPasskey
        if len(passkeys) == 1:
            raise LastPasskey
        await PeoplePasskey.delete().where(PeoplePasskey.id == passkey_id)
        await record_access(staff.town_id, staff.id, "people.remove-passkey", str(passkey_id))


async def _start(town_id: UUID, party: RelyingParty, purpose: _Purpose, account_id: UUID | None) -> bytes:
    if not can_have_passkeys(party.id):
        raise AddressNeedsName
    challenge, now = secrets.token_bytes(32), clock.now()
    await PeopleCeremony.delete().where(PeopleCeremony.expires_at < now)
    ceremony = PeopleCeremony(
        town_id=town_id,
        purpose=purpose,
        account_id=account_id,
        challenge=challenge,
        expires_at=now + CEREMONY_LIFE,
    )
    await PeopleCeremony.insert(ceremony)
    return challenge


async def _spend(challenge: bytes, purpose: _Purpose, account_id: UUID | None) -> bytes | None:
    """Return the challenge if it was ours, for this, and unspent; it is spent now."""
    rows = (
        await PeopleCeremony.delete()
        .where(PeopleCeremony.challenge == challenge)
        .returning(PeopleCeremony.purpose, PeopleCeremony.account_id, PeopleCeremony.expires_at)
    )
    is_good = rows and (rows[0]["purpose"], rows[0]["account_id"]) == (purpose, account_id)
    return challenge if is_good and rows[0]["expires_at"] > clock.now() else None


async def _find_by_credential(credential: Json) -> dict[str, Any] | None:
    try:
        credential_id = base64url_to_bytes(credential["id"])
    except (KeyError, TypeError, ValueError) as cause:
        raise PasskeyRefused from cause
    return await PeoplePasskey.select().where(PeoplePasskey.credential_id == credential_id).first()
