"""What this room refuses."""

from parvis.kernel.errors import Conflict, Invalid, NotFound


class UnknownTown(NotFound):
    """There is no town of that slug."""

    code = "towns.unknown-town"


class UnknownAddress(NotFound):
    """The town has no such address."""

    code = "towns.unknown-address"


class HostTaken(Conflict):
    """Another town is served at this host."""

    code = "towns.host-taken"


class NoPushKey(NotFound):
    """The town has no key to sign pushes with; `parvis keys` makes one."""

    code = "towns.no-push-key"


class BadProfile(Invalid):
    """A town's profile lacks something, or a language of its words."""

    code = "towns.bad-profile"
