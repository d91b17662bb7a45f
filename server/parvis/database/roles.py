"""The two roles: the owner migrates, the application owns nothing and is no superuser, so the wall holds for it."""

import asyncpg

from parvis.database.engine import APP_ROLE, OWNER_ROLE

_CREATE_ROLE = """
do $$ begin
    if not exists (select from pg_roles where rolname = '{role}') then
        create role {role} nologin nosuperuser nobypassrls;
    end if;
exception when duplicate_object or unique_violation then null;
end $$
"""


async def ensure_roles(connection: asyncpg.Connection) -> None:
    """Make both roles if they are not there, let this login become them, and give the owner the schema.

    Raises:
        asyncpg.InsufficientPrivilegeError: The roles are missing and this login may not create roles.
    """
    if await _are_ready(connection):
        return
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
