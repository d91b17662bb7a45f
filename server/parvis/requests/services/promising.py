"""The promise clock: what the last year teaches is computed anew every night; what is late is seen every morning."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from parvis.database.unit_of_work import UnitOfWork, unit_of_work
from parvis.gateways import current
from parvis.kernel import clock
from parvis.kernel.ids import new_id
from parvis.requests.rules.moves import add_business_days
from parvis.requests.rules.promises import (
    ESCALATION_DAYS,
    HISTORY,
    Closed,
    Record,
    count_business_days,
    learn,
    tally,
)
from parvis.requests.schemas import CategoryTally, LearnedPromise, Promises, PromiseTallies
from parvis.requests.services.days import days_off, town_day
from parvis.requests.services.entries import NewEntry, add_entry
from parvis.towns.services import Town, get_town
from parvis.web.changes import touch
from parvis.web.current_town import ServedTown

PROMISES = "requests.promises"
MORNING_HOUR = 6

_CLOSED = """
select category, opened_at, closed_at from requests_case
where state = 'done' and closed_at >= $1 and merged_into is null
"""
_LEARN = """
insert into requests_promise (id, town_id, category, days, sample_size, as_of)
values ($1, $2, $3, $4, $5, $6)
on conflict (town_id, category) do update
set days = excluded.days, sample_size = excluded.sample_size, as_of = excluded.as_of
"""
_MARK_LATE = """
update requests_case set overdue_since = promised_on
where closed_at is null and promised_on < $1 and overdue_since is null and merged_into is null
"""
_TO_ESCALATE = """
select id, state, stage from requests_case
where closed_at is null and overdue_since <= $1 and promised_on < $2 and escalated_at is null and merged_into is null
for update skip locked
"""


async def learn_promises(town: Town) -> int:
    """Compute what the last year teaches of each category; return of how many it does."""
    today = town_day(clock.now(), town)
    async with unit_of_work(town.id) as uow:
        rows = await uow.connection.fetch(_CLOSED, clock.now() - HISTORY)
        holidays = days_off(town, today.year)
        learned = learn(
            Closed(
                row["category"],
                count_business_days(town_day(row["opened_at"], town), town_day(row["closed_at"], town), holidays),
            )
            for row in rows
        )
        await uow.connection.execute("delete from requests_promise where category <> all($1::text[])", list(learned))
        await uow.connection.executemany(
            _LEARN,
            [(new_id(), town.id, category, each.days, each.sample_size, today) for category, each in learned.items()],
        )
        await touch(town.id, PROMISES)
    return len(learned)


async def build_promises(town: ServedTown, _key: str | None) -> Promises:
    """The dataset of what was learned; of the rest the forms say their rule."""
    async with unit_of_work(town.id) as uow:
        rows = await uow.connection.fetch("select category, days, sample_size from requests_promise order by category")
    return Promises(
        promises=[msgspec.convert(dict(row), LearnedPromise) for row in rows], has_mail=current().mail.is_available
    )


async def find_learned(uow: UnitOfWork, category: str) -> int | None:
    """In how many business days requests of a category are closed; None while history is short."""
    days: int | None = await uow.connection.fetchval("select days from requests_promise where category = $1", category)
    return days


async def see_late(towns: Iterable[Town]) -> dict[str, int]:
    """Each town's morning: mark what is late, and tell whoever directs the desks of what stays so. Idempotent."""
    counts = {"late": 0, "escalated": 0}
    for town in towns:
        now = clock.now().astimezone(ZoneInfo(town.profile.time_zone))
        if now.hour < MORNING_HOUR:
            continue
        late, escalated = await _see_late_in(town, now.date())
        counts["late"] += late
        counts["escalated"] += escalated
    return counts


async def _see_late_in(town: Town, today: date) -> tuple[int, int]:
    holidays = days_off(town, today.year)
    async with unit_of_work(town.id) as uow:
        status = await uow.connection.execute(_MARK_LATE, today)
        rows = await uow.connection.fetch(_TO_ESCALATE, _long_ago(today, holidays), today)
        for row in rows:
            await uow.connection.execute(
                "update requests_case set escalated_at = $2 where id = $1", row["id"], clock.now()
            )
            entry = NewEntry(
                entry_id=new_id(), kind="escalated", state=row["state"], stage=row["stage"], at=clock.now()
            )
            await add_entry(uow, row["id"], entry)
    return int(status.rpartition(" ")[2]), len(rows)


def _long_ago(today: date, holidays: frozenset[date]) -> date:
    """The last promised day from which ESCALATION_DAYS business days have gone by."""
    day = today
    while add_business_days(day, ESCALATION_DAYS, holidays) > today:
        day = date.fromordinal(day.toordinal() - 1)
    return day


async def count_promises(town_id: UUID) -> PromiseTallies:
    """How promises were held in the last year, by category, for staff."""
    town = await get_town(town_id)
    today = town_day(clock.now(), town)
    async with unit_of_work(town_id) as uow:
        rows = await uow.connection.fetch(
            "select category, promised_on, closed_at, overdue_reason is not null as has_reason, "
            "escalated_at is not null and closed_at is null as is_escalated from requests_case "
            "where promised_on is not null and merged_into is null and opened_at >= $1",
            clock.now() - HISTORY,
        )
    records = [
        Record(
            row["category"],
            row["promised_on"],
            town_day(row["closed_at"], town) if row["closed_at"] else None,
            row["has_reason"],
            row["is_escalated"],
        )
        for row in rows
    ]
    counted = sorted(tally(records, today).items())
    return PromiseTallies(
        categories=[CategoryTally(category=category, **each._asdict()) for category, each in counted],
        escalated=sum(record.is_escalated for record in records),
    )
