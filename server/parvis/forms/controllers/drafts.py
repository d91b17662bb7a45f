"""How a draft goes from one device to another, and how staff read one whose code they were told."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post, put
from litestar.params import FromPath, JSONBody

from parvis.forms import services
from parvis.forms.schemas import Draft, DraftStanding, Handover, NewDraft, TypedCode
from parvis.web.guards import device_required, staff_required
from parvis.web.limits import RateLimit
from parvis.web.requests import CurrentDevice, CurrentStaff, own_origin

AnyRequest = Request[Any, Any, Any]

_MOST_DRAFT_BYTES = 512 * 1024
_NEVER_KEPT = {"Cache-Control": "no-store"}

# A code is one of 2**40. With a thousand drafts waiting, all callers of a town together find one in 10,000 years.
_GUESSES = RateLimit("draft-guesses", times=10, per_seconds=600, by="device")
_GUESSES_OF_TOWN = RateLimit("draft-guesses-of-town", times=300, per_seconds=3600, by="town")


class DraftsController(Controller):
    """Drafts that are put here for another device."""

    path = "/api/v1/drafts"
    tags = ["forms"]
    guards = [RateLimit("drafts", times=120, per_seconds=60, by="device"), device_required]

    @put("/{envelope_id:uuid}", operation_id="PutDraft", request_max_body_size=_MOST_DRAFT_BYTES)
    async def put_draft(
        self, request: AnyRequest, device: CurrentDevice, envelope_id: FromPath[UUID], data: JSONBody[NewDraft]
    ) -> Response[Handover]:
        """Put a draft here, to go on with it on another device; each time gives a new code."""
        given = await services.put_draft(device, envelope_id, data, own_origin(request))
        return Response(given, headers=_NEVER_KEPT)

    @get("/{envelope_id:uuid}", operation_id="GetDraftStanding")
    async def get_standing(self, device: CurrentDevice, envelope_id: FromPath[UUID]) -> Response[DraftStanding]:
        """Say where a draft is that this device had."""
        return Response(await services.get_standing(device, envelope_id), headers=_NEVER_KEPT)

    @put("/{envelope_id:uuid}/holder", operation_id="TakeDraftBack")
    async def take_back(self, device: CurrentDevice, envelope_id: FromPath[UUID]) -> Response[Draft]:
        """Go on with a draft on this device, which had it before."""
        return Response(await services.take_back(device, envelope_id), headers=_NEVER_KEPT)


class DraftOpeningsController(Controller):
    """Codes that people type or are told. A code travels in a body: addresses are written down on the way."""

    path = "/api/v1/draft-openings"
    tags = ["forms"]
    guards = [_GUESSES, _GUESSES_OF_TOWN, device_required]

    @post(operation_id="TakeDraft", status_code=200)
    async def take_draft(self, device: CurrentDevice, data: JSONBody[TypedCode]) -> Response[Draft]:
        """Go on with a draft on this device, by its code."""
        return Response(await services.take_draft(device, data.code), headers=_NEVER_KEPT)


class StaffDraftOpeningsController(Controller):
    """Drafts whose code a person told to staff."""

    path = "/api/v1/staff/draft-openings"
    tags = ["forms"]
    guards = [RateLimit("staff-draft-guesses", times=60, per_seconds=600), staff_required(), device_required]

    @post(operation_id="ReadDraft", status_code=200)
    async def read_draft(
        self, staff: CurrentStaff, device: CurrentDevice, data: JSONBody[TypedCode]
    ) -> Response[Draft]:
        """Read a draft by its code; it stays with its device."""
        return Response(await services.read_draft(staff, device, data.code), headers=_NEVER_KEPT)
