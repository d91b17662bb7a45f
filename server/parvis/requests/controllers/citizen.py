"""How people follow what they asked."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromPath

from parvis.requests import services
from parvis.requests.controllers.images import NEVER_KEPT, image_response
from parvis.requests.schemas import MyRequests, RequestCopy
from parvis.web.guards import device_required
from parvis.web.limits import DEVICES
from parvis.web.private_json import private_json
from parvis.web.requests import CurrentDevice, language

AnyRequest = Request[Any, Any, Any]


class RequestsController(Controller):
    """A device's own requests."""

    path = "/api/v1/requests"
    tags = ["requests"]
    guards = [DEVICES, device_required]

    @get(
        "/mine",
        operation_id="ListMyRequests",
        responses={200: ResponseSpec(MyRequests, description="This device's requests", generate_examples=False)},
    )
    async def list_mine(self, request: AnyRequest, device: CurrentDevice) -> Response[bytes]:
        """Follow what this device asked."""
        return private_json(request, await services.list_mine(device))

    @get("/{request_id:uuid}/copy", operation_id="ReadRequestCopy")
    async def read_copy(
        self, request: AnyRequest, device: CurrentDevice, request_id: FromPath[UUID]
    ) -> Response[RequestCopy]:
        """Read again what was sent."""
        return Response(await services.read_copy(device, request_id, language(request)), headers=NEVER_KEPT)

    @get("/attachments/{attachment_id:uuid}", operation_id="GetOwnAttachment", media_type="image/jpeg")
    async def get_attachment(self, device: CurrentDevice, attachment_id: FromPath[UUID]) -> Response[bytes]:
        """See a photo of a request of one's own, as the town made it anew."""
        return image_response(await services.read_own_image(device, attachment_id))
