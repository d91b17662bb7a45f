"""A case's story, as each side may read it."""

from collections import defaultdict
from uuid import UUID

import msgspec

from parvis.database.unit_of_work import UnitOfWork
from parvis.forms.services import Attachment, list_attachments_of
from parvis.requests.rules.moves import STAFF_ONLY
from parvis.requests.schemas import EntryAttachment, TimelineEntry

_LINES = """
select case_id, entry_id as id, at, kind, nullif(message, '') as message, nullif(by_name, '') as by, submission_id,
    case when kind in ('opened', 'state', 'reopened') then state end as state
from requests_entry where case_id = any($1::uuid[]) and ($2 or kind <> all($3::text[])) order by position
"""


async def tell_stories(
    town_id: UUID, uow: UnitOfWork, case_ids: list[UUID], *, to_staff: bool
) -> dict[UUID, list[TimelineEntry]]:
    """The stories of these cases, each from its beginning; a citizen reads neither notes nor names."""
    rows = await uow.connection.fetch(_LINES, case_ids, to_staff, list(STAFF_ONLY))
    files = await list_attachments_of(town_id, [row["submission_id"] for row in rows if row["submission_id"]])
    stories: dict[UUID, list[TimelineEntry]] = defaultdict(list)
    for row in rows:
        entry = dict(row)
        case_id, submission_id = entry.pop("case_id"), entry.pop("submission_id")
        if not to_staff:
            del entry["by"]
        entry["attachments"] = [entry_attachment(file) for file in files.get(submission_id, [])]
        stories[case_id].append(msgspec.convert(entry, TimelineEntry))
    return stories


def entry_attachment(file: Attachment) -> EntryAttachment:
    """A photo or file as a line of a story names it."""
    return EntryAttachment(id=file.id, name=file.name, media_type=file.media_type, ready=file.is_ready)
