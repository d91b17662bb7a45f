"""Whom a stream's sectors serve: addresses in none or in several, overlaps and holes; and addresses nobody knows."""

import asyncio
import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from uuid import UUID

import msgspec

from parvis.database.unit_of_work import UnitOfWork, unit_of_work
from parvis.kernel.csv_cells import DELIMITERS, harmless
from parvis.towns.services import Address, list_addresses
from parvis.waste.coverage_schemas import (
    Coverages,
    DoubtfulStreet,
    DrawnSector,
    SectorHole,
    SectorOverlap,
    StreamCoverage,
    StreamGround,
)
from parvis.waste.imports.findings import show_all
from parvis.waste.rules.areas import locate
from parvis.waste.rules.grounds import PICTURE_WIDTH, spots_in_picture, survey
from parvis.waste.services.streams import get_stream_id
from parvis.waste.services.undoing import PastImport, list_imports

MOST_SPOTS = 1_000
MOST_NUMBERS = 12
_STREAMS = "select id, code from waste_stream order by position, code"
_SECTORS = """
select code, coalesce(nullif(name, ''), code) as name, polygon, listed, is_everywhere from waste_sector r
where stream_id = $1 and (
    polygon is not null or listed <> '{}' or is_everywhere or exists (select from waste_rule where sector_id = r.id)
)
order by code
"""
_HEADINGS = {"fr": ("adresse", "secteurs", "nombre"), "en": ("address", "sectors", "count")}


class _Sector(msgspec.Struct, frozen=True):
    code: str
    name: str
    polygon: dict[str, object] | None
    listed: frozenset[UUID]
    is_everywhere: bool


class _Stream(msgspec.Struct, frozen=True):
    """A stream's sectors, the town's addresses, and for each the codes of those it lies in."""

    sectors: dict[str, _Sector]
    addresses: list[Address]
    members: list[tuple[str, ...]]

    def doubtful(self) -> Iterable[tuple[Address, tuple[str, ...]]]:
        """Yield the addresses that do not lie in exactly one sector, by street and number."""
        for address, codes in zip(self.addresses, self.members, strict=True):
            if len(codes) != 1:
                yield address, codes

    def names(self, codes: Iterable[str]) -> list[str]:
        return [self.sectors[code].name for code in codes]


async def measure_coverage(town_id: UUID) -> Coverages:
    """Return how each stream's sectors cover the town's addresses."""
    addresses = await list_addresses(town_id)
    async with unit_of_work(town_id) as uow:
        streams = await uow.connection.fetch(_STREAMS)
        read = {row["code"]: await _read(uow, row["id"], addresses) for row in streams}
    return Coverages(
        [
            StreamCoverage(
                stream=code,
                sectors=len(stream.sectors),
                addresses=len(addresses),
                in_none=sum(not codes for codes in stream.members),
                in_several=sum(len(codes) > 1 for codes in stream.members),
            )
            for code, stream in read.items()
        ]
    )


async def survey_stream(town_id: UUID, code: str) -> StreamGround:
    """Return where a stream's sectors leave somebody out or serve them twice, in words and as a picture.

    Raises:
        UnknownStream: The town has none of that code.
    """
    stream = await _open(town_id, code)
    areas = {each.code: each.polygon for each in stream.sectors.values() if each.polygon}
    grounds = await asyncio.to_thread(survey, areas, [address.point for address in stream.addresses])
    served = Counter(member for codes in stream.members for member in codes)
    unserved = [address.point for address, codes in stream.doubtful() if not codes]
    table = _last_table(await list_imports(town_id, code))
    return StreamGround(
        stream=code,
        width=PICTURE_WIDTH,
        height=grounds.height,
        sectors=[
            DrawnSector(each.name, served[each.code], grounds.paths.get(each.code, ""))
            for each in stream.sectors.values()
        ],
        spots=spots_in_picture(areas, unserved[:MOST_SPOTS]),
        in_none=_by_street(stream, (each for each in stream.doubtful() if not each[1])),
        in_several=_by_street(stream, (each for each in stream.doubtful() if each[1])),
        overlaps=[
            SectorOverlap(
                one=stream.sectors[each.one].name,
                other=stream.sectors[each.other].name,
                square_metres=each.square_metres,
                addresses=sum({each.one, each.other} <= set(codes) for codes in stream.members),
                path=each.path,
            )
            for each in grounds.overlaps
        ],
        holes=[
            SectorHole(
                square_metres=each.square_metres,
                addresses=sum(not stream.members[index] for index in each.inside),
                near=stream.addresses[each.nearest].street if each.nearest >= 0 else "",
                path=each.path,
            )
            for each in grounds.holes
        ],
        unmatched=show_all(each for each in table.remarks if each.code == "no-such-address") if table else [],
        unmatched_in=table.file_name if table else "",
    )


async def write_doubtful_addresses(town_id: UUID, code: str, language: str) -> bytes:
    """Return the addresses in no sector or in several as a table, one a line, in the order of the streets.

    Raises:
        UnknownStream: The town has none of that code.
    """
    stream = await _open(town_id, code)
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=DELIMITERS[language])
    writer.writerow(_HEADINGS[language])
    for address, codes in stream.doubtful():
        writer.writerow([*harmless((address.key, ", ".join(stream.names(codes)))), len(codes)])
    return written.getvalue().encode("utf-8-sig")


async def _open(town_id: UUID, code: str) -> _Stream:
    stream_id = await get_stream_id(town_id, code)
    addresses = await list_addresses(town_id)
    async with unit_of_work(town_id) as uow:
        return await _read(uow, stream_id, addresses)


async def _read(uow: UnitOfWork, stream_id: UUID, addresses: list[Address]) -> _Stream:
    rows = await uow.connection.fetch(_SECTORS, stream_id)
    sectors = [
        _Sector(
            row["code"],
            row["name"],
            msgspec.json.decode(row["polygon"]) if row["polygon"] else None,
            frozenset(row["listed"]),
            row["is_everywhere"],
        )
        for row in rows
    ]
    grounds = {each.code: each.polygon for each in sectors if each.polygon}
    everywhere = [each.code for each in sectors if each.is_everywhere]
    listed: dict[UUID, list[str]] = {}
    for each in sectors:
        for address_id in each.listed:
            listed.setdefault(address_id, []).append(each.code)
    inside = await asyncio.to_thread(locate, [address.point for address in addresses], grounds)
    members = [
        tuple(sorted({*codes, *everywhere, *listed.get(address.id, ())}))
        for address, codes in zip(addresses, inside, strict=True)
    ]
    return _Stream({each.code: each for each in sectors}, addresses, members)


def _by_street(stream: _Stream, doubtful: Iterable[tuple[Address, tuple[str, ...]]]) -> list[DoubtfulStreet]:
    grouped: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for address, codes in doubtful:
        grouped.setdefault((address.street, codes), []).append(f"{address.number}{address.suffix}")
    return [
        DoubtfulStreet(street=street, count=len(numbers), numbers=numbers[:MOST_NUMBERS], sectors=stream.names(codes))
        for (street, codes), numbers in grouped.items()
    ]


def _last_table(imports: Sequence[PastImport]) -> PastImport | None:
    return next((each for each in imports if each.format in {"csv", "sheet"} and each.undone_at is None), None)
