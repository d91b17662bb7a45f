"""The two roles: the owner migrates, the application owns nothing and is no superuser, so the wall holds for it."""

import asyncpg

from parvis.database.engine import APP_ROLE, OWNER_ROLE
from parvis.kernel.errors import Unavailable

_CREATE_ROLE = """
do $$ begin
    if not exists (select from pg_roles where rolname = '{role}') then
        create role {role} nologin nosuperuser nobypassrls;
    end if;
exception when duplicate_object or unique_violation then null;
end $$
"""


_BY_HAND = (
    f"create role {OWNER_ROLE} nologin; create role {APP_ROLE} nologin; "
    f'grant {OWNER_ROLE}, {APP_ROLE} to "{{login}}"; '
    f"grant usage, create on schema public to {OWNER_ROLE}; grant usage on schema public to {APP_ROLE};"
)


class RolesMissing(Unavailable):
    """The two roles are not there, and this login may not make them."""

    code = "database.roles-missing"


async def ensure_roles(connection: asyncpg.Connection) -> None:
    """Make both roles if they are not there, let this login become them, and give the owner the schema.

    Raises:
        RolesMissing: This login may not do that; `detail` says what an administrator must run.
    """
    if await _are_ready(connection):
        return
    try:
        await _make_roles(connection)
    except asyncpg.InsufficientPrivilegeError as cause:
        login = await connection.fetchval("select session_user")
        raise RolesMissing(
            f"An administrator of the database must run, once: {_BY_HAND.format(login=login)}"
        ) from cause


async def _make_roles(connection: asyncpg.Connection) -> None:
    for role in (OWNER_ROLE, APP_ROLE):
        await connection.execute(_CREATE_ROLE.format(role=role))
        if not await connection.fetchval("select pg_has_role(current_user, $1, 'set')", role):
            await connection.execute(f"grant {role} to current_user")
    await connection.execute(f"grant usage, create on schema public to {OWNER_ROLE}")
    await connection.execute(f"grant usage on schema public to {APP_ROLE}")


async def _are_ready(connection: asyncpg.Connection) -> bool:
    roles = await connection.fetchval(
        "select count(*) from pg_roles where rolname = any($1) and pg_has_role(current_user, oid, 'set')",
        [OWNER_ROLE, APP_ROLE],
    )
    return roles == 2 and bool(  # noqa: PLR2004 - the two roles
        await connection.fetchval("select has_schema_privilege($1, 'public', 'create')", OWNER_ROLE)
    )
