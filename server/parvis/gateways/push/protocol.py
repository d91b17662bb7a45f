"""What a push gateway promises."""

from typing import Literal, Protocol

import msgspec

Urgency = Literal["very-low", "low", "normal", "high"]

GONE = "gone"


class PushTarget(msgspec.Struct, frozen=True):
    """One browser's subscription, in the words of the Push API (RFC 8291: keys are base64url)."""

    endpoint: str
    p256dh: str
    auth: str


class PushMessage(msgspec.Struct, frozen=True):
    """A message before encryption (RFC 8030 §5: TTL, Urgency, Topic).

    A newer message with the same `topic` (at most 32 base64url characters) replaces one that still waits.
    """

    payload: bytes
    ttl_seconds: int
    urgency: Urgency = "normal"
    topic: str | None = None


class PushKey(msgspec.Struct, frozen=True):
    """A town's key towards push services (RFC 8292).

    Attributes:
        private: 32 bytes, base64url without padding.
        public: 65 bytes, likewise; browsers subscribe with it.
        contact: whom a push service may write to about this town's messages, a `mailto:` or `https:` address.
    """

    private: str
    public: str
    contact: str = ""


class PushTargetRefused(Exception):
    """A subscription that we must not or cannot send to; `reason` is a stable word."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Push(Protocol):
    """Send push messages."""

    def check(self, target: PushTarget) -> None:
        """Check a subscription when it is offered, before it is ever kept.

        Raises:
            PushTargetRefused: not a known push service, or keys that cannot encrypt.
        """

    async def send(self, target: PushTarget, message: PushMessage, key: PushKey) -> None:
        """Encrypt a message and hand it to the push service; returning means that the service took it.

        Raises:
            DeliveryError: with reason `gone` when the subscription has ended and must be forgotten.
        """

    async def close(self) -> None:
        """Close the connections; the gateway may be used again afterwards."""
