"""How the requests room refuses."""

from parvis.kernel.errors import Conflict, Forbidden, Invalid, NotFound


class UnknownRequest(NotFound):
    """There is no such request."""

    code = "requests.unknown"


class NotAllowed(Conflict):
    """A request in this state does not go there; `state` is where it stands, `allowed` where it may go."""

    code = "requests.not-allowed"


class MessageNeeded(Invalid):
    """The person must be told why, or what is missing."""

    code = "requests.message-needed"


class MessageTooLong(Invalid):
    """The message is longer than people read on a phone."""

    code = "requests.message-too-long"


class UnknownStage(Invalid):
    """The form has no such stage."""

    code = "requests.unknown-stage"


class DifferentTransition(Conflict):
    """Something else was done under this id."""

    code = "requests.different-transition"


class UnknownApiKey(NotFound):
    """The town made no such key."""

    code = "requests.unknown-api-key"


class BadApiKey(Forbidden):
    """The API key is missing, or is none of this town's that is in use."""

    code = "requests.bad-api-key"


class UnknownColleague(NotFound):
    """Nobody of this id works for the town."""

    code = "requests.unknown-colleague"


class UnknownFilter(NotFound):
    """There is no such filter, or it is somebody else's."""

    code = "requests.unknown-filter"


class BadPeriod(Invalid):
    """A period ends before it begins, or is longer than `longest_days`."""

    code = "requests.bad-period"
