"""Citizens' devices: learned on first sight, then held to their secret."""

import hmac
from typing import Any
from uuid import UUID

from parvis.database.unit_of_work import unit_of_work
from parvis.kernel import clock
from parvis.people.errors import WrongDeviceSecret
from parvis.people.rules import digest, read_device_credential
from parvis.people.tables import PeopleDevice


async def recognise_device(town_id: UUID, credential: str) -> UUID:
    """Return the id of the device that presents `credential`, learning it on first sight.

    Raises:
        BadDeviceCredential: It is not written as agreed.
        WrongDeviceSecret: The id is known with another secret, here or in another town.
    """
    shown = read_device_credential(credential)
    now = clock.now()
    async with unit_of_work(town_id):
        known = await _find(shown.id)
        if known is None:
            device = PeopleDevice(
                id=shown.id,
                town_id=town_id,
                secret_hash=digest(shown.secret),
                first_seen_at=now,
                last_seen_on=now.date(),
            )
            await PeopleDevice.insert(device).on_conflict(action="DO NOTHING")
            known = await _find(shown.id)  # Two first requests at once: whoever came first chose the secret.
        if known is None or not hmac.compare_digest(known["secret_hash"], digest(shown.secret)):
            raise WrongDeviceSecret
        if known["last_seen_on"] != now.date():
            await PeopleDevice.update({PeopleDevice.last_seen_on: now.date()}).where(PeopleDevice.id == shown.id)
    return shown.id


async def _find(device_id: UUID) -> dict[str, Any] | None:
    return (
        await PeopleDevice.select(PeopleDevice.secret_hash, PeopleDevice.last_seen_on)
        .where(PeopleDevice.id == device_id)
        .first()
    )
