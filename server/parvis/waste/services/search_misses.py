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
_LEAST_TIMES = 2
"""What one phone looked for once stays unseen: it could be somebody's name."""
_MOST_SHOWN = 200
_MOST_KEPT = 5_000
"""Words are cheap to invent: beyond so many of a town, only those already known are counted."""

_COUNT = """
insert into waste_search_miss (id, town_id, words, language, times, days, last_on)
select $1, $2, $3::varchar, $4::varchar, 1, 1, $5
where (select count(*) from waste_search_miss) < $6
    or exists (select from waste_search_miss where words = $3 and language = $4)
on conflict (town_id, words, language) do update set
    times = waste_search_miss.times + 1,
    days = waste_search_miss.days + (excluded.last_on <> waste_search_miss.last_on)::int,
    last_on = greatest(waste_search_miss.last_on, excluded.last_on)
"""
_SHOWN = """
select id, words, language, times, days, last_on from waste_search_miss where times >= $1
order by times desc, last_on desc, words limit $2
"""


async def count_misses(town_id: UUID, zone: str, misses: Sequence[SearchMiss]) -> None:
    """Count the words that may be kept, each once a day however often one phone sends it."""
    today = clock.today(zone)
    counted = {
        (words, miss.language, min(max(miss.on, today - _LATE), today))
        for miss in misses
        if (words := keepable(miss.words)) is not None
    }
    async with unit_of_work(town_id) as uow:
        for words, language, on in sorted(counted):
            await uow.connection.execute(_COUNT, new_id(), town_id, words, language, on, _MOST_KEPT)


async def list_missed_searches(town_id: UUID) -> MissedSearches:
    """Return what was looked for more than once, the most frequent first."""
    async with unit_of_work(town_id) as uow:
        rows = await uow.connection.fetch(_SHOWN, _LEAST_TIMES, _MOST_SHOWN)
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
    """Forget what nobody has looked for in half a year, and return how many that were."""
    before = clock.today(zone) - _KEPT
    async with unit_of_work(town_id) as uow:
        gone = await uow.connection.fetch("delete from waste_search_miss where last_on < $1 returning 1", before)
    return len(gone)
