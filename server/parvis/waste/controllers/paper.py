"""Calendars to print: a household's, whose link tells a sector and a street, and at the counter an address's."""

from typing import Annotated, Any, Final, Literal
from uuid import UUID

from litestar import Controller, Request, post, route
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromPath, JSONBody, PathParameter, QueryParameter
from litestar.types import ASGIApp

from parvis.waste import services
from parvis.waste.controllers.feeds import READ, operation_id
from parvis.waste.paper_schemas import AddressWords, FoundAddress
from parvis.waste.services import Household, PaperWish
from parvis.web.guards import public, staff_required
from parvis.web.limits import RateLimit
from parvis.web.requests import CurrentTown, own_origin

PAPER_LIMIT: Final = RateLimit("collection-paper", times=60, per_seconds=300)
PDF: Final = {200: ResponseSpec(bytes, media_type="application/pdf", description="PDF/UA-1", generate_examples=False)}


class Paper(Controller):
    """Calendars that citizens print."""

    path = "/api/v1/waste/zones/{key:str}"
    tags = ["waste"]
    guards = [PAPER_LIMIT]
    opt = {**public, "exclude_from_compression": True}

    @route("/calendar.pdf", http_method=READ, operation_id=operation_id("CollectionPaper"), responses=PDF)
    async def print_zone(  # noqa: PLR0917 - one argument for each part of the link
        self,
        request: Request[Any, Any, Any],
        town: CurrentTown,
        key: Annotated[str, PathParameter(pattern=r"^[a-z2-7]{1,20}$")],
        rue: Annotated[str, QueryParameter(pattern=r"^[\w-]{0,120}$")] = "",
        logements: Annotated[int, QueryParameter(ge=0, le=9_999)] = 0,
        wanted: Annotated[Literal["page", "gros"], QueryParameter(name="format")] = "page",
        langue: Annotated[str | None, QueryParameter(max_length=10)] = None,
    ) -> ASGIApp:
        """Give thirteen months of a household's collections as a PDF: on one page, or in large letters."""
        household = Household(zone=key, street=rue, dwellings=logements)
        wish = PaperWish(format=wanted, language=langue or town.languages[0])
        return await services.print_zone(town, household, wish, own_origin(request))


class StaffPaper(Controller):
    """Calendars that staff print at the counter; the number is told in a body, never in a link."""

    path = "/api/v1/staff/addresses"
    tags = ["waste"]
    guards = [staff_required()]

    @post("/found", status_code=200, operation_id="FindPaperAddress")
    async def find(self, town: CurrentTown, data: JSONBody[AddressWords]) -> FoundAddress:
        """Find the address that these words mean."""
        return await services.find_paper_address(town.id, data)

    @route(
        "/{address_id:uuid}/calendar.pdf",
        http_method=READ,
        operation_id=operation_id("CollectionPaperOfAddress"),
        responses=PDF,
        opt={"exclude_from_compression": True},
    )
    async def print_address(
        self,
        request: Request[Any, Any, Any],
        town: CurrentTown,
        address_id: FromPath[UUID],
        wanted: Annotated[Literal["page", "gros"], QueryParameter(name="format")] = "page",
        langue: Annotated[str | None, QueryParameter(max_length=10)] = None,
    ) -> ASGIApp:
        """Give thirteen months of an address's collections as a PDF, with the address on it."""
        wish = PaperWish(format=wanted, language=langue or town.languages[0])
        return await services.print_address(town, address_id, wish, own_origin(request))
