"""What `parvis.web` asks of this room: who is calling."""

from uuid import UUID

from parvis.people import services
from parvis.web.identity import Device, Staff


class PeopleGatekeeper:
    """Recognises devices and staff; the edge's `Gatekeeper`."""

    async def recognise_device(self, town_id: UUID, credential: str) -> Device:
        """Return the device that presents this credential."""
        return Device(id=await services.recognise_device(town_id, credential), town_id=town_id)

    async def recognise_staff(self, town_id: UUID, session_token: str) -> Staff:
        """Return who holds this session."""
        return await services.recognise_staff(town_id, session_token)
