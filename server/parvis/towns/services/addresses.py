"""Streets, addresses and districts. They are public facts; where a person lives is not here, nor anywhere else."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec
import shapely
from asyncpg import Record
from shapely.geometry import shape

from parvis.database.unit_of_work import UnitOfWork, unit_of_work
from parvis.jobs import publish
from parvis.kernel.ids import new_id
from parvis.kernel.language import Words
from parvis.kernel.places import Point, fold
from parvis.towns.errors import UnknownAddress
from parvis.towns.events import AddressesChanged
from parvis.towns.schemas import District
from parvis.web.changes import touch

DATASETS_OF_ADDRESSES = ("waste.addresses",)
"""What other rooms make of the addresses, and must make anew."""


_ADD_STREETS = """
insert into towns_street (id, town_id, name, folded)
select id, $1, name, folded from unnest($2::uuid[], $3::varchar[], $4::varchar[]) as new (id, name, folded)
on conflict (town_id, name) do nothing
"""
_REMOVE_ADDRESSES = """
delete from towns_address old where not exists (
    select from unnest($1::uuid[], $2::int[], $3::varchar[]) as new (street_id, number, suffix)
    where (new.street_id, new.number, new.suffix) = (old.street_id, old.number, old.suffix)
)
"""
_SET_ADDRESSES = """
insert into towns_address (id, town_id, street_id, number, suffix, lon, lat, district_id, dwellings)
select id, $9, street_id, number, suffix, lon, lat, district_id, dwellings
from unnest($1::uuid[], $2::int[], $3::varchar[], $4::float8[], $5::float8[], $6::uuid[], $7::int[], $8::uuid[])
    as new (street_id, number, suffix, lon, lat, district_id, dwellings, id)
on conflict (street_id, number, suffix) do update
set lon = excluded.lon, lat = excluded.lat, district_id = excluded.district_id, dwellings = excluded.dwellings
"""
_ADDRESSES = """
select a.id, s.name as street, a.number, a.suffix, a.lon, a.lat, d.code as district, a.dwellings
from towns_address a join towns_street s on s.id = a.street_id left join towns_district d on d.id = a.district_id
order by s.folded, s.name, a.number, a.suffix
"""
_ADDRESS_BY_WORDS = """
select a.id, s.name as street, a.number, a.suffix, a.lon, a.lat, d.code as district, a.dwellings
from towns_address a join towns_street s on s.id = a.street_id left join towns_district d on d.id = a.district_id
where a.number = $1 and lower(a.suffix) = lower($2) and s.folded = $3
"""
_ADDRESS = """
select a.id, s.name as street, a.number, a.suffix, a.lon, a.lat, d.code as district, a.dwellings
from towns_address a join towns_street s on s.id = a.street_id left join towns_district d on d.id = a.district_id
where a.id = $1
"""


class NewAddress(msgspec.Struct, frozen=True, kw_only=True):
    """An address as a file or the demo gives it; `district` is a code."""

    street: str
    number: int
    suffix: str = ""
    lon: float
    lat: float
    district: str | None = None
    dwellings: int = 1


class NewDistrict(msgspec.Struct, frozen=True, kw_only=True):
    """A district with its ground."""

    code: str
    name: Words
    polygon: dict[str, Any] | None = None


class Address(msgspec.Struct, frozen=True, kw_only=True):
    """A civic address of the town.

    Args:
        key: As it is written and typed, `12A rue du Moulin`.
        district: The district's code.
    """

    id: UUID
    street: str
    number: int
    suffix: str
    point: Point
    district: str | None
    dwellings: int

    @property
    def key(self) -> str:
        """Return the address on one line."""
        return f"{self.number}{self.suffix} {self.street}"


async def set_districts(town_id: UUID, districts: Sequence[NewDistrict]) -> None:
    """Make these the town's districts, keeping the ids of those that stay."""
    async with unit_of_work(town_id) as uow:
        codes = [district.code for district in districts]
        await uow.connection.execute("delete from towns_district where code <> all($1::varchar[])", codes)
        await uow.connection.executemany(
            "insert into towns_district (id, town_id, code, name, polygon, position) values ($1, $2, $3, $4, $5, $6) "
            "on conflict (town_id, code) do update "
            "set name = excluded.name, polygon = excluded.polygon, position = excluded.position",
            [
                (new_id(), town_id, each.code, _json(each.name), _json(each.polygon), position)
                for position, each in enumerate(districts)
            ],
        )
        await touch(town_id, "towns.profile", *DATASETS_OF_ADDRESSES)


async def list_districts(town_id: UUID) -> list[District]:
    """Return the town's districts in its own order."""
    async with unit_of_work(town_id) as uow:
        rows = await uow.connection.fetch("select code, name from towns_district order by position")
    return [District(row["code"], msgspec.json.decode(row["name"], type=Words)) for row in rows]


