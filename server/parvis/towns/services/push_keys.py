"""The town's push keys (VAPID, RFC 8292). Phones are subscribed with one: it is kept for ever, sealed."""

from uuid import UUID

from parvis.database.unit_of_work import UnitOfWork, unit_of_work
from parvis.gateways.push.keys import new_push_key
from parvis.gateways.push.protocol import PushKey
from parvis.kernel import clock
from parvis.kernel.ids import new_id
from parvis.kernel.sealed import seal, unseal
from parvis.towns.errors import NoPushKey
from parvis.web.changes import touch

_PURPOSE = "towns.push-key"
_ADD = """
insert into towns_push_key (id, town_id, public_key, private_key_sealed, created_at) values ($1, $2, $3, $4, $5)
"""
_LOCK = "select pg_advisory_xact_lock(hashtextextended('towns_push_key ' || $1, 0))"


async def get_push_key(town_id: UUID, public_key: str | None = None) -> PushKey:
    """Return the key in use, or the one whose public half a phone subscribed with.

    Raises:
        NoPushKey: There is none.
        Unsealable: The secret key of this installation is not the one it was sealed with.
    """
    async with unit_of_work(town_id) as uow:
        row = await uow.connection.fetchrow(
            "select public_key, private_key_sealed from towns_push_key "
            "where $1::varchar is null or public_key = $1 order by created_at desc, id desc limit 1",
            public_key,
        )
    if row is None:
        raise NoPushKey
    private = unseal(row["private_key_sealed"], purpose=_PURPOSE).decode()
    return PushKey(private=private, public=row["public_key"])


async def get_or_create_push_key(town_id: UUID) -> PushKey:
    """Return the key in use, making the town's first one if there is none; two callers get the same."""
    async with unit_of_work(town_id) as uow:
        await uow.connection.execute(_LOCK, str(town_id))
        try:
            return await get_push_key(town_id)
        except NoPushKey:
            return await _add(uow, town_id)


async def rotate_push_key(town_id: UUID) -> PushKey:
    """Make a new key, which new subscriptions use; the others stay, for the phones that know them."""
    async with unit_of_work(town_id) as uow:
        await uow.connection.execute(_LOCK, str(town_id))
        return await _add(uow, town_id)


async def _add(uow: UnitOfWork, town_id: UUID) -> PushKey:
    key = new_push_key()
    sealed = seal(key.private.encode(), purpose=_PURPOSE)
    await uow.connection.execute(_ADD, new_id(), town_id, key.public, sealed, clock.now())
    await touch(town_id, "towns.profile")
    return key
