"""The wall between towns: row-level security, as SQL for migrations.

The setting `parvis.town` is local to a unit of work's transaction. Where it is not set the policy compares with null,
and a query that forgot the town sees nothing. Ids are made in Python; Piccolo 1.38 writes one as the column's default,
so both forms drop it.
"""

import asyncpg

from parvis.database.engine import APP_ROLE

TOWN_SETTING = "parvis.town"
_MINE = f"town_id = nullif(current_setting('{TOWN_SETTING}', true), '')::uuid"


def town_table_policy(table: str) -> str:
    """Return the SQL that shuts `table` (it has a `town_id`) to all but the unit of work's town.

    Forced, so that the owner obeys too: a migration that changes rows must set the town, one town after the other.
    """
    return (
        f'alter table "{table}" alter column id drop default;'
        f'alter table "{table}" enable row level security;'
        f'alter table "{table}" force row level security;'
        f'create policy own_town on "{table}" using ({_MINE}) with check ({_MINE});'
        f'alter table "{table}" add foreign key (town_id) references towns_town (id);'
        f'grant select, insert, update, delete on "{table}" to {APP_ROLE};'
    )


def installation_table_grants(table: str) -> str:
    """Return the SQL that lets the application use `table`, which belongs to the whole installation."""
    return (
        f'alter table "{table}" alter column id drop default;'
        f'grant select, insert, update, delete on "{table}" to {APP_ROLE};'
    )


async def find_open_tables(connection: asyncpg.Connection) -> list[str]:
    """Return the tables with a `town_id` whose rows any town may see: not forced, or without policy. None should be."""
    return [
        row["relname"]
        for row in await connection.fetch("""
            select class.relname
              from pg_class class
              join pg_attribute attribute on attribute.attrelid = class.oid and attribute.attname = 'town_id'
             where class.relkind in ('r', 'p') and class.relnamespace = 'public'::regnamespace
               and not (class.relrowsecurity and class.relforcerowsecurity
                        and exists (select from pg_policy where polrelid = class.oid))
             order by class.relname""")
    ]
