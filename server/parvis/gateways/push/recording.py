"""Pushes that are remembered, not sent: for tests and demos."""

import msgspec

from parvis.gateways.delivery import DeliveryError
from parvis.gateways.push.endpoints import AllowedEndpoints
from parvis.gateways.push.keys import check_keys
from parvis.gateways.push.protocol import PushKey, PushMessage, PushTarget, PushTargetRefused
from parvis.gateways.push.responses import error_of
from parvis.kernel import clock


class RecordedPush(msgspec.Struct, frozen=True):
    """One message that a push service would have got."""

    target: PushTarget
    message: PushMessage
    key: PushKey


class RecordingPush:
    """Remember messages in `sent`; `answers` says what the push service replies per endpoint, 201 otherwise."""

    def __init__(self, allowed: AllowedEndpoints) -> None:
        self._allowed = allowed
        self.sent: list[RecordedPush] = []
        self.answers: dict[str, tuple[int, str | None]] = {}

    def check(self, target: PushTarget) -> None:
        """Check a subscription as the real gateway does."""
        self._allowed.parse_endpoint(target.endpoint)
        check_keys(target)

    async def send(self, target: PushTarget, message: PushMessage, key: PushKey) -> None:
        """Remember a message, or fail as `answers` says."""
        try:
            self._allowed.parse_endpoint(target.endpoint)
        except PushTargetRefused as refused:
            raise DeliveryError(refused.reason, permanent=True) from refused
        status, retry_after = self.answers.get(target.endpoint, (201, None))
        error = error_of(status, retry_after, clock.now())
        if error is not None:
            raise error
        self.sent.append(RecordedPush(target, message, key))

    async def close(self) -> None:
        """Nothing to close."""
