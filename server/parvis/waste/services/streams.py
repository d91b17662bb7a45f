"""Streams, places and the sorting guide: the dataset `waste.streams`."""

from collections.abc import Sequence
from typing import TypeVar
from uuid import UUID

import msgspec
from asyncpg import Record

from parvis.database.unit_of_work import UnitOfWork, unit_of_work
from parvis.kernel import clock
from parvis.kernel.ids import new_id
from parvis.kernel.places import fold
from parvis.towns.services import get_town
from parvis.waste.errors import OpenStreamName, UnknownStream
from parvis.waste.rules.holidays_off import holidays_of
from parvis.waste.rules.opening import dated
from parvis.waste.rules.pickups import SetOut
from parvis.waste.rules.stream_names import streams_called
from parvis.waste.schemas import GuideEntry, Place, Stream, Streams
from parvis.waste.services.calendar_news import touch_calendar
from parvis.waste.services.calendars import calendar_stretch
from parvis.web.changes import touch
from parvis.web.current_town import ServedTown

Shown = TypeVar("Shown")

_SET_STREAM = """
insert into waste_stream
    (id, town_id, code, position, name, container, colour, symbol, set_out_words, help, set_out, synonyms,
    report_days)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
on conflict (town_id, code) do update set position = excluded.position, name = excluded.name,
    container = excluded.container, colour = excluded.colour, symbol = excluded.symbol,
    set_out_words = excluded.set_out_words, help = excluded.help, set_out = excluded.set_out,
    synonyms = excluded.synonyms, report_days = excluded.report_days
"""
_ADD_PLACE = """
insert into waste_place (id, town_id, code, position, name, address, hours, phone, opening, refuses)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
"""
_ADD_ENTRY = """
insert into waste_guide_entry (id, town_id, position, object, synonyms, stream, place, also_at, words)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
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
                    each.stream.synonyms, each.stream.report_days,
                )
                for position, each in enumerate(streams)
            ],
        )  # fmt: skip
        await touch(town_id, "waste.streams")
        await touch_calendar(town_id)


async def set_guide(town_id: UUID, places: Sequence[Place], guide: Sequence[GuideEntry]) -> None:
    """Make these the town's places and sorting guide; what staff wrote stays, and counts before what is given."""
    async with unit_of_work(town_id) as uow:
        await uow.connection.execute("delete from waste_place")
        await uow.connection.execute("delete from waste_guide_entry where changed_at is null")
        own = {
            fold(msgspec.json.decode(row["object"]).get("fr", ""))
            for row in await uow.connection.fetch("select object from waste_guide_entry")
        }
        await uow.connection.executemany(
            _ADD_PLACE,
            [
                (
                    new_id(), town_id, each.code, position, _json(each.name), each.address, _json(each.hours),
                    each.phone, each.opening and _json(each.opening), _json(each.refuses),
                )
                for position, each in enumerate(places)
            ],
        )  # fmt: skip
        await uow.connection.executemany(
            _ADD_ENTRY,
            [
                (
                    new_id(), town_id, position, _json(each.object), each.synonyms, each.stream, each.place,
                    each.also_at, _json(each.words),
                )
                for position, each in enumerate(guide)
                if fold(each.object.get("fr", "")) not in own
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


async def get_stream_code(town_id: UUID, called: str) -> str:
    """Return the code of the stream that this town calls so: by its code, its name, its container or a synonym.

    Raises:
        UnknownStream: It calls none so.
        OpenStreamName: It calls several so.
    """
    names = await list_stream_names(town_id)
    found = [called] if called in names else streams_called(names, called)
    if not found:
        raise UnknownStream(f"The town has no stream {called!r}. Its streams are: {', '.join(names) or 'none yet'}.")
    if len(found) > 1:
        raise OpenStreamName(f"Several streams of the town are called {called!r}: {', '.join(found)}.")
    return found[0]


async def list_stream_names(town_id: UUID) -> dict[str, list[str]]:
    """Return what the town calls each of its streams, in every language, by their codes."""
    async with unit_of_work(town_id) as uow:
        streams = await read_streams(uow)
    return {each.code: [*each.container.values(), *each.name.values(), *each.synonyms] for each in streams}


async def read_streams(uow: UnitOfWork) -> list[Stream]:
    """Return what is collected in the town, in its order."""
    rows = await uow.connection.fetch(
        "select s.*, exists (select from waste_booking_policy where stream_id = s.id) as is_booked "
        "from waste_stream s order by s.position, s.code"
    )
    return [_convert(row, Stream, "name", "container", "set_out_words", "help") for row in rows]


async def build_streams(served: ServedTown, _key: str | None) -> Streams:
    """Return what is collected, what goes where, and the places to bring the rest."""
    async with unit_of_work(served.id) as uow:
        streams = await read_streams(uow)
        guide = await uow.connection.fetch("select * from waste_guide_entry order by position")
        places = await uow.connection.fetch("select * from waste_place order by position")
    region = (await get_town(served.id)).profile.region
    return Streams(
        streams=streams,
        guide=[_convert(row, GuideEntry, "object", "words") for row in guide],
        places=[_dated(_convert(row, Place, "name", "hours", "opening", "refuses"), served, region) for row in places],
    )


def _dated(place: Place, served: ServedTown, region: str) -> Place:
    """Return the place with the days on which it is closed, for as long as calendars are shown."""
    if place.opening is None:
        return place
    from_on, until_on = calendar_stretch(clock.today(served.time_zone))
    holidays = [each for year in range(from_on.year, until_on.year + 1) for each in holidays_of(region, year)]
    return msgspec.structs.replace(place, opening=dated(place.opening, holidays, from_on, until_on))


def _convert(row: Record, wanted: type[Shown], *documents: str) -> Shown:
    fields = dict(row) | {name: msgspec.json.decode(row[name] or "null") for name in documents}
    return msgspec.convert(fields, wanted)


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
