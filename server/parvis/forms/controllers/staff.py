"""How staff bring forms for somebody."""

from typing import Annotated
from uuid import UUID

from litestar import Controller, Response, put
from litestar.params import FromPath, JSONBody, QueryParameter

from parvis.forms import services
from parvis.forms.schemas import Channel, NewSubmission, Receipt
from parvis.web.guards import device_required, staff_required
from parvis.web.limits import RateLimit
from parvis.web.requests import CurrentDevice, CurrentStaff, CurrentTown

_MOST_SUBMISSION_BYTES = 512 * 1024


class StaffSubmissionsController(Controller):
    """Forms from a file that a phone made, from the telephone, from the counter."""

    path = "/api/v1/staff/submissions"
    tags = ["forms"]
    guards = [RateLimit("staff-submissions", times=120, per_seconds=60), staff_required(), device_required]

    @put("/{submission_id:uuid}", operation_id="EnterForm", request_max_body_size=_MOST_SUBMISSION_BYTES)
    async def enter_form(
        self,
        town: CurrentTown,
        staff: CurrentStaff,
        device: CurrentDevice,
        submission_id: FromPath[UUID],
        data: JSONBody[NewSubmission],
        *,
        channel: Annotated[Channel, QueryParameter()] = "counter",
    ) -> Response[Receipt]:
        """Bring a form for somebody, its files first from this same device; again gives the same receipt."""
        accepted = await services.enter_submission(town, staff, device, submission_id, data, channel=channel)
        return Response(accepted.receipt, status_code=201 if accepted.is_first else 200)
