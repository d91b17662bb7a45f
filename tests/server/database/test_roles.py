from collections.abc import AsyncIterator
from uuid import uuid4

import asyncpg
import pytest

from parvis.database.migrations import find_migrations, migrate
from parvis.database.roles import RolesMissing


@pytest.fixture
async def administrator(postgres: str) -> AsyncIterator[asyncpg.Connection]:
    connection = await asyncpg.connect(postgres)
    yield connection
    await connection.close()


async def a_login_with_its_database(administrator: asyncpg.Connection, server_url: str) -> tuple[str, str]:
    """Return the login's name and its database's address, as a host of databases gives them to a town."""
    login = f"town_{uuid4().hex}"
    await administrator.execute(f"create role {login} login")
    await administrator.execute(f"create database {login} owner {login}")
    return login, server_url.replace("//postgres:@/postgres?", f"//{login}:@/{login}?")


async def test_a_login_that_may_become_both_roles_needs_no_other_right(
    postgres: str, administrator: asyncpg.Connection
) -> None:
    login, url = await a_login_with_its_database(administrator, postgres)
    await administrator.execute(f"grant parvis_owner, parvis_app to {login}")
    assert len(await migrate(url)) == len(find_migrations())


async def test_a_login_that_may_not_is_told_what_an_administrator_must_run(
    postgres: str, administrator: asyncpg.Connection
) -> None:
    login, url = await a_login_with_its_database(administrator, postgres)
    with pytest.raises(RolesMissing, match=f'grant parvis_owner, parvis_app to "{login}"'):
        await migrate(url)
