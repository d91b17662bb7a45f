"""Whom a notice concerns: topic × place. The town knows no more of a device than what it ticked, and its sectors."""

from collections.abc import Collection

import msgspec

from parvis.notices.schemas import Kind, Topic

_TOPICS: dict[Kind, Topic] = {
    "emergency": "emergency",
    "boil_water": "emergency",
    "works": "works",
    "collection": "collection",
    "snow": "snow",
    "news": "news",
    "event": "event",
}


def topic_of(kind: Kind) -> Topic:
    """Return what a person ticks to hear of this kind."""
    return _TOPICS[kind]


class Place(msgspec.Struct, frozen=True):
    """Where a notice holds, or where a device wants to hear of; empty is the whole town."""

    districts: Collection[str] = ()
    sectors: Collection[str] = ()

    def meets(self, other: "Place") -> bool:
        """Say whether two places have ground in common: by sectors where both know theirs, else by districts."""
        if self.sectors and other.sectors:
            return not set(self.sectors).isdisjoint(other.sectors)
        return not self.districts or not other.districts or not set(self.districts).isdisjoint(other.districts)


def concerns(kind: Kind, place: Place, *, wanted_topics: Collection[str], wanted_place: Place) -> bool:
    """Say whether a notice concerns a device.

    `services/audience.py` asks the same of the database in SQL; a test holds the two equal.
    """
    return topic_of(kind) in wanted_topics and place.meets(wanted_place)
