"""Streams, places and the sorting guide: the dataset `waste.streams`."""

from collections.abc import Sequence
from typing import TypeVar
from uuid import UUID

import msgspec
from asyncpg import Record

from parvis.database.unit_of_work import unit_of_work
from parvis.kernel.ids import new_id
from parvis.waste.errors import UnknownStream
from parvis.waste.rules.pickups import SetOut
from parvis.waste.schemas import GuideEntry, Place, Stream, Streams
from parvis.web.changes import touch
from parvis.web.current_town import ServedTown

Shown = TypeVar("Shown")

_SET_STREAM = """
insert into waste_stream
    (id, town_id, code, position, name, container, colour, symbol, set_out_words, help, set_out)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
on conflict (town_id, code) do update set position = excluded.position, name = excluded.name,
    container = excluded.container, colour = excluded.colour, symbol = excluded.symbol,
    set_out_words = excluded.set_out_words, help = excluded.help, set_out = excluded.set_out
"""
_ADD_PLACE = """
insert into waste_place (id, town_id, code, position, name, address, hours, phone)
values ($1, $2, $3, $4, $5, $6, $7, $8)
"""
_ADD_ENTRY = """
insert into waste_guide_entry (id, town_id, position, object, synonyms, stream, place, words)
values ($1, $2, $3, $4, $5, $6, $7, $8)
"""


class NewStream(msgspec.Struct, frozen=True):
    """A stream, and the hours at which its bins are usually set out."""

    stream: Stream
    set_out: SetOut


async def set_streams(town_id: UUID, streams: Sequence[NewStream]) -> None:
    """Add these streams in this order, or change those that are there; none is removed."""
    async with unit_of_work(town_id) as uow:
        await uow.connection.executemany(
            _SET_STREAM,
            [
                (
                    new_id(), town_id, each.stream.code, position, _json(each.stream.name),
                    _json(each.stream.container), each.stream.colour, each.stream.symbol,
                    _json(each.stream.set_out_words), _json(each.stream.help), _json(each.set_out),
                )
                for position, each in enumerate(streams)
            ],
        )  # fmt: skip
        await touch(town_id, "waste.streams", "waste.calendar")


async def set_guide(town_id: UUID, places: Sequence[Place], guide: Sequence[GuideEntry]) -> None:
    """Make these the town's places and sorting guide."""
    async with unit_of_work(town_id) as uow:
        await uow.connection.execute("delete from waste_place")
        await uow.connection.execute("delete from waste_guide_entry")
        await uow.connection.executemany(
            _ADD_PLACE,
            [
                (new_id(), town_id, each.code, position, _json(each.name), each.address, _json(each.hours), each.phone)
                for position, each in enumerate(places)
            ],
        )
        await uow.connection.executemany(
            _ADD_ENTRY,
            [
                (
                    new_id(), town_id, position, _json(each.object), each.synonyms, each.stream, each.place,
                    _json(each.words),
                )
                for position, each in enumerate(guide)
            ],
        )  # fmt: skip
        await touch(town_id, "waste.streams")


async def get_stream_id(town_id: UUID, code: str) -> UUID:
    """Return the id of a stream.

    Raises:
        UnknownStream: The town has none of that code.
    """
    async with unit_of_work(town_id) as uow:
        rows = await uow.connection.fetch("select id, code from waste_stream order by position")
    known: dict[str, UUID] = {row["code"]: row["id"] for row in rows}
    if code not in known:
        raise UnknownStream(f"The town has no stream {code!r}. Its streams are: {', '.join(known) or 'none yet'}.")
    return known[code]


async def build_streams(served: ServedTown, _key: str | None) -> Streams:
    """Return what is collected, what goes where, and the places to bring the rest."""
    async with unit_of_work(served.id) as uow:
        streams = await uow.connection.fetch("select * from waste_stream order by position, code")
        guide = await uow.connection.fetch("select * from waste_guide_entry order by position")
        places = await uow.connection.fetch("select * from waste_place order by position")
    return Streams(
        streams=[_convert(row, Stream, "name", "container", "set_out_words", "help") for row in streams],
        guide=[_convert(row, GuideEntry, "object", "words") for row in guide],
        places=[_convert(row, Place, "name", "hours") for row in places],
    )


def _convert(row: Record, wanted: type[Shown], *documents: str) -> Shown:
    fields = dict(row) | {name: msgspec.json.decode(row[name]) for name in documents}
    return msgspec.convert(fields, wanted)


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
