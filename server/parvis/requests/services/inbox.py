"""What staff read: the inbox, and one request with all that came with it."""

from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

import asyncpg
import msgspec

from parvis.database.unit_of_work import unit_of_work
from parvis.forms.rules.arriving import FIRST_YEAR, LAST_YEAR
from parvis.forms.services import (
    ShownImage,
    TakenDocument,
    get_document,
    get_image,
    get_submission,
    list_attachments,
    list_other_versions,
)
from parvis.kernel.ids import normalise_receipt_code
from parvis.kernel.pages import BadCursor, decode_cursor, encode_cursor
from parvis.kernel.places import fold
from parvis.people.services import record_access
from parvis.requests.answers import describe
from parvis.requests.errors import UnknownRequest
from parvis.requests.rules.moves import NEEDS_MESSAGE, TRANSITIONS, State
from parvis.requests.schemas import AttachmentView, OtherVersionView, StaffRequest, StaffRequestDetail, StaffRequests
from parvis.requests.services.following import tell_stories
from parvis.web.identity import Staff

PAGE = 50
MOST_WORDS = 8
_COLUMNS = "id, receipt, form, title, state, opened_at, promised_on, place_words, has_photo, needs_review as review"


class _Place(NamedTuple):
    at: datetime
    id: UUID


async def list_requests(
    town_id: UUID, *, state: State | None = None, words: str = "", cursor: str | None = None
) -> StaffRequests:
    """A stretch of the inbox, the newest first.

    Args:
        town_id: The town.
        state: Only requests in this state.
        words: A receipt code as somebody read it out, or words that the request holds, in any order, begun or whole.
        cursor: Where the stretch before ended.

    Raises:
        BadCursor: The cursor is not one of ours.
    """
    at, last_id = _read_cursor(cursor) if cursor else (None, None)
    async with unit_of_work(town_id) as uow:
        rows = await uow.connection.fetch(
            f"select {_COLUMNS} from requests_case "  # noqa: S608 - our own columns
            "where ($1::varchar is null or state = $1) "
            "and (receipt = $2 or found_by like all($3::text[])) "
            "and ($4::timestamptz is null or (opened_at, id) < ($4, $5)) "
            "order by opened_at desc, id desc limit $6",
            state, normalise_receipt_code(words), _patterns(words), at, last_id, PAGE + 1,
        )  # fmt: skip
    shown = [msgspec.convert(_decoded(row), StaffRequest) for row in rows[:PAGE]]
    next_cursor = encode_cursor(_Place(shown[-1].opened_at, shown[-1].id)) if len(rows) > PAGE else None
    return StaffRequests(shown, next_cursor)


async def get_request(staff: Staff, case_id: UUID, language: str) -> StaffRequestDetail:
    """One request, with its answers in words; the access log remembers who read it.

    Raises:
        UnknownRequest: The town has none of this id.
    """
    async with unit_of_work(staff.town_id) as uow:
        row = await uow.connection.fetchrow(
            f"select {_COLUMNS}, submission_id, stage, stages, changed_at from requests_case where id = $1",  # noqa: S608 - our own columns
            case_id,
        )
        if row is None:
            raise UnknownRequest
        submission = await get_submission(staff.town_id, row["submission_id"])
        photos = await list_attachments(staff.town_id, row["submission_id"])
        others = await list_other_versions(staff.town_id, row["submission_id"])
        story = (await tell_stories(uow, [case_id], to_staff=True))[case_id]
        await record_access(staff.town_id, staff.id, "requests.read", str(case_id))
    return StaffRequestDetail(
        **_decoded(row) | {"stages": msgspec.json.decode(row["stages"])},
        language=submission.language,
        answers=describe(submission.definition, submission.answers, language),
        review_findings=[msgspec.to_builtins(finding) for finding in submission.review_findings],
        other_versions=[
            OtherVersionView(
                other.received_at, describe(other.definition, other.answers, language) if other.definition else []
            )
            for other in others
        ],
        attachments=[AttachmentView(ready=photo.is_ready, **msgspec.structs.asdict(photo)) for photo in photos],
        timeline=story,
        allowed_transitions=list(TRANSITIONS[row["state"]]),
        message_needed_for=[to for to in TRANSITIONS[row["state"]] if to in NEEDS_MESSAGE],
    )


async def read_image(staff: Staff, attachment_id: UUID) -> ShownImage:
    """A photo, as the town made it; the access log remembers who saw it.

    Raises:
        UnknownAttachment: The town has none of this id.
        AttachmentNotReady: It was not made safe to show.
    """
    image = await get_image(staff.town_id, attachment_id)
    await record_access(staff.town_id, staff.id, "requests.see-photo", str(attachment_id))
    return image


async def take_document(staff: Staff, attachment_id: UUID) -> TakenDocument:
    """A document, as it was sent and scanned; the access log remembers who took it.

    Raises:
        UnknownAttachment: The town has none of this id.
        AttachmentNotReady: It waits to be scanned, or is infected.
    """
    document = await get_document(staff.town_id, attachment_id)
    await record_access(staff.town_id, staff.id, "requests.take-document", str(attachment_id))
    return document


def _read_cursor(cursor: str) -> _Place:
    place = decode_cursor(cursor, _Place)
    # Only an instant that PostgreSQL can hold was ever given out.
    if place.at.tzinfo is None or not FIRST_YEAR < place.at.year < LAST_YEAR:
        raise BadCursor
    return place


def _patterns(words: str) -> list[str]:
    """One pattern per word; folding leaves letters and digits only, so none of them means anything to `like`."""
    return [f"%{word}%" for word in fold(words).split()[:MOST_WORDS]]


def _decoded(row: asyncpg.Record) -> dict[str, Any]:
    return dict(row) | {"title": msgspec.json.decode(row["title"])}
