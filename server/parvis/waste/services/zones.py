"""Who lives in which sectors."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

import msgspec

from parvis.database.unit_of_work import UnitOfWork, unit_of_work
from parvis.kernel.ids import new_id
from parvis.towns.services import Address, list_addresses
from parvis.waste.import_schemas import Coverage
from parvis.waste.rules.areas import locate, zone_key
from parvis.waste.services.calendar_news import touch_calendar
from parvis.web.changes import touch

_SECTORS = """
select r.id, s.code || '/' || r.code as name, s.code as stream, r.polygon, r.listed, r.is_everywhere
from waste_sector r join waste_stream s on s.id = r.stream_id order by name
"""
_ADD_ZONES = """
insert into waste_zone (id, town_id, key, sector_ids) values ($1, $2, $3, $4)
on conflict (town_id, key) do update set sector_ids = excluded.sector_ids
"""
_PLACED = "select az.address_id, z.key from waste_address_zone az join waste_zone z on z.id = az.zone_id"
_SHARED = """
select array(
    select s.code || '/' || r.code from waste_sector r join waste_stream s on s.id = r.stream_id
    where r.id = any(z.sector_ids) order by 1
) as names, count(*) as addresses
from waste_address_zone az join waste_zone z on z.id = az.zone_id group by z.id
"""
_COUNT = "select count(*) from towns_address"
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
        shared = Counter(members)
        keys = {names: zone_key(names) for names in shared}
        placed = {row["address_id"]: row["key"] for row in await uow.connection.fetch(_PLACED)}
        await uow.connection.execute("delete from waste_zone where key <> all($1::varchar[])", list(keys.values()))
        rows = [(new_id(), town_id, key, [sectors[name].id for name in names]) for names, key in keys.items()]
        await uow.connection.executemany(_ADD_ZONES, rows)
        moved = [
            (address.id, keys[names])
            for address, names in zip(addresses, members, strict=True)
            if placed.get(address.id) != keys[names]
        ]
        ids = [new_id() for _ in moved]
        await uow.connection.execute(
            _PLACE_ADDRESSES, town_id, ids, [one for one, _ in moved], [key for _, key in moved]
        )
        await touch(town_id, "waste.addresses")
        await touch_calendar(town_id)
    return _coverage({sector.stream for sector in sectors.values()}, shared)


async def read_coverage(town_id: UUID) -> Coverage | None:
    """Return how the sectors cover the town as addresses were last placed; None where one was not placed yet."""
    async with unit_of_work(town_id) as uow:
        streams = {row["stream"] for row in await uow.connection.fetch(_SECTORS)}
        shared = Counter({tuple(row["names"]): row["addresses"] for row in await uow.connection.fetch(_SHARED)})
        is_whole = shared.total() == await uow.connection.fetchval(_COUNT)
    return _coverage(streams, shared) if is_whole else None


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


def _coverage(streams: Iterable[str], shared: Mapping[tuple[str, ...], int]) -> Coverage:
    """Return it of how many addresses lie in each set of sectors (`stream/sector`)."""
    in_none: Counter[str] = Counter()
    in_several: Counter[str] = Counter()
    for names, addresses in shared.items():
        times = Counter(name.partition("/")[0] for name in names)
        in_none.update({stream: addresses for stream in streams if not times[stream]})
        in_several.update({stream: addresses for stream, count in times.items() if count > 1})
    return Coverage(
        addresses=sum(shared.values()),
        zones=len(shared),
        in_none=dict(sorted(in_none.items())),
        in_several=dict(sorted(in_several.items())),
    )
