"""How staff read and answer requests."""

from typing import Any
from urllib.parse import quote
from uuid import UUID

from litestar import Controller, Request, Response, get, put
from litestar.params import FromPath, JSONBody
from litestar.response import Stream

from parvis.requests import services
from parvis.requests.controllers.images import NEVER_KEPT, image_response
from parvis.requests.schemas import Lateness, NewNote, PromiseTallies, StaffRequestDetail, Transition
from parvis.web.guards import staff_required
from parvis.web.requests import CurrentStaff, CurrentTown, language

AnyRequest = Request[Any, Any, Any]

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
        return Response(found, headers=NEVER_KEPT)

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
        return Response(moved, status_code=201 if is_first else 200, headers=NEVER_KEPT)

    @put("/{request_id:uuid}/notes/{note_id:uuid}", operation_id="WriteNote")
    async def write_note(
        self,
        request: AnyRequest,
        staff: CurrentStaff,
        request_id: FromPath[UUID],
        note_id: FromPath[UUID],
        data: JSONBody[NewNote],
    ) -> Response[StaffRequestDetail]:
        """Keep a word among staff, which the person never reads."""
        is_first = await services.write_note(staff, request_id, note_id, data)
        noted = await services.get_request(staff, request_id, language(request))
        return Response(noted, status_code=201 if is_first else 200, headers=NEVER_KEPT)

    @put("/{request_id:uuid}/lateness/{entry_id:uuid}", operation_id="ExplainLateness")
    async def explain_lateness(
        self,
        request: AnyRequest,
        staff: CurrentStaff,
        request_id: FromPath[UUID],
        entry_id: FromPath[UUID],
        data: JSONBody[Lateness],
    ) -> Response[StaffRequestDetail]:
        """Say why a request is late, and by when it will be done."""
        is_first = await services.explain_lateness(staff, request_id, entry_id, data)
        told = await services.get_request(staff, request_id, language(request))
        return Response(told, status_code=201 if is_first else 200, headers=NEVER_KEPT)

    @get("/promises", operation_id="CountPromises")
    async def count_promises(self, town: CurrentTown) -> Response[PromiseTallies]:
        """Count how promises were held."""
        return Response(await services.count_promises(town.id), headers=NEVER_KEPT)


class StaffAttachmentsController(Controller):
    """Photos and documents of requests."""

    path = "/api/v1/staff/attachments"
    tags = ["requests"]
    guards = [staff_required()]

    @get("/{attachment_id:uuid}", operation_id="GetAttachment", media_type="image/jpeg")
    async def get_attachment(self, staff: CurrentStaff, attachment_id: FromPath[UUID]) -> Response[bytes]:
        """See a photo, as the town made it anew."""
        return image_response(await services.read_image(staff, attachment_id))

    @get("/{attachment_id:uuid}/document", operation_id="TakeDocument", exclude_from_compression=True)
    async def take_document(self, staff: CurrentStaff, attachment_id: FromPath[UUID]) -> Stream:
        """Take a document away, once it was scanned; no browser is ever let to show it here."""
        document = await services.take_document(staff, attachment_id)
        disposition = f"attachment; filename*=UTF-8''{quote(document.name, safe='')}"
        headers = NEVER_KEPT | _NEVER_RUN | {"Content-Disposition": disposition}
        return Stream(document.pieces, media_type=document.media_type, headers=headers)
