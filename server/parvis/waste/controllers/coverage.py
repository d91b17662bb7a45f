"""Whom collection sectors serve, for staff."""

from typing import Annotated

from litestar import Controller, Response, get
from litestar.params import FromPath, QueryParameter

from parvis.waste import services
from parvis.waste.coverage_schemas import Coverages, StreamGround
from parvis.web.guards import staff_required
from parvis.web.requests import CurrentTown


class StaffCoverage(Controller):
    """Addresses in no sector or in several, overlaps and holes."""

    path = "/api/v1/staff/collection-coverage"
    tags = ["waste"]
    guards = [staff_required()]

    @get(operation_id="MeasureCollectionCoverage")
    async def measure(self, town: CurrentTown) -> Coverages:
        """Say how each stream's sectors cover the town's addresses."""
        return await services.measure_coverage(town.id)

    @get("/{stream:str}", operation_id="SurveyCollectionStream")
    async def survey(self, town: CurrentTown, stream: FromPath[str]) -> StreamGround:
        """Say where a stream's sectors leave somebody out or serve them twice."""
        return await services.survey_stream(town.id, stream)

    @get("/{stream:str}/addresses.csv", operation_id="ListDoubtfulAddresses")
    async def addresses(
        self,
        town: CurrentTown,
        stream: FromPath[str],
        language: Annotated[str, QueryParameter(pattern="^(fr|en)$")] = "fr",
    ) -> Response[bytes]:
        """Get the addresses in no sector or in several as a table, in French or English."""
        headers = {"Content-Disposition": 'attachment; filename="adresses.csv"', "Cache-Control": "no-store"}
        table = await services.write_doubtful_addresses(town.id, stream, language)
        return Response(table, media_type="text/csv", headers=headers)
