"""The keys of Open311 clients, for the administration."""

from uuid import UUID

from litestar import Controller, delete, get, post
from litestar.params import FromPath, JSONBody

from parvis.requests import services
from parvis.requests.schemas.georeport import ApiKeys, MadeApiKey, NewApiKey
from parvis.web.guards import staff_required
from parvis.web.requests import CurrentStaff, CurrentTown


class ApiKeysController(Controller):
    """Made, listed, revoked."""

    path = "/api/v1/staff/api-keys"
    tags = ["open311"]
    guards = [staff_required("admin")]

    @get(operation_id="ListApiKeys")
    async def list_keys(self, town: CurrentTown) -> ApiKeys:
        """List the keys."""
        return await services.list_api_keys(town.id)

    @post(operation_id="MakeApiKey")
    async def make_key(self, staff: CurrentStaff, data: JSONBody[NewApiKey]) -> MadeApiKey:
        """Make a key; this answer alone holds it."""
        return await services.make_api_key(staff, data)

    @delete("/{key_id:uuid}", operation_id="RevokeApiKey", status_code=204)
    async def revoke_key(self, staff: CurrentStaff, key_id: FromPath[UUID]) -> None:
        """End a key."""
        await services.revoke_api_key(staff, key_id)
