"""The queue: which requests staff look for, how many there are, and what there is to choose from."""

from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

import asyncpg
import msgspec

from parvis.database.unit_of_work import UnitOfWork, unit_of_work
from parvis.forms.rules.arriving import FIRST_YEAR, LAST_YEAR
from parvis.kernel import clock
from parvis.kernel.pages import BadCursor, decode_cursor, encode_cursor
from parvis.people.services import list_accounts
from parvis.requests.rules.filters import Filter, Question, Reader, Sort, question_of
from parvis.requests.schemas import Category, Colleague, QueueChoices, QueueCounts, StaffRequest, StaffRequests
from parvis.towns.services import get_town
from parvis.web.identity import Staff

PAGE = 50
COLUMNS = (
    "id, receipt, form, title, state, opened_at, promised_on, place_words, has_photo, needs_review as review, "
    "category, channel, desk, assignee_id, merged_into"
)
_NO_PROMISE = date(9999, 12, 31)
_ORDERS: dict[Sort, tuple[str, str]] = {
    "newest": ("opened_at desc, id desc", "(opened_at, id) < ({}::timestamptz, {}::uuid)"),
    "oldest": ("opened_at, id", "(opened_at, id) > ({}::timestamptz, {}::uuid)"),
    "promised": (
        "coalesce(promised_on, date '9999-12-31'), id",
        "(coalesce(promised_on, date '9999-12-31'), id) > ({}::date, {}::uuid)",
    ),
}


class _Moment(NamedTuple):
    at: datetime
    id: UUID


class _Day(NamedTuple):
    on: date
    id: UUID


async def list_requests(staff: Staff, wanted: Filter, cursor: str | None = None) -> StaffRequests:
    """A stretch of the queue, in the order that was asked for.

    Args:
        staff: Who asks.
        wanted: Which requests.
        cursor: Where the stretch before ended.

    Raises:
        BadCursor: The cursor is not one of ours, or of another order.
    """
    place = _read_cursor(cursor, wanted.sort) if cursor else None
    order, after = _ORDERS[wanted.sort]
    async with unit_of_work(staff.town_id) as uow:
        question = question_of(wanted, await read_reader(staff))
        where, values = question.where, list(question.values)
        if place is not None:
            where += " and " + after.format(f"${len(values) + 1}", f"${len(values) + 2}")
            values += place
        rows = await uow.connection.fetch(
            f"select {COLUMNS} from requests_case where {where} order by {order} limit {PAGE + 1}",  # noqa: S608 - values are apart
            *values,
        )
    shown = [msgspec.convert(decoded(row), StaffRequest) for row in rows[:PAGE]]
    return StaffRequests(shown, _cursor_after(shown[-1], wanted.sort) if len(rows) > PAGE else None)


async def count_requests(staff: Staff, wanted: Filter) -> QueueCounts:
    """How many requests of a filter there are in each state; the filter's own state does not matter here."""
    reader = await read_reader(staff)
    question = question_of(msgspec.structs.replace(wanted, state=None), reader)
    today = f"${len(question.values) + 1}"
    async with unit_of_work(staff.town_id) as uow:
        rows = await uow.connection.fetch(
            f"select state, count(*) as many, count(*) filter (where promised_on < {today}::date "  # noqa: S608 - values are apart
            f"and state not in ('done', 'refused')) as late from requests_case where {question.where} group by state",
            *question.values,
            reader.today,
        )
    return QueueCounts({row["state"]: row["many"] for row in rows}, sum(row["late"] for row in rows))


async def list_choices(staff: Staff) -> QueueChoices:
    """What there is to choose from in a filter."""
    async with unit_of_work(staff.town_id) as uow:
        categories = await uow.connection.fetch(
            "select distinct on (category) category, title from requests_case order by category, opened_at desc"
        )
        desks = await _distinct(uow, "desk")
        channels = await _distinct(uow, "channel")
    colleagues = [Colleague(one.id, one.name, one.role) for one in await list_accounts(staff.town_id)]
    titles = [Category(row["category"], msgspec.json.decode(row["title"])) for row in categories]
    return QueueChoices(titles, desks, channels, colleagues)


async def read_reader(staff: Staff) -> Reader:
    """Who asks, on which day of the town."""
    zone = (await get_town(staff.town_id)).profile.time_zone
    return Reader(staff.id, clock.today(zone), zone)


async def select_ids(uow: UnitOfWork, question: Question, most: int) -> list[UUID]:
    """The ids of what a question finds, the newest first, at most so many."""
    rows = await uow.connection.fetch(
        f"select id from requests_case where {question.where} order by opened_at desc, id desc limit {most}",  # noqa: S608 - values are apart
        *question.values,
    )
    return [row["id"] for row in rows]


def decoded(row: asyncpg.Record) -> dict[str, Any]:
    """A row's columns with the words of its title."""
    return dict(row) | {"title": msgspec.json.decode(row["title"])}


async def _distinct(uow: UnitOfWork, column: str) -> list[str]:
    rows = await uow.connection.fetch(
        f"select distinct {column} as code from requests_case where {column} <> '' order by 1"  # noqa: S608 - our own columns
    )
    return [row["code"] for row in rows]


def _cursor_after(last: StaffRequest, sort: Sort) -> str:
    if sort == "promised":
        return encode_cursor(_Day(last.promised_on or _NO_PROMISE, last.id))
    return encode_cursor(_Moment(last.opened_at, last.id))


def _read_cursor(cursor: str, sort: Sort) -> tuple[object, UUID]:
    if sort == "promised":
        return decode_cursor(cursor, _Day)
    place = decode_cursor(cursor, _Moment)
    # Only an instant that PostgreSQL can hold was ever given out.
    if place.at.tzinfo is None or not FIRST_YEAR < place.at.year < LAST_YEAR:
        raise BadCursor
    return place
