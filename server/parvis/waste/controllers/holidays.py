"""What the town decides about its holidays."""

from litestar import Controller, get, post, put
from litestar.params import JSONBody

from parvis.waste import services
from parvis.waste.holiday_schemas import HolidaysPreview, SetHolidays, TownHolidays
from parvis.web.guards import staff_required
from parvis.web.requests import CurrentStaff, CurrentTown


class StaffHolidays(Controller):
    """Which holidays shift which collections."""

    path = "/api/v1/staff/collection-holidays"
    tags = ["waste"]
    guards = [staff_required("editor")]

    @get(operation_id="ReadCollectionHolidays")
    async def read(self, town: CurrentTown) -> TownHolidays:
        """Read the region's holidays and what the town chose for each."""
        return await services.read_holidays(town.id)

    @post("/preview", operation_id="PreviewCollectionHolidays", status_code=200)
    async def preview(self, town: CurrentTown, data: JSONBody[SetHolidays]) -> HolidaysPreview:
        """See which days would move, and which would go back. Nothing is kept."""
        return await services.preview_holidays(town.id, data)

    @put(operation_id="DecideCollectionHolidays")
    async def decide(self, town: CurrentTown, staff: CurrentStaff, data: JSONBody[SetHolidays]) -> TownHolidays:
        """Choose for every holiday, and move the days from tomorrow on."""
        return await services.decide_holidays(town.id, data, author=staff.name)
