"""How staff say which desk answers what."""

from typing import Annotated

from litestar import Controller, Response, delete, get, put
from litestar.params import JSONBody, PathParameter

from parvis.requests import services
from parvis.requests.controllers.images import NEVER_KEPT
from parvis.requests.schemas import Desk, DeskBook, FormSetting, NewDesk, NewFormSetting
from parvis.web.guards import staff_required
from parvis.web.requests import CurrentStaff, CurrentTown

_Code = Annotated[str, PathParameter(pattern="^[a-z][a-z0-9-]{0,62}$")]


class DesksController(Controller):
    """The town's desks."""

    path = "/api/v1/staff/desks"
    tags = ["requests"]
    guards = [staff_required()]

    @get(operation_id="ListDesks")
    async def list_desks(self, town: CurrentTown) -> Response[DeskBook]:
        """Read the desks, and which form goes to which."""
        return Response(await services.read_desk_book(town.id), headers=NEVER_KEPT)

    @put("/{code:str}", operation_id="SaveDesk", guards=[staff_required("admin")])
    async def save_desk(self, staff: CurrentStaff, code: _Code, data: JSONBody[NewDesk]) -> Desk:
        """Keep a desk."""
        return await services.save_desk(staff, code, data)

    @delete("/{code:str}", operation_id="DeleteDesk", guards=[staff_required("admin")])
    async def delete_desk(self, staff: CurrentStaff, code: _Code) -> None:
        """Close a desk that nothing goes to."""
        await services.delete_desk(staff, code)


class FormSettingsController(Controller):
    """What is set of a form, beside its own words."""

    path = "/api/v1/staff/form-settings"
    tags = ["requests"]
    guards = [staff_required("editor")]

    @put("/{form:str}", operation_id="SaveFormSetting")
    async def save_form_setting(
        self,
        staff: CurrentStaff,
        form: _Code,
        data: JSONBody[NewFormSetting],
    ) -> FormSetting:
        """Say which desk answers a form, and what comes next at each stage."""
        return await services.save_form_setting(staff, form, data)
