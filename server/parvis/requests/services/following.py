"""What a person reads of their own requests."""

from collections import defaultdict
from typing import Any
from uuid import UUID

import asyncpg
import msgspec

from parvis.database.unit_of_work import UnitOfWork, unit_of_work
from parvis.kernel.language import Words
from parvis.requests.rules.moves import STAFF_ONLY
from parvis.requests.schemas import MyRequest, MyRequests, TimelineEntry
from parvis.web.identity import Device

MOST_REQUESTS = 200


async def list_mine(device: Device) -> MyRequests:
    """The requests that came from this device, the newest first; nobody's names are in them."""
    async with unit_of_work(device.town_id) as uow:
        rows = await uow.connection.fetch(
            "select id, submission_id, receipt, form, title, state, stage, stages, opened_at, changed_at, promised_on "
            "from requests_case where device_id = $1 or id in "
            "(select case_id from requests_follower where device_id = $1 and is_holder) "
            "order by opened_at desc, id desc limit $2",
            device.id,
            MOST_REQUESTS,
        )
        told = await tell_stories(uow, [row["id"] for row in rows], to_staff=False)
    return MyRequests([_mine(row, told[row["id"]]) for row in rows])


async def tell_stories(uow: UnitOfWork, case_ids: list[UUID], *, to_staff: bool) -> dict[UUID, list[TimelineEntry]]:
    """The stories of these cases, each from its beginning."""
    rows = await uow.connection.fetch(
        "select case_id, entry_id as id, at, kind, nullif(message, '') as message, "
        "case when kind in ('opened', 'state', 'reopened') then state end as state, nullif(by_name, '') as by "
        "from requests_entry where case_id = any($1::uuid[]) and ($2 or kind <> all($3::text[])) order by position",
        case_ids,
        to_staff,
        list(STAFF_ONLY),
    )
    stories: dict[UUID, list[TimelineEntry]] = defaultdict(list)
    for row in rows:
        entry = dict(row)
        case_id = entry.pop("case_id")
        if not to_staff:
            del entry["by"]
        stories[case_id].append(msgspec.convert(entry, TimelineEntry))
    return stories


def _mine(row: asyncpg.Record, timeline: list[TimelineEntry]) -> MyRequest:
    fields: dict[str, Any] = dict(row)
    stages: list[Words] = msgspec.json.decode(row["stages"])
    return MyRequest(
        **fields
        | {
            "title": msgspec.json.decode(row["title"]),
            "stages": len(stages),
            "stage_words": stages[row["stage"] - 1],
            "timeline": timeline,
        }
    )
