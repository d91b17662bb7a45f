"""Who may write about a request: whoever made it, on any of their devices; and everybody may join a public one."""

from uuid import UUID

from parvis.database.unit_of_work import UnitOfWork, unit_of_work
from parvis.forms.errors import UnknownSubmission
from parvis.forms.services import get_submission
from parvis.forms.system import ME_TOO
from parvis.web.identity import Device

_FIND = """
select id, device_id, is_public and merged_into is null as is_open_to_all,
    exists (select from requests_follower where case_id = requests_case.id and device_id = $2 and is_holder) as is_held
from requests_case where id = $1 or submission_id = $1
"""


class RequestsCorrespondence:
    """Answers what the forms room asks of requests (`parvis.forms.correspondence`)."""

    async def may_write(self, device: Device, form: str, about: UUID) -> bool:
        """Whether this device may send `form` about the request, or the envelope, `about`."""
        async with unit_of_work(device.town_id) as uow:
            case = await uow.connection.fetchrow(_FIND, about, device.id)
        if case is None:
            # The envelope came a moment ago, and its case is about to be opened.
            return form != ME_TOO and await _is_sender(device, about)
        if form == ME_TOO:
            return bool(case["is_open_to_all"])
        return case["device_id"] == device.id or bool(case["is_held"])


async def _is_sender(device: Device, submission_id: UUID) -> bool:
    try:
        submission = await get_submission(device.town_id, submission_id)
    except UnknownSubmission:
        return False
    return submission.about is None and submission.device_id == device.id


async def find_case_id(uow: UnitOfWork, about: UUID) -> UUID | None:
    """The request that `about` names, by its own id or its envelope's; the one that it was merged into, if it was."""
    found: UUID | None = await uow.connection.fetchval(
        "select coalesce(merged_into, id) from requests_case where id = $1 or submission_id = $1", about
    )
    return found
