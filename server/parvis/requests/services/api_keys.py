"""Keys of Open311 clients: made once, shown once, kept as a hash, revoked for ever."""

import hashlib
import secrets
from uuid import UUID

import msgspec

from parvis.database.unit_of_work import unit_of_work
from parvis.forms.engine.text import clean_line
from parvis.kernel import clock
from parvis.kernel.ids import new_id
from parvis.people.services import record_access
from parvis.requests.errors import BadApiKey, UnknownApiKey
from parvis.requests.schemas.georeport import ApiKey, ApiKeys, MadeApiKey, NewApiKey
from parvis.web.identity import Staff

_BYTES = 32
_LONGEST_KEY = 200


async def make_api_key(staff: Staff, wanted: NewApiKey) -> MadeApiKey:
    """Make a key for a client; only this answer ever holds it."""
    key, key_id, now = secrets.token_urlsafe(_BYTES), new_id(), clock.now()
    name, contact = clean_line(wanted.name), clean_line(wanted.contact)
    async with unit_of_work(staff.town_id) as uow:
        await uow.connection.execute(
            "insert into requests_api_key (id, town_id, name, contact, key_hash, created_by, created_at) "
            "values ($1, $2, $3, $4, $5, $6, $7)",
            key_id, staff.town_id, name, contact, _hash(key), staff.id, now,
        )  # fmt: skip
        await record_access(staff.town_id, staff.id, "requests.make-api-key", str(key_id))
    return MadeApiKey(id=key_id, name=name, contact=contact, created_at=now, used_on=None, revoked_at=None, key=key)


async def list_api_keys(town_id: UUID) -> ApiKeys:
    """Every key that was made, the newest first, without the keys themselves."""
    async with unit_of_work(town_id) as uow:
        rows = await uow.connection.fetch(
            "select id, name, contact, created_at, used_on, revoked_at from requests_api_key "
            "order by created_at desc, id desc"
        )
    return ApiKeys([msgspec.convert(dict(row), ApiKey) for row in rows])


async def revoke_api_key(staff: Staff, key_id: UUID) -> None:
    """End a key; a second time changes nothing.

    Raises:
        UnknownApiKey: The town has none of this id.
    """
    async with unit_of_work(staff.town_id) as uow:
        status = await uow.connection.execute(
            "update requests_api_key set revoked_at = coalesce(revoked_at, $2) where id = $1", key_id, clock.now()
        )
        if status == "UPDATE 0":
            raise UnknownApiKey
        await record_access(staff.town_id, staff.id, "requests.revoke-api-key", str(key_id))


async def recognise_api_key(town_id: UUID, key: str) -> UUID:
    """The id of a key that is in use.

    Raises:
        BadApiKey: It is none, was revoked, or belongs to another town.
    """
    if not key or len(key) > _LONGEST_KEY:
        raise BadApiKey
    async with unit_of_work(town_id) as uow:
        row = await uow.connection.fetchrow(
            "select id, used_on from requests_api_key where key_hash = $1 and revoked_at is null", _hash(key)
        )
        if row is None:
            raise BadApiKey
        today = clock.now().date()
        if row["used_on"] != today:
            await uow.connection.execute("update requests_api_key set used_on = $2 where id = $1", row["id"], today)
    key_id: UUID = row["id"]
    return key_id


def _hash(key: str) -> bytes:
    """256 random bits need neither salt nor slowness."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).digest()
