"""Who did what to the collections."""

from datetime import date
from typing import Annotated

from litestar import Controller, Response, get
from litestar.params import QueryParameter

from parvis.kernel.pages import Page
from parvis.waste import services
from parvis.waste.audit_schemas import AuditEntry
from parvis.waste.text_schemas import KEPT
from parvis.web.guards import staff_required
from parvis.web.requests import CurrentTown

_Stream = Annotated[str | None, QueryParameter(max_length=40, pattern=KEPT)]
_From = Annotated[date | None, QueryParameter(name="from")]
_Until = Annotated[date | None, QueryParameter(name="until")]


class StaffAudit(Controller):
    """The audit trail, which nobody can write."""

    path = "/api/v1/staff"
    tags = ["waste"]
    guards = [staff_required()]

    @get("/collection-audit", operation_id="ListCollectionAudit")
    async def list_audit(
        self,
        town: CurrentTown,
        stream: _Stream = None,
        from_on: _From = None,
        until_on: _Until = None,
        cursor: Annotated[str | None, QueryParameter(max_length=300)] = None,
    ) -> Page[AuditEntry]:
        """Read what was done, the last first, about a stream and in a stretch of days."""
        wanted = services.AuditFilter(stream=stream, from_on=from_on, until_on=until_on)
        return await services.list_audit(town, wanted, cursor)

    @get("/collection-audit.csv", operation_id="ExportCollectionAudit", media_type="text/csv")
    async def export_audit(
        self,
        town: CurrentTown,
        stream: _Stream = None,
        from_on: _From = None,
        until_on: _Until = None,
        language: Annotated[str, QueryParameter(pattern="^[a-z]{2}$")] = "fr",
    ) -> Response[bytes]:
        """Take the same away as a table."""
        wanted = services.AuditFilter(stream=stream, from_on=from_on, until_on=until_on)
        name = {"Content-Disposition": 'attachment; filename="collectes-journal.csv"'}
        table = await services.export_audit(town, wanted, language)
        return Response(table, media_type="text/csv", headers=name)
