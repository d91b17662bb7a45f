"""How staff find, share out and take away what came in."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from litestar import Controller, Request, Response, delete, get, put
from litestar.di import NamedDependency, Provide
from litestar.params import FromPath, JSONBody, QueryParameter
from litestar.response import Stream

from parvis.requests import services
from parvis.requests.rules.filters import WHOSE, Filter, Sort, Standing
from parvis.requests.schemas import (
    NewAssignment,
    NewSavedFilter,
    QueueChoices,
    QueueCounts,
    SavedFilter,
    SavedFilters,
    StaffRequestDetail,
    StaffRequests,
)
from parvis.web.guards import staff_required
from parvis.web.requests import CurrentStaff, language

AnyRequest = Request[Any, Any, Any]

_NEVER_KEPT = {"Cache-Control": "no-store"}
_CODE = r"^[a-z0-9][a-z0-9-]{0,62}$"
_CATEGORY = r"^[a-z0-9_-]{1,63}(/[a-z0-9_-]{1,63})?$"


def read_filter(  # noqa: PLR0913, PLR0917 - one argument for each part of the question
    wanted: Annotated[Standing | None, QueryParameter(name="state")] = None,
    category: Annotated[str | None, QueryParameter(pattern=_CATEGORY)] = None,
    desk: Annotated[str | None, QueryParameter(pattern=_CODE)] = None,
    assignee: Annotated[str | None, QueryParameter(pattern=WHOSE)] = None,
    channel: Annotated[str | None, QueryParameter(pattern=_CODE)] = None,
    late: Annotated[bool, QueryParameter()] = False,  # noqa: FBT002 - a query's
    review: Annotated[bool, QueryParameter()] = False,  # noqa: FBT002 - a query's
    opened_from: Annotated[date | None, QueryParameter()] = None,
    opened_to: Annotated[date | None, QueryParameter()] = None,
    place: Annotated[str, QueryParameter(max_length=200)] = "",
    q: Annotated[str, QueryParameter(max_length=200)] = "",
    sort: Annotated[Sort, QueryParameter()] = "newest",
) -> Filter:
    """Return which requests an address asks for; injected as `filter`."""
    return Filter(
        state=wanted,
        category=category,
        desk=desk,
        assignee=assignee,
        channel=channel,
        late=late,
        review=review,
        opened_from=opened_from,
        opened_to=opened_to,
        place=place,
        q=q,
        sort=sort,
    )


class QueueController(Controller):
    """The town's queue."""

    path = "/api/v1/staff"
    tags = ["requests"]
    guards = [staff_required()]
    dependencies = {"wish": Provide(read_filter, sync_to_thread=False)}

    @get("/requests", operation_id="ListRequests")
    async def list_requests(
        self,
        staff: CurrentStaff,
        wish: NamedDependency[Filter],
        cursor: Annotated[str | None, QueryParameter(max_length=200)] = None,
    ) -> Response[StaffRequests]:
        """Read the queue, or find in it by words or by a receipt code read aloud."""
        return Response(await services.list_requests(staff, wish, cursor), headers=_NEVER_KEPT)

    @get("/request-counts", operation_id="CountRequests")
    async def count_requests(self, staff: CurrentStaff, wish: NamedDependency[Filter]) -> Response[QueueCounts]:
        """Count what a filter finds, state by state."""
        return Response(await services.count_requests(staff, wish), headers=_NEVER_KEPT)

    @get("/requests.csv", operation_id="ExportRequests", media_type="text/csv")
    async def export_requests(
        self,
        staff: CurrentStaff,
        wish: NamedDependency[Filter],
        language: Annotated[str, QueryParameter(pattern="^(fr|en)$")] = "fr",
    ) -> Stream:
        """Take what a filter finds away as a table."""
        headers = _NEVER_KEPT | {"Content-Disposition": 'attachment; filename="demandes.csv"'}
        return Stream(services.export_requests(staff, wish, language), media_type="text/csv", headers=headers)


class AssignmentsController(Controller):
    """Whose requests are."""

    path = "/api/v1/staff"
    tags = ["requests"]
    guards = [staff_required()]

    @get("/request-choices", operation_id="ListQueueChoices")
    async def list_choices(self, staff: CurrentStaff) -> Response[QueueChoices]:
        """Read what there is to choose from in a filter, and who may be given a request."""
        return Response(await services.list_choices(staff), headers=_NEVER_KEPT)

    @put("/requests/{request_id:uuid}/assignments/{assignment_id:uuid}", operation_id="AssignRequest")
    async def assign_request(
        self,
        request: AnyRequest,
        staff: CurrentStaff,
        request_id: FromPath[UUID],
        assignment_id: FromPath[UUID],
        data: JSONBody[NewAssignment],
    ) -> Response[StaffRequestDetail]:
        """Give a request to a desk and to somebody."""
        is_first = await services.assign(staff, request_id, assignment_id, data)
        assigned = await services.get_request(staff, request_id, language(request))
        return Response(assigned, status_code=201 if is_first else 200, headers=_NEVER_KEPT)


class SavedFiltersController(Controller):
    """Filters kept under a name."""

    path = "/api/v1/staff/request-filters"
    tags = ["requests"]
    guards = [staff_required()]

    @get(operation_id="ListSavedFilters")
    async def list_filters(self, staff: CurrentStaff) -> Response[SavedFilters]:
        """Read one's own filters and the shared ones."""
        return Response(await services.list_filters(staff), headers=_NEVER_KEPT)

    @put("/{filter_id:uuid}", operation_id="SaveFilter")
    async def save_filter(
        self, staff: CurrentStaff, filter_id: FromPath[UUID], data: JSONBody[NewSavedFilter]
    ) -> SavedFilter:
        """Keep a filter under a name."""
        return await services.save_filter(staff, filter_id, data)

    @delete("/{filter_id:uuid}", operation_id="DeleteFilter")
    async def delete_filter(self, staff: CurrentStaff, filter_id: FromPath[UUID]) -> None:
        """Keep a filter no longer."""
        await services.delete_filter(staff, filter_id)
