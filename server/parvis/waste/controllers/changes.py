"""What staff decide about single days, and the calendar that they decide it on."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from litestar import Controller, Request, Response, delete, get, post, put
from litestar.params import FromPath, JSONBody, QueryParameter

from parvis.waste import services
from parvis.waste.change_schemas import Change, ChangePreview, Changes, CollectionMonth, NewChange
from parvis.waste.text_schemas import KEPT
from parvis.web.guards import staff_required
from parvis.web.requests import CurrentStaff, CurrentTown, own_origin


class StaffCalendar(Controller):
    """Every sector's pickups."""

    path = "/api/v1/staff/collection-calendar"
    tags = ["waste"]

    @get(guards=[staff_required()], operation_id="ReadCollectionMonth")
    async def read(
        self,
        town: CurrentTown,
        from_on: Annotated[date, QueryParameter(name="from")],
        until_on: Annotated[date, QueryParameter(name="until")],
        stream: Annotated[str | None, QueryParameter(max_length=40, pattern=KEPT)] = None,
    ) -> CollectionMonth:
        """Read what is collected from a day on until before another, two months at most, of one stream or of all."""
        return await services.read_month(town, stream, from_on, until_on)


class StaffChanges(Controller):
    """Days moved, cancelled or added."""

    path = "/api/v1/staff/collection-changes"
    tags = ["waste"]

    @get(guards=[staff_required()], operation_id="ListCollectionChanges")
    async def list_changes(self, town: CurrentTown) -> Changes:
        """List the changes from two months ago on, with how many addresses each concerns and who was told."""
        return await services.list_changes(town)

    @post("/preview", guards=[staff_required("editor")], operation_id="PreviewCollectionChange", status_code=200)
    async def preview(
        self, request: Request[Any, Any, Any], town: CurrentTown, data: JSONBody[NewChange]
    ) -> ChangePreview:
        """See whom a change would touch and tell, and what speaks against it. Nothing is kept."""
        return await services.preview_change(town, data, own_origin(request))

    @put("/{change_id:uuid}", guards=[staff_required("editor")], operation_id="DecideCollectionChange")
    async def decide(
        self, town: CurrentTown, staff: CurrentStaff, change_id: FromPath[UUID], data: JSONBody[NewChange]
    ) -> Response[Change]:
        """Move, cancel or add a day, and tell people; sent again with the same id, it is the same change."""
        change, is_new = await services.decide_change(town, staff, change_id, data)
        return Response(change, status_code=201 if is_new else 200)

    @delete("/{change_id:uuid}", guards=[staff_required("editor")], operation_id="WithdrawCollectionChange")
    async def withdraw(self, town: CurrentTown, staff: CurrentStaff, change_id: FromPath[UUID]) -> None:
        """Take a change back, and say so to those who were told of it."""
        await services.withdraw_change(town, staff, change_id)
