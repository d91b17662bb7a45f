"""Filters that staff keep under a name, for themselves or for everybody."""

from uuid import UUID

import msgspec

from parvis.database.unit_of_work import unit_of_work
from parvis.requests.errors import UnknownFilter
from parvis.requests.rules.filters import Filter
from parvis.requests.schemas import NewSavedFilter, SavedFilter, SavedFilters
from parvis.web.identity import Staff

_SAVE = """
insert into requests_saved_filter (id, town_id, account_id, name, filter, is_shared, is_default)
values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do update
set name = excluded.name, filter = excluded.filter, is_shared = excluded.is_shared, is_default = excluded.is_default
where requests_saved_filter.account_id = excluded.account_id returning true
"""


async def list_filters(staff: Staff) -> SavedFilters:
    """The reader's own filters and the shared ones, by name."""
    async with unit_of_work(staff.town_id) as uow:
        rows = await uow.connection.fetch(
            "select id, name, filter, is_shared, is_default and account_id = $1 as is_default, "
            "account_id = $1 as is_mine from requests_saved_filter where account_id = $1 or is_shared "
            "order by lower(name), id",
            staff.id,
        )
    return SavedFilters(
        [SavedFilter(**dict(row) | {"filter": msgspec.json.decode(row["filter"], type=Filter)}) for row in rows]
    )


async def save_filter(staff: Staff, filter_id: UUID, kept: NewSavedFilter) -> SavedFilter:
    """Keep a filter; one default at most opens somebody's queue.

    Raises:
        UnknownFilter: Somebody else made the one of this id.
    """
    async with unit_of_work(staff.town_id) as uow:
        if kept.is_default:
            await uow.connection.execute(
                "update requests_saved_filter set is_default = false where account_id = $1", staff.id
            )
        wanted = msgspec.json.encode(kept.filter).decode()
        saved = await uow.connection.fetchval(
            _SAVE, filter_id, staff.town_id, staff.id, kept.name, wanted, kept.is_shared, kept.is_default
        )
        if not saved:
            raise UnknownFilter
    return SavedFilter(id=filter_id, is_mine=True, **msgspec.structs.asdict(kept))


async def delete_filter(staff: Staff, filter_id: UUID) -> None:
    """Keep a filter no longer; an admin may tidy up shared ones too. One that is not there is not there already.

    Raises:
        UnknownFilter: It is somebody else's.
    """
    async with unit_of_work(staff.town_id) as uow:
        owner = await uow.connection.fetchrow(
            "select account_id, is_shared from requests_saved_filter where id = $1", filter_id
        )
        if owner is None:
            return
        if owner["account_id"] != staff.id and not (owner["is_shared"] and staff.may("admin")):
            raise UnknownFilter
        await uow.connection.execute("delete from requests_saved_filter where id = $1", filter_id)
