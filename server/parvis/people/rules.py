"""Secrets and lifetimes, pure. Only hashes of secrets are ever kept."""

import hashlib
import hmac
import re
from base64 import urlsafe_b64decode
from datetime import datetime, timedelta
from ipaddress import ip_address
from typing import Final, NamedTuple
from uuid import UUID

from parvis.people.errors import BadDeviceCredential

INVITATION_LIFE: Final = timedelta(hours=24)
CEREMONY_LIFE: Final = timedelta(minutes=5)
SESSION_LIFE: Final = timedelta(days=7)
SESSION_IDLE: Final = timedelta(hours=12)
SEEN_STEP: Final = timedelta(minutes=5)
"""A session's last sign of life is written no finer than this."""

_DEVICE = re.compile(r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([A-Za-z0-9_-]{43})", re.IGNORECASE)


class DeviceCredential(NamedTuple):
    """What a device says of itself."""

    id: UUID
    secret: bytes


def read_device_credential(header: str) -> DeviceCredential:
    """Return what `Parvis-Device` says.

    Raises:
        BadDeviceCredential: It is not written as agreed.
    """
    match = _DEVICE.fullmatch(header)
    if match is None:
        raise BadDeviceCredential
    return DeviceCredential(UUID(match[1]), urlsafe_b64decode(match[2] + "="))


def digest(secret: bytes | str) -> bytes:
    """Return what is kept of a secret of 256 random bits: no salt or slowness is needed at that size."""
    return hashlib.sha256(secret.encode() if isinstance(secret, str) else secret).digest()


def csrf_token(session_token: str) -> str:
    """Return what unsafe requests of a session repeat: only who holds the cookie, or reads our answers, has it."""
    return hmac.new(session_token.encode(), b"parvis csrf", hashlib.sha256).hexdigest()


def is_session_alive(*, seen_at: datetime, expires_at: datetime, now: datetime) -> bool:
    """Return whether a session still opens: neither too old nor left alone too long."""
    return now < expires_at and now - seen_at < SESSION_IDLE


def can_have_passkeys(host: str) -> bool:
    """Return whether a host may be a WebAuthn relying party: a name, not a number. Source: WebAuthn Level 2, 5.1.3."""
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return bool(host)
    return False
