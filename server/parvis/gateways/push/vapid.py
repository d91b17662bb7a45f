"""The town's signature towards push services (VAPID, RFC 8292), made once per service, not once per message."""

from datetime import datetime, timedelta

import msgspec
from py_vapid import Vapid02

from parvis.gateways.push.protocol import PushKey

_LIFETIME = timedelta(hours=12)
_RENEW_BEFORE = timedelta(hours=1)
_NOBODY = "mailto:postmaster@localhost"


class _Signed(msgspec.Struct, frozen=True):
    header: str
    renew_at: datetime


class VapidHeaders:
    """Make and keep `Authorization` headers, one per town's key and push service.

    Args:
        contact: Goes before each town's own; Apple refuses a signature without any.
    """

    def __init__(self, contact: str) -> None:
        self._contact = contact
        self._signed: dict[tuple[str, str], _Signed] = {}

    def header(self, key: PushKey, audience: str, now: datetime) -> str:
        """Return the header for one push service; `audience` is its origin, such as `https://web.push.apple.com`."""
        kept = self._signed.get((key.public, audience))
        if kept is None or now >= kept.renew_at:
            kept = self._sign(key, audience, now)
            self._signed[key.public, audience] = kept
        return kept.header

    def _sign(self, key: PushKey, audience: str, now: datetime) -> _Signed:
        expires_at = now + _LIFETIME
        # A fresh dict each time: py_vapid and pywebpush write into the one they get.
        claims = {"aud": audience, "sub": self._contact or key.contact or _NOBODY, "exp": int(expires_at.timestamp())}
        headers = Vapid02.from_raw(key.private.encode()).sign(claims)
        return _Signed(headers["Authorization"], expires_at - _RENEW_BEFORE)
