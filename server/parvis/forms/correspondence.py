"""Who may write about a request: a question that this room asks, and the room of requests answers."""

from typing import Protocol
from uuid import UUID

from parvis.web.identity import Device


class Correspondence(Protocol):
    """Knows requests. The requests room fills it; `app.py` hands it to the edge."""

    async def may_write(self, device: Device, form: str, about: UUID) -> bool:
        """Whether a device may send this form about this request (or about the envelope that became one)."""
        ...
