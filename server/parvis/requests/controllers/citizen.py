"""How people follow what they asked."""

from typing import Any

from litestar import Controller, Request, Response, get
from litestar.openapi.datastructures import ResponseSpec

from parvis.requests import services
from parvis.requests.schemas import MyRequests
from parvis.web.guards import device_required
from parvis.web.limits import DEVICES
from parvis.web.private_json import private_json
from parvis.web.requests import CurrentDevice

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
