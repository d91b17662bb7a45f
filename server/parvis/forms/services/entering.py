"""Forms that staff bring for somebody: the same acceptance as a phone's, with the name of who brought it."""

from uuid import UUID

from parvis.database.unit_of_work import unit_of_work
from parvis.forms.schemas import Channel, NewSubmission
from parvis.forms.services.submissions import Acceptance, Entry, accept_submission
from parvis.people.services import record_access
from parvis.web.current_town import ServedTown
from parvis.web.identity import Device, Staff


async def enter_submission(
    town: ServedTown, staff: Staff, device: Device, submission_id: UUID, sent: NewSubmission, *, channel: Channel
) -> Acceptance:
    """Take in a form that a member of staff brings, once however often, and write down who did.

    Args:
        town: The town.
        staff: Who brings it.
        device: Where they sit: the files that the form names were sent from there.
        submission_id: The envelope's id, from the file or made at the desk.
        sent: What was filled in.
        channel: How it reached the town.

    Raises:
        DifferentBody: Something else was accepted under this id; both are kept.
        UnknownVersion: The town never published this version of the form.
        Refused: The answers have blocking findings.
        AttachmentMissing: Files that the answers name have not arrived from this device.
    """
    accepted = await accept_submission(town, device, submission_id, sent, entry=Entry(staff.id, channel))
    async with unit_of_work(town.id):
        await record_access(town.id, staff.id, "forms.enter", str(submission_id))
    return accepted
