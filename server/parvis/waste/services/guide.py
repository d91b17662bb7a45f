"""The sorting guide as staff keep it: an object at a time, with who wrote it and when."""

from collections.abc import Sequence
from uuid import UUID

import msgspec
from asyncpg import Record

from parvis.database.unit_of_work import UnitOfWork, unit_of_work
from parvis.kernel import clock
from parvis.kernel.places import fold
from parvis.waste.errors import DifferentEntry, SameObject, UnknownEntry, UnknownPlace, UnknownStream
from parvis.waste.guide_schemas import NewGuideEntry, StaffGuide, StaffGuideEntry
from parvis.waste.rules.search_misses import keepable
from parvis.waste.schemas import GuideEntry
from parvis.web.changes import touch

_ENTRIES = "select * from waste_guide_entry order by position, id"
_ADD = """
insert into waste_guide_entry
    (id, town_id, position, object, synonyms, stream, place, also_at, words, author, changed_at)
values ($1, $2, (select coalesce(max(position), -1) + 1 from waste_guide_entry), $3, $4, $5, $6, $7, $8, $9, $10)
on conflict (id) do nothing returning *
"""
_CHANGE = """
update waste_guide_entry set object = $3, synonyms = $4, stream = $5, place = $6, also_at = $7, words = $8, author = $9,
    changed_at = $10
where id = $1 and town_id = $2 returning *
"""


async def list_guide(town_id: UUID) -> StaffGuide:
    """Return every object, with who wrote it."""
    async with unit_of_work(town_id) as uow:
        return StaffGuide([_shown(row) for row in await uow.connection.fetch(_ENTRIES)])


async def write_entry(
    town_id: UUID, entry_id: UUID, new: NewGuideEntry, *, author: str
) -> tuple[StaffGuideEntry, bool]:
    """Write an object, new or in the place of what has its id; return it, and whether it is new.

    What people looked for in these words is answered from now on, and no longer listed.

    Raises:
        UnknownStream, UnknownPlace: The town has none of that code.
        SameObject: Another entry is about this object.
        DifferentEntry: The id is taken by an entry behind the wall between towns.
    """
    async with unit_of_work(town_id) as uow:
        await _check(uow, entry_id, new)
        written = (
            entry_id, town_id, _json(new.object), new.synonyms, new.stream, new.place, new.also_at, _json(new.words),
            author, clock.now(),
        )  # fmt: skip
        added = await uow.connection.fetchrow(_ADD, *written)
        row = added or await uow.connection.fetchrow(_CHANGE, *written)
        if row is None:
            raise DifferentEntry
        answered = [keepable(name) for name in (*new.object.values(), *new.synonyms)]
        await uow.connection.execute(
            "delete from waste_search_miss where words = any($1::varchar[])", [each for each in answered if each]
        )
        await touch(town_id, "waste.streams")
    return _shown(row), added is not None


async def delete_entry(town_id: UUID, entry_id: UUID) -> None:
    """Take an object out of the guide.

    Raises:
        UnknownEntry: It is not there.
    """
    async with unit_of_work(town_id) as uow:
        if not await uow.connection.fetchval("delete from waste_guide_entry where id = $1 returning 1", entry_id):
            raise UnknownEntry
        await touch(town_id, "waste.streams")


async def _check(uow: UnitOfWork, entry_id: UUID, new: NewGuideEntry) -> None:
    streams = {row["code"] for row in await uow.connection.fetch("select code from waste_stream")}
    if new.stream is not None and new.stream not in streams:
        raise UnknownStream
    places = {row["code"] for row in await uow.connection.fetch("select code from waste_place")}
    if not {each for each in (new.place, *new.also_at) if each is not None} <= places:
        raise UnknownPlace
    if _names(new.object) & await _names_of_others(uow, entry_id):
        raise SameObject


async def _names_of_others(uow: UnitOfWork, entry_id: UUID) -> set[str]:
    rows: Sequence[Record] = await uow.connection.fetch("select object from waste_guide_entry where id <> $1", entry_id)
    return {name for row in rows for name in _names(msgspec.json.decode(row["object"], type=dict[str, str]))}


def _names(words: dict[str, str]) -> set[str]:
    return {fold(text) for text in words.values()}


def _shown(row: Record) -> StaffGuideEntry:
    documents = {name: msgspec.json.decode(row[name]) for name in ("object", "words")}
    return StaffGuideEntry(
        id=row["id"],
        entry=msgspec.convert(dict(row) | documents, GuideEntry),
        author=row["author"],
        changed_at=row["changed_at"],
    )


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
