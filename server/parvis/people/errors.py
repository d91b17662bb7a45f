"""What this room refuses."""

from parvis.kernel.errors import Conflict, Invalid, NotFound, NotSignedIn


class BadDeviceCredential(NotSignedIn):
    """`Parvis-Device` must be a UUID, a dot, and 32 bytes in base64url without padding."""

    code = "people.bad-device-credential"


class WrongDeviceSecret(NotSignedIn):
    """This device's id is known with another secret."""

    code = "people.wrong-device-secret"


class SessionEnded(NotSignedIn):
    """There is no such session, or it ended."""

    code = "people.session-ended"


class InvitationSpent(NotSignedIn):
    """This link was used already, is too old, or never was."""

    code = "people.invitation-spent"


class PasskeyRefused(NotSignedIn):
    """This passkey does not open anything here."""

    code = "people.passkey-refused"


class PasskeyNotMade(Invalid):
    """What the authenticator answered is not a passkey for this address."""

    code = "people.passkey-not-made"


class PasskeyTaken(Conflict):
    """This passkey is registered already."""

    code = "people.passkey-taken"


class LastPasskey(Conflict):
    """Without it this account could only come back by an invitation."""

    code = "people.last-passkey"


class UnknownPasskey(NotFound):
    """This account has no such passkey."""

    code = "people.unknown-passkey"


class AddressNeedsName(Conflict):
    """Passkeys belong to a host name: open the site by its name, not by a number."""

    code = "people.address-needs-name"


class UnknownAccount(NotFound):
    """Nobody of that name works here."""

    code = "people.unknown-account"
