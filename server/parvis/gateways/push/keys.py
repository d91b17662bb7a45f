"""The keys of Web Push: a town's own pair, and the browser's half that encryption needs."""

import base64

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from parvis.gateways.push.protocol import PushKey, PushTarget, PushTargetRefused

_PUBLIC_BYTES = 65
_AUTH_BYTES = 16


def new_push_key() -> PushKey:
    """Make a town's key pair; phones subscribe with its public half, so it must never be lost."""
    private = ec.generate_private_key(ec.SECP256R1())
    public = private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    number = private.private_numbers().private_value
    return PushKey(private=encode(number.to_bytes(32)), public=encode(public))


def check_keys(target: PushTarget) -> None:
    """Check that a browser's keys can encrypt; pywebpush's own length check never refuses (2.5).

    Raises:
        PushTargetRefused: `p256dh` is not a point of P-256, or `auth` is not 16 bytes.
    """
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), _exactly(_PUBLIC_BYTES, target.p256dh))
    except ValueError as off_curve:
        raise PushTargetRefused("bad-public-key") from off_curve
    try:
        _exactly(_AUTH_BYTES, target.auth)
    except ValueError as wrong:
        raise PushTargetRefused("bad-auth-secret") from wrong


def _exactly(size_bytes: int, text: str) -> bytes:
    raw = decode(text)
    if len(raw) != size_bytes:
        raise ValueError(f"expected {size_bytes} bytes, got {len(raw)}")
    return raw


def encode(raw: bytes) -> str:
    """Write bytes as base64url without padding."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def decode(text: str) -> bytes:
    """Read base64url, with or without padding; nothing else.

    Raises:
        ValueError: it is something else.
    """
    bare = text.rstrip("=")
    return base64.b64decode(bare + "=" * (-len(bare) % 4), altchars=b"-_", validate=True)
