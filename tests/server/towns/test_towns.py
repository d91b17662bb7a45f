"""Whom we serve, and that each town sees only itself."""

import asyncio

import asyncpg
import pytest

from parvis.database.unit_of_work import unit_of_work
from parvis.kernel.sealed import Unsealable, holding
from parvis.towns import services
from parvis.towns.errors import HostTaken, NoPushKey, UnknownTown
from parvis.towns.services import NewAddress, NewDistrict, Town
from tests.conftest import Database
from tests.server.towns.factories import a_profile, a_town


async def test_a_town_is_found_by_any_of_its_hosts(database: Database) -> None:
    town = await a_town("val-des-sources", "val.example", "www.val.example")
    found = await services.find_town_by_host("www.val.example")
    assert found is not None
    assert (found.id, found.name, found.languages[0]) == (town.id, "Val-des-Sources", "fr")
    assert await services.find_town_by_host("autre.example") is None


async def test_saving_a_town_again_keeps_its_id(database: Database) -> None:
    town = await a_town("val-des-sources")
    again = await services.save_town("val-des-sources", hosts=("new.example",), profile=a_profile(name="Val"))
    assert (again.id, again.profile.name, again.hosts) == (town.id, "Val", ("new.example",))
    assert [each.slug for each in await services.list_towns()] == ["val-des-sources"]


async def test_two_towns_cannot_share_a_host(database: Database) -> None:
    await a_town("val-des-sources", "localhost")
    with pytest.raises(HostTaken, match="val-des-sources"):
        await a_town("autre-ville", "localhost")


async def test_a_command_that_names_no_town_hears_which_there_are(database: Database) -> None:
    await a_town("val-des-sources")
    with pytest.raises(UnknownTown, match="val-des-sources"):
        await services.get_town_by_slug("val-des-source")


async def test_a_town_gets_one_push_key_however_many_ask(database: Database) -> None:
    town = await a_town("val-des-sources")
    with holding("secret"):
        keys = await asyncio.gather(*(services.get_or_create_push_key(town.id) for _ in range(5)))
    assert len({key.public for key in keys}) == 1
    assert len({key.private for key in keys}) == 1


async def test_the_private_half_is_sealed_in_the_table(database: Database) -> None:
    town = await a_town("val-des-sources")
    with holding("secret"):
        key = await services.get_or_create_push_key(town.id)
    async with unit_of_work(town.id) as uow:
        sealed = await uow.connection.fetchval("select private_key_sealed from towns_push_key")
    assert key.private.encode() not in sealed
    with holding("another secret"), pytest.raises(Unsealable):
        await services.get_push_key(town.id)


async def test_a_phone_subscribed_before_the_key_changed_is_still_reached(database: Database) -> None:
    town = await a_town("val-des-sources")
    with holding("secret"):
        old = await services.get_or_create_push_key(town.id)
        new = await services.rotate_push_key(town.id)
        assert (await services.get_push_key(town.id)).public == new.public
        assert await services.get_push_key(town.id, old.public) == old
        with pytest.raises(NoPushKey):
            await services.get_push_key(town.id, "of somebody else")


async def test_the_profile_tells_the_key_in_use_and_the_districts_in_their_order(database: Database) -> None:
    town = await a_town("val-des-sources")
    south, north = NewDistrict(code="sud", name={"fr": "Le Sud"}), NewDistrict(code="nord", name={"fr": "Le Nord"})
    await services.set_districts(town.id, [south, north])
    with holding("secret"):
        await services.get_or_create_push_key(town.id)
        key = await services.rotate_push_key(town.id)
    profile = await services.build_profile(town.as_served(), None)
    assert profile.vapid_public_key == key.public
    assert [district.code for district in profile.districts] == ["sud", "nord"]


def some_addresses(*numbers: int) -> list[NewAddress]:
    return [NewAddress(street="Rue de l’Érable", number=number, lon=-70.5, lat=46.5) for number in numbers]


async def test_an_address_is_found_by_its_words_without_accents(database: Database) -> None:
    town = await a_town("val-des-sources")
    await services.replace_streets(town.id, some_addresses(10, 12))
    found = await services.find_address(town.id, 12, "", "RUE DE L'ERABLE")
    assert found is not None
    assert found.key == "12 Rue de l’Érable"
    assert await services.find_address(town.id, 14, "", "rue de l’érable") is None


async def test_an_address_that_stays_keeps_its_id(database: Database) -> None:
    town = await a_town("val-des-sources")
    await services.replace_streets(town.id, some_addresses(10, 12))
    before = {each.number: each.id for each in await services.list_addresses(town.id)}
    assert await services.replace_streets(town.id, some_addresses(12, 14)) == 2
    after = {each.number: each.id for each in await services.list_addresses(town.id)}
    assert set(after) == {12, 14}
    assert after[12] == before[12]


async def _counts(town: Town) -> list[int]:
    tables = ("towns_district", "towns_street", "towns_address", "towns_push_key")
    async with unit_of_work(town.id) as uow:
        return [await uow.connection.fetchval(f"select count(*) from {table}") for table in tables]  # noqa: S608 - ours


async def test_a_query_that_forgets_the_town_sees_nothing_of_another(database: Database) -> None:
    chloe_s, didier_s = await a_town("val-des-sources", "val.example"), await a_town("autre-ville", "autre.example")
    await services.set_districts(chloe_s.id, [NewDistrict(code="sud", name={"fr": "Le Sud"})])
    await services.replace_streets(chloe_s.id, some_addresses(10))
    with holding("secret"):
        await services.get_or_create_push_key(chloe_s.id)
    assert await _counts(chloe_s) == [1, 1, 1, 1]
    assert await _counts(didier_s) == [0, 0, 0, 0]


async def test_nobody_writes_into_another_town(database: Database) -> None:
    chloe_s, didier_s = await a_town("val-des-sources", "val.example"), await a_town("autre-ville", "autre.example")
    async with unit_of_work(didier_s.id) as uow:
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await uow.connection.execute(
                "insert into towns_street (id, town_id, name, folded) values ($1, $1, 'x', 'x')", chloe_s.id
            )
