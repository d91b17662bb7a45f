"""How the notices room refuses."""

from parvis.kernel.errors import Conflict, Forbidden, Invalid, NotFound


class UnknownNotice(NotFound):
    """There is no such notice."""

    code = "notices.unknown"


class EditedElsewhere(Conflict):
    """Somebody saved the notice meanwhile; `revision` and `saved_by` say which and who."""

    code = "notices.edited-elsewhere"


class NotReady(Invalid):
    """The notice cannot be published as it is; `findings` says why."""

    code = "notices.not-ready"


class AlreadyEnded(Conflict):
    """The notice is over."""

    code = "notices.already-ended"


class NotPublished(Conflict):
    """The notice was never published."""

    code = "notices.not-published"


class UnknownSubscription(NotFound):
    """This device has no such subscription."""

    code = "notices.unknown-subscription"


class SubscriptionRefused(Invalid):
    """The town cannot send to this subscription; `reason` says why."""

    code = "notices.subscription-refused"


class AnothersSubscription(Forbidden):
    """The subscription belongs to another device."""

    code = "notices.anothers-subscription"


class TakenId(Conflict):
    """The id that the console made is in use elsewhere; it makes another."""

    code = "notices.taken-id"
