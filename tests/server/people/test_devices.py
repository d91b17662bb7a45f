"""A citizen's device: known by what it made itself, and by nobody's leave."""

import asyncio
import base64
from uuid import UUID, uuid4

import pytest

from parvis.database.unit_of_work import unit_of_work
from parvis.people import services
from parvis.people.errors import BadDeviceCredential, WrongDeviceSecret
from parvis.people.rules import digest, read_device_credential
from parvis.people.tables import PeopleDevice
from parvis.towns.services import Town


def _credential(device_id: UUID, letter: bytes = b"a") -> str:
    return f"{device_id}.{base64.urlsafe_b64encode(letter * 32).rstrip(b'=').decode()}"


async def test_a_device_is_learned_on_first_sight_and_known_afterwards(town: Town) -> None:
    device_id = uuid4()
    assert await services.recognise_device(town.id, _credential(device_id)) == device_id
    assert await services.recognise_device(town.id, _credential(device_id)) == device_id
    async with unit_of_work(town.id):
        assert await PeopleDevice.count() == 1


async def test_only_a_hash_of_the_secret_is_kept(town: Town) -> None:
    await services.recognise_device(town.id, _credential(uuid4()))
    async with unit_of_work(town.id):
        (row,) = await PeopleDevice.select()
    assert row["secret_hash"] == digest(b"a" * 32)


async def test_nobody_takes_a_devices_id_with_another_secret(town: Town) -> None:
    device_id = uuid4()
    await services.recognise_device(town.id, _credential(device_id))
    with pytest.raises(WrongDeviceSecret):
        await services.recognise_device(town.id, _credential(device_id, b"b"))


async def test_an_id_of_another_towns_device_is_not_taken_over(town: Town, other_town: Town) -> None:
    device_id = uuid4()
    await services.recognise_device(town.id, _credential(device_id))
    with pytest.raises(WrongDeviceSecret):
        await services.recognise_device(other_town.id, _credential(device_id, b"b"))


async def test_two_first_requests_at_once_are_one_device(town: Town) -> None:
    device_id = uuid4()
    seen = await asyncio.gather(*(services.recognise_device(town.id, _credential(device_id)) for _ in range(4)))
    assert set(seen) == {device_id}
    async with unit_of_work(town.id):
        assert await PeopleDevice.count() == 1


@pytest.mark.parametrize(
    "header",
    [
        "",
        ".",
        "not-a-uuid." + "A" * 43,
        "0b5c1e1e-0000-4000-8000-000000000000." + "A" * 42,
        "0b5c1e1e-0000-4000-8000-000000000000." + "A" * 44,
        "0b5c1e1e-0000-4000-8000-000000000000." + "é" * 43,
        "0b5c1e1e-0000-4000-8000-000000000000" + "A" * 43,
        "{0b5c1e1e-0000-4000-8000-000000000000}." + "A" * 43,
    ],
)
def test_a_credential_written_otherwise_is_refused(header: str) -> None:
    with pytest.raises(BadDeviceCredential):
        read_device_credential(header)
