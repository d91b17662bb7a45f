"""One thing that is wrong with a definition."""

from msgspec import Struct


class Flaw(Struct, frozen=True):
    """What is wrong, and where (`steps.where.place.when`). The console has words for `code`; `reason` is English."""

    path: str
    reason: str
    code: str = "unreadable"
