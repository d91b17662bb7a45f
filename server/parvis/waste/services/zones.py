"""Who lives in which sectors."""

from collections.abc import Mapping, Sequence
from uuid import UUID

import msgspec

from parvis.database.unit_of_work import UnitOfWork, unit_of_work
from parvis.kernel.ids import new_id
from parvis.towns.services import Address, list_addresses
from parvis.waste.import_schemas import Coverage
from parvis.waste.rules.areas import locate, zone_key
from parvis.web.changes import touch

_SECTORS = """
select r.id, s.code || '/' || r.code as name, s.code as stream, r.polygon, r.listed, r.is_everywhere
from waste_sector r join waste_stream s on s.id = r.stream_id order by name
"""
_ADD_ZONES = """
insert into waste_zone (id, town_id, key, sector_ids) values ($1, $2, $3, $4)
on conflict (town_id, key) do update set sector_ids = excluded.sector_ids
"""
_PLACE_ADDRESSES = """
insert into waste_address_zone (id, town_id, address_id, zone_id)
select new.id, $1, new.address_id, z.id
from unnest($2::uuid[], $3::uuid[], $4::varchar[]) as new (id, address_id, key)
join waste_zone z on z.key = new.key
on conflict (address_id) do update set zone_id = excluded.zone_id
"""


class _Sector(msgspec.Struct, frozen=True):
    id: UUID
    name: str
    stream: str


async def refresh_zones(town_id: UUID) -> Coverage:
    """Find again in which sectors every address lies, and tell everybody; after sectors or addresses changed."""
    addresses = await list_addresses(town_id)
    async with unit_of_work(town_id) as uow:
        sectors, members = await _members(uow, addresses)
        keys = [zone_key(sectors[name].name for name in names) for names in members]
        zones = dict(zip(keys, members, strict=True))
        await uow.connection.execute("delete from waste_zone where key <> all($1::varchar[])", list(zones))
        rows = [(new_id(), town_id, key, [sectors[name].id for name in names]) for key, names in zones.items()]
        await uow.connection.executemany(_ADD_ZONES, rows)
        ids = [address.id for address in addresses]
        await uow.connection.execute(_PLACE_ADDRESSES, town_id, [new_id() for _ in ids], ids, keys)
        await touch(town_id, "waste.addresses", "waste.calendar")
    return _coverage(sectors, members, len(zones))


async def _members(uow: UnitOfWork, addresses: Sequence[Address]) -> tuple[dict[str, _Sector], list[tuple[str, ...]]]:
    """Return the sectors by name, and for each address the sorted names of those it lies in."""
    rows = await uow.connection.fetch(_SECTORS)
    sectors = {row["name"]: _Sector(row["id"], row["name"], row["stream"]) for row in rows}
    grounds = {row["name"]: msgspec.json.decode(row["polygon"]) for row in rows if row["polygon"]}
    everywhere = {row["name"] for row in rows if row["is_everywhere"]}
    listed: dict[UUID, set[str]] = {}
    for row in rows:
        for address_id in row["listed"]:
            listed.setdefault(address_id, set()).add(row["name"])
    inside = locate([address.point for address in addresses], grounds)
    return sectors, [
        tuple(sorted({*names, *everywhere, *listed.get(address.id, ())}))
        for address, names in zip(addresses, inside, strict=True)
    ]


def _coverage(sectors: Mapping[str, _Sector], members: Sequence[tuple[str, ...]], zones: int) -> Coverage:
    streams = sorted({sector.stream for sector in sectors.values()})
    counts = [[sum(sectors[name].stream == stream for name in names) for names in members] for stream in streams]
    return Coverage(
        addresses=len(members),
        zones=zones,
        in_none={stream: each.count(0) for stream, each in zip(streams, counts, strict=True) if 0 in each},
        in_several={
            stream: many for stream, each in zip(streams, counts, strict=True) if (many := sum(n > 1 for n in each))
        },
    )
