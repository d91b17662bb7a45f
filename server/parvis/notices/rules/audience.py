"""Whom a notice concerns: topic × district. The town knows no more of a device than what it ticked."""

from collections.abc import Collection

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


def concerns(
    kind: Kind, districts: Collection[str], *, wanted_topics: Collection[str], wanted_districts: Collection[str]
) -> bool:
    """Say whether a notice concerns a device; no districts on either side means the whole town.

    `services/publishing.py` asks the same of the database in SQL; a test holds the two equal.
    """
    in_place = not districts or not wanted_districts or not set(districts).isdisjoint(wanted_districts)
    return topic_of(kind) in wanted_topics and in_place
