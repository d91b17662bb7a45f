"""The town's requests in numbers."""

from datetime import date
from typing import Annotated

from litestar import Controller, Response, get
from litestar.params import QueryParameter

from parvis.requests import services
from parvis.requests.rules.statistics import Statistics
from parvis.web.guards import staff_required
from parvis.web.requests import CurrentStaff


class StatisticsController(Controller):
    """Statistics by period."""

    path = "/api/v1/staff/request-statistics"
    tags = ["requests"]
    guards = [staff_required()]

    @get(operation_id="CountPeriod")
    async def count_period(
        self,
        staff: CurrentStaff,
        first: Annotated[date, QueryParameter()],
        last: Annotated[date, QueryParameter()],
    ) -> Response[Statistics]:
        """Count what came in and was done between two days, both included."""
        return Response(await services.count_period(staff, first, last), headers={"Cache-Control": "no-store"})
