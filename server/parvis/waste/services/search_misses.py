"""What people looked for in the guide and did not find: counted, shown once it is no single person's, and forgotten."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

import msgspec

from parvis.database.unit_of_work import unit_of_work
from parvis.kernel import clock
from parvis.kernel.ids import new_id
from parvis.waste.errors import UnknownSearch
from parvis.waste.guide_schemas import MissedSearch, MissedSearches, SearchMiss
from parvis.waste.rules.search_misses import keepable

_KEPT = timedelta(days=180)
_LATE = timedelta(days=31)
"""A phone that was offline for longer says it as of then."""
_LEAST_DAYS = 2
"""What was looked for on one day alone stays unseen: it could be somebody's name."""
_MOST_SHOWN = 200
_MOST_KEPT = 5_000
"""Words are cheap to invent: beyond so many of a town, those of one day alone are forgotten, the oldest first."""

_REPORTED = """
insert into waste_search_report (id, town_id, received_on) values ($1, $2, $3) on conflict (id) do nothing returning 1
"""
_COUNT = """
insert into waste_search_miss (id, town_id, words, language, times, days, last_on) values ($1, $2, $3, $4, 1, 1, $5)
on conflict (town_id, words, language) do update set
    times = waste_search_miss.times + 1,
    days = waste_search_miss.days + (excluded.last_on <> waste_search_miss.last_on)::int,
    last_on = greatest(waste_search_miss.last_on, excluded.last_on)
"""
_MAKE_ROOM = """
delete from waste_search_miss where id in (
    select id from waste_search_miss where days = 1 order by last_on, id
    limit greatest(0, (select count(*) from waste_search_miss) - $1) for update skip locked
)
"""
_SHOWN = """
select id, words, language, times, days, last_on from waste_search_miss where days >= $1
order by times desc, last_on desc, words limit $2
"""


async def count_misses(town_id: UUID, zone: str, report_id: UUID, misses: Sequence[SearchMiss]) -> None:
    """Count the words that may be kept; a report that is sent again, as after a lost answer, counts once."""
    today = clock.today(zone)
    counted = {
        (words, miss.language, min(max(miss.on, today - _LATE), today))
        for miss in misses
        if (words := keepable(miss.words)) is not None
    }
    async with unit_of_work(town_id) as uow:
        if not await uow.connection.fetchval(_REPORTED, report_id, town_id, today):
            return
        for words, language, on in sorted(counted):
            await uow.connection.execute(_COUNT, new_id(), town_id, words, language, on)
        await uow.connection.execute(_MAKE_ROOM, _MOST_KEPT)


async def list_missed_searches(town_id: UUID) -> MissedSearches:
    """Return what was looked for on several days, the most frequent first."""
    async with unit_of_work(town_id) as uow:
        rows = await uow.connection.fetch(_SHOWN, _LEAST_DAYS, _MOST_SHOWN)
    return MissedSearches([msgspec.convert(dict(row), MissedSearch) for row in rows])


async def drop_missed_search(town_id: UUID, search_id: UUID) -> None:
    """Forget words that name nothing that people throw away.

    Raises:
        UnknownSearch: They are not there.
    """
    async with unit_of_work(town_id) as uow:
        if not await uow.connection.fetchval("delete from waste_search_miss where id = $1 returning 1", search_id):
            raise UnknownSearch


async def forget_old_misses(town_id: UUID, zone: str) -> int:
    """Forget what nobody has looked for in half a year, and return how many that were; and reports long answered."""
    today = clock.today(zone)
    async with unit_of_work(town_id) as uow:
        await uow.connection.execute("delete from waste_search_report where received_on < $1", today - _LATE)
        gone = await uow.connection.fetch("delete from waste_search_miss where last_on < $1 returning 1", today - _KEPT)
    return len(gone)
