"""What staff decide about single days. What citizens read are datasets, declared in `room.py`."""

from typing import Annotated
from uuid import UUID

from litestar import Controller, Response, delete, get, put
from litestar.params import Parameter

from parvis.waste import services
from parvis.waste.schemas import Change, Changes, NewChange
from parvis.web.current_town import ServedTown
from parvis.web.guards import staff_required
from parvis.web.identity import Staff


class StaffChanges(Controller):
    """Days moved, cancelled or added."""

    path = "/api/v1/staff/collection-changes"
    tags = ["waste"]

    @get(guards=[staff_required()], operation_id="ListCollectionChanges")
    async def list_changes(self, town: ServedTown) -> Changes:
        """List the changes from two months ago on, with how many addresses each concerns."""
        return await services.list_changes(town.id, town.time_zone)

    @put("/{change_id:uuid}", guards=[staff_required("editor")], operation_id="DecideCollectionChange")
    async def decide(
        self, town: ServedTown, staff: Staff, change_id: Annotated[UUID, Parameter()], data: NewChange
    ) -> Response[Change]:
        """Move, cancel or add a day; sent again with the same id, it is the same change."""
        change, is_new = await services.decide_change(town.id, change_id, data, author=staff.name)
        return Response(change, status_code=201 if is_new else 200)

    @delete("/{change_id:uuid}", guards=[staff_required("editor")], operation_id="WithdrawCollectionChange")
    async def withdraw(self, town: ServedTown, change_id: UUID) -> None:
        """Take a change back."""
        await services.withdraw_change(town.id, change_id)
