import asyncio
from uuid import UUID

import pytest

from parvis.database.unit_of_work import current_unit_of_work, platform_unit_of_work, unit_of_work
from parvis.kernel.ids import new_id
from tests.conftest import Database

TOWN = UUID("0198c0de-0000-7000-8000-000000000001")


async def test_the_application_is_neither_owner_nor_superuser(database: Database) -> None:
    async with unit_of_work(TOWN) as uow:
        role = await uow.connection.fetchrow(
            "select rolname, rolsuper, rolbypassrls from pg_roles where rolname = current_user"
        )
    assert role is not None
    assert tuple(role) == ("parvis_app", False, False)


async def test_the_town_is_forgotten_when_the_unit_of_work_ends(database: Database) -> None:
    async with unit_of_work(TOWN) as uow:
        assert await uow.connection.fetchval("select current_setting('parvis.town')") == str(TOWN)
    async with platform_unit_of_work() as uow:
        assert await uow.connection.fetchval("select current_setting('parvis.town', true)") in {None, ""}


async def test_a_unit_of_work_inside_another_joins_it(database: Database) -> None:
    async with unit_of_work(TOWN) as outer, unit_of_work(TOWN) as inner:
        assert inner is outer


async def test_a_unit_of_work_of_another_town_cannot_start_inside_one(database: Database) -> None:
    async with unit_of_work(TOWN):
        with pytest.raises(RuntimeError, match="cannot start inside"):
            async with unit_of_work(new_id()):
                pass


async def test_a_task_started_inside_a_unit_of_work_gets_its_own(database: Database) -> None:
    async def open_one() -> int:
        assert current_unit_of_work() is None
        async with unit_of_work(TOWN) as uow:
            pid: int = await uow.connection.fetchval("select pg_backend_pid()")
            return pid

    async with unit_of_work(TOWN) as uow:
        mine = await uow.connection.fetchval("select pg_backend_pid()")
        theirs = await asyncio.create_task(open_one())
    assert mine != theirs


async def test_a_failure_rolls_everything_back(database: Database) -> None:
    async def insert_then_fail() -> None:
        async with unit_of_work(TOWN) as uow:
            await uow.connection.execute("insert into pgqueuer (priority, status, entrypoint) values (0, 'queued', '')")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await insert_then_fail()
    async with unit_of_work(TOWN) as uow:
        assert await uow.connection.fetchval("select count(*) from pgqueuer") == 0