async def replace_streets(town_id: UUID, addresses: Iterable[NewAddress]) -> int:
    """Make these the town's addresses, keeping the ids of those that stay, and return how many there are."""
    wanted = {(each.street, each.number, each.suffix): each for each in addresses}
    async with unit_of_work(town_id) as uow:
        streets = await _set_streets(uow, town_id, sorted({street for street, _, _ in wanted}))
        rows = await uow.connection.fetch("select id, code from towns_district")
        districts: dict[str, UUID] = {row["code"]: row["id"] for row in rows}
        await _set_addresses(uow, town_id, list(wanted.values()), streets, districts)
        await touch(town_id, *DATASETS_OF_ADDRESSES)
        await publish(AddressesChanged(town_id=town_id))
    return len(wanted)


async def place_in_districts(town_id: UUID, addresses: Sequence[NewAddress]) -> list[NewAddress]:
    """Return the addresses with the district whose polygon holds them, where they name none."""
    async with unit_of_work(town_id) as uow:
        rows = await uow.connection.fetch(
            "select code, polygon from towns_district where polygon is not null order by position"
        )
    xs, ys = [each.lon for each in addresses], [each.lat for each in addresses]
    inside = {row["code"]: shapely.contains_xy(shape(msgspec.json.decode(row["polygon"])), xs, ys) for row in rows}
    return [
        address
        if address.district
        else msgspec.structs.replace(
            address, district=next((code for code, holds in inside.items() if holds[at]), None)
        )
        for at, address in enumerate(addresses)
    ]


async def _set_streets(uow: UnitOfWork, town_id: UUID, names: Sequence[str]) -> dict[str, UUID]:
    await uow.connection.execute("delete from towns_street where name <> all($1::varchar[])", names)
    folded = [fold(name) for name in names]
    await uow.connection.execute(_ADD_STREETS, town_id, [new_id() for _ in names], names, folded)
    return {row["name"]: row["id"] for row in await uow.connection.fetch("select id, name from towns_street")}


async def _set_addresses(
    uow: UnitOfWork,
    town_id: UUID,
    addresses: Sequence[NewAddress],
    streets: Mapping[str, UUID],
    districts: Mapping[str, UUID],
) -> None:
    civic = (
        [streets[each.street] for each in addresses],
        [each.number for each in addresses],
        [each.suffix for each in addresses],
    )
    await uow.connection.execute(_REMOVE_ADDRESSES, *civic)
    await uow.connection.execute(
        _SET_ADDRESSES,
        *civic,
        [each.lon for each in addresses],
        [each.lat for each in addresses],
        [districts.get(each.district or "") for each in addresses],
        [each.dwellings for each in addresses],
        [new_id() for _ in addresses],
        town_id,
    )


async def list_addresses(town_id: UUID) -> list[Address]:
    """Return every address of the town, by street and number."""
    async with unit_of_work(town_id) as uow:
        rows = await uow.connection.fetch(_ADDRESSES)
    return [_address(row) for row in rows]


async def find_address(town_id: UUID, number: int, suffix: str, street: str) -> Address | None:
    """Return the address that these words mean, accents and case aside, if the town has it."""
    async with unit_of_work(town_id) as uow:
        row = await uow.connection.fetchrow(_ADDRESS_BY_WORDS, number, suffix, fold(street))
    return _address(row) if row else None


async def get_address(town_id: UUID, address_id: UUID) -> Address:
    """Return an address by its id.

    Raises:
        UnknownAddress: The town has none of that id any more.
    """
    async with unit_of_work(town_id) as uow:
        row = await uow.connection.fetchrow(_ADDRESS, address_id)
    if row is None:
        raise UnknownAddress
    return _address(row)


async def list_streets(town_id: UUID) -> list[str]:
    """Return the names of the town's streets, as the town writes them."""
    async with unit_of_work(town_id) as uow:
        return [row["name"] for row in await uow.connection.fetch("select name from towns_street order by name")]


async def find_street(town_id: UUID, name: str) -> str | None:
    """Return the street that this name means, accents and case aside, as the town writes it."""
    async with unit_of_work(town_id) as uow:
        street: str | None = await uow.connection.fetchval(
            "select name from towns_street where folded = $1 order by name limit 1", fold(name)
        )
    return street


def _address(row: Record) -> Address:
    return Address(
        id=row["id"],
        street=row["street"],
        number=row["number"],
        suffix=row["suffix"],
        point=Point(row["lon"], row["lat"]),
        district=row["district"],
        dwellings=row["dwellings"],
    )


def _json(value: object) -> str | None:
    return None if value is None else msgspec.json.encode(value).decode()
