"""How urgently each kind travels, and how long a push service keeps it for a phone that is off."""

from datetime import datetime, timedelta
from typing import Literal

import msgspec

from parvis.notices.schemas import Kind

Urgency = Literal["very-low", "low", "normal", "high"]

_SHORTEST = timedelta(minutes=1)


class SendingPolicy(msgspec.Struct, frozen=True):
    """What push services are told (RFC 8030 §5.2 and §5.3)."""

    keep_for: timedelta
    urgency: Urgency


_POLICIES: dict[Kind, SendingPolicy] = {
    "emergency": SendingPolicy(timedelta(days=2), "high"),
    "boil_water": SendingPolicy(timedelta(days=2), "high"),
    "works": SendingPolicy(timedelta(days=1), "normal"),
    "collection": SendingPolicy(timedelta(hours=12), "high"),  # tonight's bin: a phone that dozes would learn too late
    "snow": SendingPolicy(timedelta(hours=12), "high"),  # the car must leave the street tonight
    "news": SendingPolicy(timedelta(days=3), "low"),
    "event": SendingPolicy(timedelta(days=3), "low"),
}


def policy_of(kind: Kind, ends_at: datetime | None, now: datetime) -> SendingPolicy:
    """Return how to send a notice now: nobody should get one that is already over."""
    policy = _POLICIES[kind]
    if ends_at is None:
        return policy
    return SendingPolicy(max(min(policy.keep_for, ends_at - now), _SHORTEST), policy.urgency)
