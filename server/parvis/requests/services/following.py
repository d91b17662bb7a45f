"""What a person reads of their own requests."""

from typing import Any, NamedTuple
from uuid import UUID

import asyncpg
import msgspec

from parvis.database.unit_of_work import UnitOfWork, unit_of_work
from parvis.forms.errors import UnknownAttachment
from parvis.forms.services import ShownImage, get_image, get_submission, list_attachments
from parvis.kernel.language import Words
from parvis.requests.answers import describe
from parvis.requests.errors import UnknownRequest
from parvis.requests.rules.next_steps import next_step
from parvis.requests.schemas import DeskCard, MyRequest, MyRequests, RequestCopy, TimelineEntry
from parvis.requests.services.desks import read_cards, read_next_steps
from parvis.requests.services.stories import entry_attachment, tell_stories
from parvis.web.identity import Device

MOST_REQUESTS = 200

_MINE = """
select id, submission_id, receipt, form, title, state, stage, stages, opened_at, changed_at, closed_at, promised_on,
    promise_basis, overdue_reason, overdue_note, desk, next_step, follow_channel
from requests_case
where device_id = $1 or id in (select case_id from requests_follower where device_id = $1 and is_holder)
order by opened_at desc, id desc limit $2
"""
_HELD = """
select submission_id, receipt from requests_case where id = $2 and (device_id = $1
    or id in (select case_id from requests_follower where device_id = $1 and is_holder))
"""
_HELD_SUBMISSION = """
select exists (select from requests_case story left join requests_entry line on line.case_id = story.id
    where $2 in (story.submission_id, line.submission_id) and coalesce(line.kind, '') <> 'note' and (device_id = $1
    or story.id in (select case_id from requests_follower where device_id = $1 and is_holder)))
"""


class _Town(NamedTuple):
    """What the town says of all requests alike."""

    desks: dict[str, DeskCard]
    next_steps: dict[str, list[Words]]


async def list_mine(device: Device) -> MyRequests:
    """The requests that this device holds, the newest first; nobody's names are in them."""
    async with unit_of_work(device.town_id) as uow:
        rows = await uow.connection.fetch(_MINE, device.id, MOST_REQUESTS)
        told = await tell_stories(device.town_id, uow, [row["id"] for row in rows], to_staff=False)
        town = _Town(await read_cards(uow), await read_next_steps(uow))
    return MyRequests([_mine(row, told[row["id"]], town) for row in rows])


async def read_copy(device: Device, case_id: UUID, language: str) -> RequestCopy:
    """What was sent, in words, for a device that has no copy of its own any more.

    Raises:
        UnknownRequest: The device holds no request of this id.
    """
    async with unit_of_work(device.town_id) as uow:
        case = await uow.connection.fetchrow(_HELD, device.id, case_id)
        if case is None:
            raise UnknownRequest
        submission = await get_submission(device.town_id, case["submission_id"])
        files = await list_attachments(device.town_id, case["submission_id"])
    return RequestCopy(
        receipt=case["receipt"],
        answers=describe(submission.definition, submission.answers, language),
        attachments=[entry_attachment(file) for file in files],
    )


async def read_own_image(device: Device, attachment_id: UUID) -> ShownImage:
    """A photo of a request that this device holds, as the town made it.

    Raises:
        UnknownAttachment: There is none of this id, or it is somebody else's.
        AttachmentNotReady: It is not made safe to show yet.
    """
    image = await get_image(device.town_id, attachment_id)
    async with unit_of_work(device.town_id) as uow:
        is_held = await uow.connection.fetchval(_HELD_SUBMISSION, device.id, image.submission_id)
    if not is_held:
        raise UnknownAttachment
    return image


async def holds(uow: UnitOfWork, device: Device, case_id: UUID) -> bool:
    """Whether this device made the request, or is another one of who did."""
    return await uow.connection.fetchrow(_HELD, device.id, case_id) is not None


def _mine(row: asyncpg.Record, timeline: list[TimelineEntry], town: _Town) -> MyRequest:
    fields: dict[str, Any] = dict(row)
    stages: list[Words] = msgspec.json.decode(row["stages"])
    return MyRequest(
        **fields
        | {
            "title": msgspec.json.decode(row["title"]),
            "stages": len(stages),
            "stage_words": stages[row["stage"] - 1],
            "stage_names": stages,
            "desk": town.desks.get(row["desk"]),
            "next_step": next_step(
                row["state"],
                row["stage"],
                by_staff=msgspec.json.decode(row["next_step"]),
                by_stage=town.next_steps.get(row["form"], []),
            ),
            "timeline": timeline,
        }
    )
