"""What people looked for in the guide and did not find, and the guide as staff keep it."""

from uuid import UUID

from litestar import Controller, Response, delete, get, put
from litestar.params import FromPath, JSONBody

from parvis.waste import services
from parvis.waste.guide_schemas import MissedSearches, NewGuideEntry, SearchMisses, StaffGuide, StaffGuideEntry
from parvis.web.guards import public, staff_required
from parvis.web.limits import RateLimit
from parvis.web.requests import CurrentStaff, CurrentTown


class GuideSearches(Controller):
    """What phones report about searches that found nothing; no device says which it is."""

    path = "/api/v1/waste/search-misses"
    tags = ["waste"]

    @put(
        "/{report_id:uuid}",
        operation_id="ReportSearchMisses",
        status_code=204,
        opt=public,
        guards=[RateLimit("search-misses", times=30, per_seconds=600)],
    )
    async def report(self, town: CurrentTown, report_id: FromPath[UUID], data: JSONBody[SearchMisses]) -> None:
        """Count words that the guide did not find; sent again with the same id, they count once."""
        await services.count_misses(town.id, town.time_zone, report_id, data.misses)


class StaffGuideDesk(Controller):
    """The sorting guide, and what it lacks."""

    path = "/api/v1/staff/guide"
    tags = ["waste"]

    @get("/searches", guards=[staff_required()], operation_id="ListMissedSearches")
    async def list_searches(self, town: CurrentTown) -> MissedSearches:
        """List what people looked for on several days and did not find."""
        return await services.list_missed_searches(town.id)

    @delete("/searches/{search_id:uuid}", guards=[staff_required("editor")], operation_id="DropMissedSearch")
    async def drop_search(self, town: CurrentTown, search_id: FromPath[UUID]) -> None:
        """Forget words that name nothing that people throw away."""
        await services.drop_missed_search(town.id, search_id)

    @get("/entries", guards=[staff_required()], operation_id="ListGuideEntries")
    async def list_entries(self, town: CurrentTown) -> StaffGuide:
        """List every object, with who wrote it."""
        return await services.list_guide(town.id)

    @put("/entries/{entry_id:uuid}", guards=[staff_required("editor")], operation_id="WriteGuideEntry")
    async def write(
        self, town: CurrentTown, staff: CurrentStaff, entry_id: FromPath[UUID], data: JSONBody[NewGuideEntry]
    ) -> Response[StaffGuideEntry]:
        """Write an object; sent again with the same id, it is the same object."""
        entry, is_new = await services.write_entry(town.id, entry_id, data, author=staff.name)
        return Response(entry, status_code=201 if is_new else 200)

    @delete("/entries/{entry_id:uuid}", guards=[staff_required("editor")], operation_id="DeleteGuideEntry")
    async def delete_entry(self, town: CurrentTown, entry_id: FromPath[UUID]) -> None:
        """Take an object out of the guide."""
        await services.delete_entry(town.id, entry_id)
