"""What staff's browsers and the room say to each other."""

from typing import Annotated, Any

import msgspec

from parvis.people.services.passkeys import Passkey
from parvis.web.identity import Role


class InvitationToken(msgspec.Struct):
    """What stands after the # of an invitation."""

    token: Annotated[str, msgspec.Meta(min_length=20, max_length=200)]


class SessionTown(msgspec.Struct):
    """The town one works for."""

    slug: str
    name: str


class Session(msgspec.Struct):
    """Who is signed in, and what unsafe requests must repeat.

    Attributes:
        can_have_passkeys: False where the site was opened by a number: browsers make no passkey there.
    """

    name: str
    role: Role
    csrf_token: str
    has_passkey: bool
    can_have_passkeys: bool
    town: SessionTown


class CeremonyOptions(msgspec.Struct):
    """For `navigator.credentials`, as `PublicKeyCredential.parse…OptionsFromJSON` reads it."""

    public_key: dict[str, Any]


class NewPasskey(msgspec.Struct):
    """What `navigator.credentials.create` returned, as `toJSON` writes it."""

    credential: dict[str, Any]
    label: Annotated[str, msgspec.Meta(max_length=60)] = ""


class SignIn(msgspec.Struct):
    """What `navigator.credentials.get` returned, as `toJSON` writes it."""

    credential: dict[str, Any]


class Passkeys(msgspec.Struct):
    """All passkeys of whoever is signed in, the oldest first."""

    passkeys: list[Passkey]
