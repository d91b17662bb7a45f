"""Reports that everybody reads, as files to take away, and the staff's say in it."""

from typing import Final
from uuid import UUID

import msgspec
from litestar import Controller, Response, get, put
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromPath, JSONBody

from parvis.requests import services
from parvis.requests.schemas import Publicity, PublicReports
from parvis.web.guards import public, staff_required
from parvis.web.limits import RateLimit
from parvis.web.requests import CurrentStaff, CurrentTown

OPEN_DATA_LIMIT: Final = RateLimit("open-reports", times=60, per_seconds=60)
_FRESH = {"Cache-Control": "public, max-age=300"}
_JSON = {200: ResponseSpec(PublicReports, description="The reports", generate_examples=False)}
_CSV = {200: ResponseSpec(str, media_type="text/csv", description="The reports", generate_examples=False)}
_GEOJSON = {
    200: ResponseSpec(
        dict[str, object],
        media_type="application/geo+json",
        description="The reports as points",
        generate_examples=False,
    )
}


class PublicReportsController(Controller):
    """Reported problems as open data: no word and no photo of whoever reported them."""

    path = "/api/v1/requests"
    tags = ["requests"]
    guards = [OPEN_DATA_LIMIT]
    opt = public

    @get("/public.json", operation_id="PublicReportsJson", responses=_JSON)
    async def read_json(self, town: CurrentTown) -> Response[bytes]:
        """Give the reports as JSON."""
        told = await services.build_open_reports(town)
        return Response(msgspec.json.encode(told), media_type="application/json", headers=_FRESH)

    @get("/public.csv", operation_id="PublicReportsCsv", responses=_CSV)
    async def read_csv(self, town: CurrentTown) -> Response[bytes]:
        """Give the reports as a table."""
        table = await services.write_csv(town)
        return Response(table, media_type="text/csv; charset=utf-8; header=present", headers=_FRESH)

    @get("/public.geojson", operation_id="PublicReportsGeojson", responses=_GEOJSON)
    async def read_geojson(self, town: CurrentTown) -> Response[bytes]:
        """Give the reports as points on a map."""
        points = await services.write_geojson(town)
        return Response(points, media_type="application/geo+json", headers=_FRESH)


class StaffPublicityController(Controller):
    """Whether everybody is told of a request."""

    path = "/api/v1/staff/requests/{request_id:uuid}/publicity"
    tags = ["requests"]
    guards = [staff_required()]

    @put(operation_id="SetPublicity")
    async def set_publicity(self, staff: CurrentStaff, request_id: FromPath[UUID], data: JSONBody[Publicity]) -> None:
        """Hide a report from everybody, or show it."""
        await services.set_publicity(staff, request_id, is_public=data.is_public)
