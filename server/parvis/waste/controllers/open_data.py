"""Open data: the calendar of each sector, in the formats that people work with."""

from typing import Any

from litestar import Controller, Request, route
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromPath
from litestar.types import ASGIApp

from parvis.waste import services
from parvis.waste.controllers.feeds import FEED_LIMIT, ICALENDAR, READ, operation_id
from parvis.waste.schemas import OpenCalendar, OpenData
from parvis.web.guards import public
from parvis.web.requests import CurrentTown, own_origin

_INDEX = {200: ResponseSpec(OpenData, description="What there is", generate_examples=False)}
_JSON = {200: ResponseSpec(OpenCalendar, description="The sector’s pickups", generate_examples=False)}
_CSV = {200: ResponseSpec(str, media_type="text/csv", description="The sector’s pickups", generate_examples=False)}


class OpenDataFiles(Controller):
    """What anybody may take and use."""

    path = "/api/v1/waste/open-data"
    tags = ["waste"]
    guards = [FEED_LIMIT]
    opt = {**public, "exclude_from_compression": True}

    @route(http_method=READ, operation_id=operation_id("CollectionOpenData"), responses=_INDEX)
    async def list_files(self, request: Request[Any, Any, Any], town: CurrentTown) -> ASGIApp:
        """List the sectors with their files, the columns and the licence."""
        return await services.build_open_data(town, own_origin(request))

    @route(
        "/{stream:str}/{sector:str}/calendar.json",
        http_method=READ,
        operation_id=operation_id("SectorJson"),
        responses=_JSON,
    )
    async def read_json(self, town: CurrentTown, stream: FromPath[str], sector: FromPath[str]) -> ASGIApp:
        """Give a sector's pickups as JSON."""
        return await services.build_sector_json(town, stream, sector)

    @route(
        "/{stream:str}/{sector:str}/calendar.csv",
        http_method=READ,
        operation_id=operation_id("SectorCsv"),
        responses=_CSV,
    )
    async def read_csv(self, town: CurrentTown, stream: FromPath[str], sector: FromPath[str]) -> ASGIApp:
        """Give a sector's pickups as CSV."""
        return await services.build_sector_csv(town, stream, sector)

    @route(
        "/{stream:str}/{sector:str}/calendar.ics",
        http_method=READ,
        operation_id=operation_id("SectorFeed"),
        responses=ICALENDAR,
    )
    async def read_feed(
        self, request: Request[Any, Any, Any], town: CurrentTown, stream: FromPath[str], sector: FromPath[str]
    ) -> ASGIApp:
        """Give a sector's pickups as iCalendar."""
        return await services.build_sector_feed(town, stream, sector, own_origin(request))
