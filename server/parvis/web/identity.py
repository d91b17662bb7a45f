"""Who is calling, as rooms see it; and the door through which the people room recognises them."""

from typing import Literal, Protocol
from uuid import UUID

import msgspec

Role = Literal["agent", "editor", "admin"]
"""What a member of staff may do: each role may all that the one before it may."""

ROLES: tuple[Role, ...] = ("agent", "editor", "admin")

SESSION_COOKIE = "__Host-parvis"
"""Staff sessions. The prefix makes browsers refuse it without Secure, with a Domain, or on another path.

Source: https://www.rfc-editor.org/rfc/rfc6265bis section 4.1.3.2; `server/decisions/0015` says how it works on http://localhost.
"""

DEVICE_HEADER = "Parvis-Device"
CSRF_HEADER = "Parvis-CSRF"


class Device(msgspec.Struct, frozen=True, kw_only=True):
    """A phone or computer of a citizen, who needs no account."""

    id: UUID
    town_id: UUID


class Staff(msgspec.Struct, frozen=True, kw_only=True):
    """A member of the town's staff, signed in.

    Attributes:
        id: The account.
        csrf_token: What unsafe requests of this session must repeat in `Parvis-CSRF`.
    """

    id: UUID
    town_id: UUID
    session_id: UUID
    name: str
    role: Role
    csrf_token: str

    def may(self, role: Role) -> bool:
        """Return whether this person's role includes `role`."""
        return ROLES.index(self.role) >= ROLES.index(role)


class Gatekeeper(Protocol):
    """Recognises callers. The people room fills it; `app.py` hands it to the edge."""

    async def recognise_device(self, town_id: UUID, credential: str) -> Device:
        """Return the device of a `Parvis-Device` header, learning it on first sight.

        Raises:
            NotSignedIn: The credential is malformed, or its secret is not that device's.
        """
        ...

    async def recognise_staff(self, town_id: UUID, session_token: str) -> Staff:
        """Return who holds this session cookie in this town.

        Raises:
            NotSignedIn: No such session, or it ended.
        """
        ...
