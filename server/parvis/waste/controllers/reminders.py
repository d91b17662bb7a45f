"""What a phone wants to be reminded of, and what staff see of everybody's reminders."""

from uuid import UUID

from litestar import Controller, Response, delete, get, put
from litestar.params import FromPath, JSONBody

from parvis.waste import services
from parvis.waste.reminder_schemas import ReminderPulse, SavedReminders, SaveReminders
from parvis.web.guards import device_required, staff_required
from parvis.web.limits import DEVICES, RateLimit
from parvis.web.requests import CurrentDevice, CurrentTown


class Reminders(Controller):
    """A device's reminders; the id is its subscription's."""

    path = "/api/v1/waste/reminders/{subscription_id:uuid}"
    tags = ["waste"]
    guards = [DEVICES, device_required]

    @put(
        operation_id="SaveCollectionReminders",
        guards=[RateLimit("collection-reminders", times=60, per_seconds=600, by="device")],
    )
    async def save(
        self, town: CurrentTown, device: CurrentDevice, subscription_id: FromPath[UUID], data: JSONBody[SaveReminders]
    ) -> Response[SavedReminders]:
        """Say which bins this device wants to be reminded of, and when; said again at each opening."""
        saved, is_new = await services.save_reminders(town, device, subscription_id, data)
        return Response(saved, status_code=201 if is_new else 200)

    @delete(operation_id="DeleteCollectionReminders")
    async def delete(self, town: CurrentTown, device: CurrentDevice, subscription_id: FromPath[UUID]) -> None:
        """Stop the reminders of this device; its alerts stay."""
        await services.delete_reminders(town, device, subscription_id)


class StaffReminders(Controller):
    """Everybody's reminders, in numbers."""

    path = "/api/v1/staff/collection-reminders"
    tags = ["waste"]

    @get(guards=[staff_required()], operation_id="MeasureCollectionReminders")
    async def measure(self, town: CurrentTown) -> ReminderPulse:
        """Count what was sent and shown in the last seven days, and the phones that give no sign."""
        return await services.measure_reminders(town.id)
