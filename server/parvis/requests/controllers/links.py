"""Where the links of mails lead."""

from typing import Annotated

from litestar import Controller, post
from litestar.params import JSONBody, PathParameter

from parvis.requests import services
from parvis.requests.schemas import FollowedRequest, LinkToken
from parvis.web.guards import device_required, public
from parvis.web.limits import RateLimit
from parvis.web.requests import CurrentDevice, CurrentTown


class LinksController(Controller):
    """Follow a request on another device; stop the mails about it."""

    path = "/api/v1/requests"
    tags = ["requests"]
    guards = [RateLimit("request-links", times=60, per_seconds=60)]

    @post("/follow", operation_id="FollowByLink", guards=[device_required], status_code=200)
    async def follow_by_link(self, device: CurrentDevice, data: JSONBody[LinkToken]) -> FollowedRequest:
        """Let this device read and answer the request of a link."""
        return FollowedRequest(await services.follow_by_link(device, data.token))

    @post("/mail/{token:str}/stop", operation_id="StopMail", opt=public, status_code=204)
    async def stop_mail(
        self, town: CurrentTown, token: Annotated[str, PathParameter(pattern="^[A-Za-z0-9_-]{20,60}$")]
    ) -> None:
        """Stop the mails about a request, in one press; mail programs press it too (RFC 8058)."""
        await services.stop_mail(town.id, token)
