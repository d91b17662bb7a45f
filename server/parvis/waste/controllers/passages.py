"""What crews see and mark on their rounds."""

from uuid import UUID

from litestar import Controller, Response, delete, get, put
from litestar.params import FromPath, JSONBody

from parvis.waste import services
from parvis.waste.passage_schemas import CrewMark, NewPassage, Rounds
from parvis.web.guards import staff_required
from parvis.web.requests import CurrentStaff, CurrentTown


class CrewRounds(Controller):
    """The rounds of a few days."""

    path = "/api/v1/staff/collection-rounds"
    tags = ["waste"]
    guards = [staff_required()]

    @get(operation_id="ListCollectionRounds")
    async def list_rounds(self, town: CurrentTown) -> Rounds:
        """List yesterday's rounds and the next ones, with their streets and what crews marked."""
        return await services.list_rounds(town)


class CrewPassages(Controller):
    """Streets and sectors that crews mark done, or late."""

    path = "/api/v1/staff/collection-passages"
    tags = ["waste"]
    guards = [staff_required()]

    @put("/{mark_id:uuid}", operation_id="MarkCollectionPassage")
    async def mark(
        self, town: CurrentTown, staff: CurrentStaff, mark_id: FromPath[UUID], data: JSONBody[NewPassage]
    ) -> Response[CrewMark]:
        """Mark a street or a whole sector; sent again with the same id, it is the same mark."""
        mark, is_new = await services.mark_passage(town, mark_id, data, by=staff.name)
        return Response(mark, status_code=201 if is_new else 200)

    @delete("/{mark_id:uuid}", operation_id="WithdrawCollectionPassage")
    async def withdraw(self, town: CurrentTown, mark_id: FromPath[UUID]) -> None:
        """Take a mark back."""
        await services.withdraw_passage(town.id, mark_id)
