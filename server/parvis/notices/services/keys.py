"""The town's key towards push services, with the address that they may write to."""

from uuid import UUID

import msgspec

from parvis.gateways.push.protocol import PushKey
from parvis.towns.errors import NoPushKey
from parvis.towns.services import get_or_create_push_key, get_push_key, get_town


async def push_key_of(town_id: UUID, public_key: str = "") -> PushKey:
    """Return the key that a browser subscribed with, else the one in use."""
    try:
        key = await get_push_key(town_id, public_key or None)
    except NoPushKey:
        key = await get_or_create_push_key(town_id)
    email = (await get_town(town_id)).profile.about.email
    return msgspec.structs.replace(key, contact=f"mailto:{email}" if email else "")
