"""The kinds of problems that a town takes reports of."""

from uuid import UUID

import msgspec

from parvis.database.unit_of_work import UnitOfWork, unit_of_work
from parvis.kernel.ids import new_id
from parvis.requests.rules.public_reports import REPORT_FORM
from parvis.requests.schemas import ReportCategory
from parvis.web.changes import touch

OPEN_REPORTS = "requests.open-reports"

_SET = """
insert into requests_report_category (id, town_id, code, position, title, radius_metres, is_public, open_days)
values ($1, $2, $3, $4, $5, $6, $7, $8)
on conflict (town_id, code) do update set position = excluded.position, title = excluded.title,
    radius_metres = excluded.radius_metres, is_public = excluded.is_public, open_days = excluded.open_days
"""


async def set_report_categories(town_id: UUID, categories: list[ReportCategory]) -> None:
    """Make these the town's kinds of problems, in this order."""
    async with unit_of_work(town_id) as uow:
        codes = [category.code for category in categories]
        await uow.connection.execute("delete from requests_report_category where code <> all($1::varchar[])", codes)
        for position, each in enumerate(categories):
            title = msgspec.json.encode(each.title).decode()
            await uow.connection.execute(
                _SET,
                new_id(), town_id, each.code, position, title, each.radius_metres, each.is_public, each.open_days,
            )  # fmt: skip
        await touch(town_id, OPEN_REPORTS)


async def list_report_categories(uow: UnitOfWork) -> list[ReportCategory]:
    """The town's kinds of problems, in its order."""
    rows = await uow.connection.fetch(
        "select code, title, radius_metres, is_public, open_days from requests_report_category order by position"
    )
    return [ReportCategory(**dict(row) | {"title": msgspec.json.decode(row["title"])}) for row in rows]


async def is_told(uow: UnitOfWork, category: str) -> bool | None:
    """Whether the town tells everybody of reports of this category; None when its catalogue does not know it."""
    told: bool | None = await uow.connection.fetchval(
        "select is_public from requests_report_category where $1 || '/' || code = $2", REPORT_FORM, category
    )
    return told


def case_category(code: str) -> str:
    """What a case of this kind has as its category."""
    return f"{REPORT_FORM}/{code}"
