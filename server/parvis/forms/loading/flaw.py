"""One thing that is wrong with a definition."""

from msgspec import Struct


class Flaw(Struct, frozen=True):
    """What is wrong, and where (`steps.where.place.when`)."""

    path: str
    reason: str
