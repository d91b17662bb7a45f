"""What staff read of one request, with all that came with it."""

from uuid import UUID

import msgspec

from parvis.database.unit_of_work import unit_of_work
from parvis.forms.services import (
    ShownImage,
    TakenDocument,
    get_document,
    get_image,
    get_submission,
    list_attachments,
    list_changes_since,
    list_other_versions,
)
from parvis.people.services import record_access
from parvis.requests.answers import describe
from parvis.requests.errors import UnknownRequest
from parvis.requests.rules.moves import NEEDS_MESSAGE, TRANSITIONS
from parvis.requests.schemas import AttachmentView, OtherVersionView, StaffRequestDetail
from parvis.requests.services.queue import COLUMNS, decoded
from parvis.requests.services.stories import tell_stories
from parvis.web.identity import Staff


async def get_request(staff: Staff, case_id: UUID, language: str) -> StaffRequestDetail:
    """One request, with its answers in words; the access log remembers who read it.

    Raises:
        UnknownRequest: The town has none of this id.
    """
    async with unit_of_work(staff.town_id) as uow:
        row = await uow.connection.fetchrow(
            f"select {COLUMNS}, submission_id, stage, stages, changed_at from requests_case where id = $1",  # noqa: S608 - our own columns
            case_id,
        )
        if row is None:
            raise UnknownRequest
        submission = await get_submission(staff.town_id, row["submission_id"])
        photos = await list_attachments(staff.town_id, row["submission_id"])
        others = await list_other_versions(staff.town_id, row["submission_id"])
        changes = await list_changes_since(staff.town_id, submission.definition) if submission.needs_review else []
        story = (await tell_stories(staff.town_id, uow, [case_id], to_staff=True))[case_id]
        await record_access(staff.town_id, staff.id, "requests.read", str(case_id))
    return StaffRequestDetail(
        **decoded(row) | {"stages": msgspec.json.decode(row["stages"])},
        language=submission.language,
        answers=describe(submission.definition, submission.answers, language),
        review_findings=[msgspec.to_builtins(finding) for finding in submission.review_findings],
        form_changes=changes,
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
