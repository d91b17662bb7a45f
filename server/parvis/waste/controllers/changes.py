"""What staff decide about single days."""

from uuid import UUID

from litestar import Controller, Response, delete, get, put
from litestar.params import FromPath, JSONBody

from parvis.waste import services
from parvis.waste.schemas import Change, Changes, NewChange
from parvis.web.guards import staff_required
from parvis.web.requests import CurrentStaff, CurrentTown


class StaffChanges(Controller):
    """Days moved, cancelled or added."""

    path = "/api/v1/staff/collection-changes"
    tags = ["waste"]

    @get(guards=[staff_required()], operation_id="ListCollectionChanges")
    async def list_changes(self, town: CurrentTown) -> Changes:
        """List the changes from two months ago on, with how many addresses each concerns."""
        return await services.list_changes(town.id, town.time_zone)

    @put("/{change_id:uuid}", guards=[staff_required("editor")], operation_id="DecideCollectionChange")
    async def decide(
        self, town: CurrentTown, staff: CurrentStaff, change_id: FromPath[UUID], data: JSONBody[NewChange]
    ) -> Response[Change]:
        """Move, cancel or add a day; sent again with the same id, it is the same change."""
        change, is_new = await services.decide_change(town.id, change_id, data, author=staff.name)
        return Response(change, status_code=201 if is_new else 200)

    @delete("/{change_id:uuid}", guards=[staff_required("editor")], operation_id="WithdrawCollectionChange")
    async def withdraw(self, town: CurrentTown, change_id: FromPath[UUID]) -> None:
        """Take a change back."""
        await services.withdraw_change(town.id, change_id)
