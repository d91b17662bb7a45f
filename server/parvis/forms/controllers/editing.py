"""How staff write forms: the list, one form's draft, the cases that hold it, and its versions."""

from typing import Annotated
from urllib.parse import quote
from uuid import UUID

import msgspec
from litestar import Controller, Response, delete, get, post, put
from litestar.params import FromPath, JSONBody, PathParameter

from parvis.forms import services
from parvis.forms.schemas import (
    FormOnDesk,
    FormRows,
    FormToImport,
    FormToPublish,
    FormVersions,
    ImportedForm,
    KeptDraft,
    NewFormCase,
    NewFormDraft,
    ReadyForms,
)
from parvis.web.guards import staff_required
from parvis.web.limits import RateLimit
from parvis.web.requests import CurrentStaff, CurrentTown

_MOST_FORM_BYTES = 512 * 1024
_NEVER_KEPT = {"Cache-Control": "no-store"}

Code = Annotated[str, PathParameter(pattern="^[a-z][a-z0-9-]{0,62}$")]


class StaffFormsController(Controller):
    """The forms of the town, as its editors write them."""

    path = "/api/v1/staff/forms"
    tags = ["forms"]
    guards = [RateLimit("form-editing", times=300, per_seconds=60), staff_required("editor")]

    @get(operation_id="ListForms")
    async def list_forms(self, town: CurrentTown) -> Response[FormRows]:
        """List every form with its state, its draft and its figures of the last 30 days."""
        return Response(await services.list_forms(town.id), headers=_NEVER_KEPT)

    @get("/{code:str}", operation_id="OpenForm")
    async def open_form(self, town: CurrentTown, code: Code) -> Response[FormOnDesk]:
        """Read a form as it is published, its draft, what is wrong with it, and its cases."""
        return Response(await services.open_form(town, code), headers=_NEVER_KEPT)

    @put("/{code:str}/draft", operation_id="KeepFormDraft", request_max_body_size=_MOST_FORM_BYTES)
    async def keep_draft(
        self, town: CurrentTown, staff: CurrentStaff, code: Code, data: JSONBody[NewFormDraft]
    ) -> KeptDraft:
        """Keep a draft that was written on a known revision."""
        return await services.keep_draft(town, staff, code, data)

    @delete("/{code:str}/draft", operation_id="DropFormDraft")
    async def drop_draft(self, town: CurrentTown, staff: CurrentStaff, code: Code) -> None:
        """Forget a draft; what is published stays."""
        await services.drop_draft(town, staff, code)

    @put("/{code:str}/cases/{case_id:uuid}", operation_id="KeepFormCase", request_max_body_size=_MOST_FORM_BYTES)
    async def keep_case(
        self, town: CurrentTown, staff: CurrentStaff, code: Code, case_id: FromPath[UUID], data: JSONBody[NewFormCase]
    ) -> FormOnDesk:
        """Keep answers as a case, or accept what comes of them now."""
        await services.keep_case(town, staff, code, case_id, data)
        return await services.open_form(town, code)

    @delete("/{code:str}/cases/{case_id:uuid}", operation_id="DropFormCase")
    async def drop_case(self, town: CurrentTown, code: Code, case_id: FromPath[UUID]) -> None:
        """Forget a case."""
        await services.drop_case(town, code, case_id)

    @post("/{code:str}/publish", operation_id="PublishForm")
    async def publish(
        self, town: CurrentTown, staff: CurrentStaff, code: Code, data: JSONBody[FormToPublish]
    ) -> FormOnDesk:
        """Publish the draft as the next version, if nothing is wrong with it and every case holds."""
        await services.publish_draft(town, staff, code, data.revision)
        return await services.open_form(town, code)

    @put("/{code:str}/withdrawal", operation_id="WithdrawForm", status_code=204)
    async def withdraw(self, town: CurrentTown, staff: CurrentStaff, code: Code) -> None:
        """Close a form for who would begin it now."""
        await services.withdraw(town, staff, code)

    @delete("/{code:str}/withdrawal", operation_id="ReopenForm")
    async def reopen(self, town: CurrentTown, staff: CurrentStaff, code: Code) -> None:
        """Open a form again at its newest version."""
        await services.reopen(town, staff, code)

    @get("/{code:str}/versions", operation_id="ListFormVersions")
    async def list_versions(self, town: CurrentTown, code: Code) -> Response[FormVersions]:
        """List the versions that were published, the newest first."""
        return Response(await services.list_versions(town.id, code), headers=_NEVER_KEPT)

    @get("/{code:str}/file", operation_id="ExportForm", media_type="application/json")
    async def export(self, town: CurrentTown, code: Code) -> Response[bytes]:
        """Take a form along as a file: its draft, else its newest version."""
        form = await services.open_form(town, code)
        shown = form.draft.definition if form.draft else form.current
        content = msgspec.json.format(msgspec.json.encode(shown), indent=2)
        disposition = f"attachment; filename*=UTF-8''{quote(code)}.json"
        return Response(
            content, media_type="application/json", headers=_NEVER_KEPT | {"Content-Disposition": disposition}
        )


class FormSourcesController(Controller):
    """What a form can begin with."""

    path = "/api/v1/staff"
    tags = ["forms"]
    guards = [RateLimit("form-sources", times=60, per_seconds=60), staff_required("editor")]

    @get("/ready-forms", operation_id="ListReadyForms")
    async def list_ready_forms(self) -> ReadyForms:
        """List the forms that every town may begin with."""
        return services.list_ready_forms()

    @post("/form-imports", operation_id="ReadFormFile", status_code=200, request_max_body_size=_MOST_FORM_BYTES)
    async def read_form_file(self, data: JSONBody[FormToImport]) -> ImportedForm:
        """Read a form that was written elsewhere; nothing is kept yet."""
        return services.read_form_file(data)
