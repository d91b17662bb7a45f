"""Towns themselves. Finding one by its host is answered from memory by `parvis.web.current_town.TownDirectory`."""

from uuid import UUID

import msgspec
from asyncpg import Record

from parvis.database.unit_of_work import platform_unit_of_work, unit_of_work
from parvis.kernel import clock
from parvis.kernel.ids import new_id
from parvis.towns.errors import HostTaken, UnknownTown
from parvis.towns.schemas import Profile
from parvis.web.changes import touch
from parvis.web.current_town import Colours, ServedTown

_BY_HOST = "select id, slug, hosts, profile from towns_town where hosts @> array[$1]::varchar[]"
_BY_ID = "select id, slug, hosts, profile from towns_town where id = $1"
_BY_SLUG = "select id, slug, hosts, profile from towns_town where slug = $1"
_ALL = "select id, slug, hosts, profile from towns_town order by slug"
_TAKEN = "select slug from towns_town where hosts && $1::varchar[] and slug <> $2"
_SAVE = """
insert into towns_town (id, slug, hosts, profile, changed_at) values ($1, $2, $3, $4, $5)
on conflict (slug) do update set hosts = excluded.hosts, profile = excluded.profile, changed_at = excluded.changed_at
returning id, slug, hosts, profile
"""


class Town(msgspec.Struct, frozen=True, kw_only=True):
    """A town as other rooms know it."""

    id: UUID
    slug: str
    hosts: tuple[str, ...]
    profile: Profile

    def as_served(self) -> ServedTown:
        """Return what the edge needs of it."""
        colours = Colours(self.profile.theme.primary, self.profile.theme.accent)
        return ServedTown(
            id=self.id,
            slug=self.slug,
            name=self.profile.name,
            languages=self.profile.languages,
            time_zone=self.profile.time_zone,
            colours=colours,
        )


async def find_town_by_host(host: str) -> ServedTown | None:
    """Return the town served at `host` (lower case, no port), if there is one."""
    async with platform_unit_of_work() as uow:
        row = await uow.connection.fetchrow(_BY_HOST, host)
    return _town(row).as_served() if row else None


async def get_town(town_id: UUID) -> Town:
    """Return a town; also inside a unit of work of its own.

    Raises:
        UnknownTown: There is none.
    """
    async with unit_of_work(town_id) as uow:
        row = await uow.connection.fetchrow(_BY_ID, town_id)
    if row is None:
        raise UnknownTown
    return _town(row)


async def get_town_by_slug(slug: str) -> Town:
    """Return a town by its short name, as commands name it.

    Raises:
        UnknownTown: There is none.
    """
    async with platform_unit_of_work() as uow:
        row = await uow.connection.fetchrow(_BY_SLUG, slug)
        known = [each.slug for each in map(_town, await uow.connection.fetch(_ALL))] if row is None else []
    if row is None:
        raise UnknownTown(f"There is no town {slug!r}. The towns are: {', '.join(known) or 'none yet'}.")
    return _town(row)


async def list_towns() -> list[Town]:
    """Return every town of this installation, by slug."""
    async with platform_unit_of_work() as uow:
        rows = await uow.connection.fetch(_ALL)
    return [_town(row) for row in rows]


async def save_town(slug: str, *, hosts: tuple[str, ...], profile: Profile) -> Town:
    """Add the town, or change what it says of itself; every process hears of it.

    Raises:
        HostTaken: Another town is served at one of the hosts.
    """
    async with platform_unit_of_work() as uow:
        taken = await uow.connection.fetchval(_TAKEN, list(hosts), slug)
        before = await uow.connection.fetchrow(_BY_SLUG, slug)
    if taken:
        raise HostTaken(f"{taken} is already served at one of {', '.join(hosts)}.")
    town_id = before["id"] if before else new_id()
    document = msgspec.json.encode(profile).decode()
    async with unit_of_work(town_id) as uow:
        row = await uow.connection.fetchrow(_SAVE, town_id, slug, list(hosts), document, clock.now())
        await touch(town_id, "towns.profile")
    if row is None:
        raise UnknownTown
    return _town(row)


def _town(row: Record) -> Town:
    profile = msgspec.json.decode(row["profile"], type=Profile)
    return Town(id=row["id"], slug=row["slug"], hosts=tuple(row["hosts"]), profile=profile)
