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


class BadLink(NotFound):
    """The link is none of ours, or what it led to is gone."""

    code = "requests.bad-link"


class DayHasPassed(Invalid):
    """The day that is promised anew is today, or gone by."""

    code = "requests.day-has-passed"


class UnknownDesk(NotFound):
    """The town has no such desk."""

    code = "requests.unknown-desk"


class UnknownForm(NotFound):
    """The town has no such form open."""

    code = "requests.unknown-form"


class DeskInUse(Conflict):
    """A form, or a request that is not over, goes to this desk."""

    code = "requests.desk-in-use"


class BadDeskAddress(Invalid):
    """No mail can go to this address."""

    code = "requests.bad-desk-address"


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
