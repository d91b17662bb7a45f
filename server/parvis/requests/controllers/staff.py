"""How staff read and answer requests."""

from typing import Any
from urllib.parse import quote
from uuid import UUID

from litestar import Controller, Request, Response, get, put
from litestar.params import FromPath, JSONBody
from litestar.response import Stream

from parvis.requests import services
from parvis.requests.schemas import StaffRequestDetail, Transition
from parvis.web.guards import staff_required
from parvis.web.requests import CurrentStaff, language

AnyRequest = Request[Any, Any, Any]

_NEVER_KEPT = {"Cache-Control": "no-store"}
_NEVER_RUN = {"Content-Security-Policy": "default-src 'none'; sandbox"}
"""For a browser that shows what it was told to save: a page of its own, in which nothing runs."""


class StaffRequestsController(Controller):
    """One request of the town's queue."""

    path = "/api/v1/staff/requests"
    tags = ["requests"]
    guards = [staff_required()]

    @get("/{request_id:uuid}", operation_id="GetRequest")
    async def get_request(
        self, request: AnyRequest, staff: CurrentStaff, request_id: FromPath[UUID]
    ) -> Response[StaffRequestDetail]:
        """Read one request, with what was answered."""
        found = await services.get_request(staff, request_id, language(request))
        return Response(found, headers=_NEVER_KEPT)

    @put("/{request_id:uuid}/transitions/{transition_id:uuid}", operation_id="MoveRequest")
    async def move_request(
        self,
        request: AnyRequest,
        staff: CurrentStaff,
        request_id: FromPath[UUID],
        transition_id: FromPath[UUID],
        data: JSONBody[Transition],
    ) -> Response[StaffRequestDetail]:
        """Take a request to another state, and tell the person."""
        is_first = await services.move(staff, request_id, transition_id, data)
        moved = await services.get_request(staff, request_id, language(request))
        return Response(moved, status_code=201 if is_first else 200, headers=_NEVER_KEPT)


class StaffAttachmentsController(Controller):
    """Photos and documents of requests."""

    path = "/api/v1/staff/attachments"
    tags = ["requests"]
    guards = [staff_required()]

    @get("/{attachment_id:uuid}", operation_id="GetAttachment", media_type="image/jpeg")
    async def get_attachment(self, staff: CurrentStaff, attachment_id: FromPath[UUID]) -> Response[bytes]:
        """See a photo, as the town made it anew."""
        image = await services.read_image(staff, attachment_id)
        stem = image.name.rpartition(".")[0] or image.name or "photo"
        disposition = f"inline; filename*=UTF-8''{quote(stem, safe='')}.jpg"
        headers = _NEVER_KEPT | {"Content-Disposition": disposition}
        return Response(image.content, media_type="image/jpeg", headers=headers)

    @get("/{attachment_id:uuid}/document", operation_id="TakeDocument", exclude_from_compression=True)
    async def take_document(self, staff: CurrentStaff, attachment_id: FromPath[UUID]) -> Stream:
        """Take a document away, once it was scanned; no browser is ever let to show it here."""
        document = await services.take_document(staff, attachment_id)
        disposition = f"attachment; filename*=UTF-8''{quote(document.name, safe='')}"
        headers = _NEVER_KEPT | _NEVER_RUN | {"Content-Disposition": disposition}
        return Stream(document.pieces, media_type=document.media_type, headers=headers)
