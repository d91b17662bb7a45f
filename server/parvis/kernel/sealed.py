"""Small secrets kept in the database: encrypted so that a copy of the tables alone opens nothing."""

import hmac
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from parvis.kernel.errors import Unavailable

_NONCE_BYTES = 12
_VERSION = b"\x01"


class Unsealable(Unavailable):
    """The sealed value was made with another PARVIS_SECRET_KEY, or for another purpose, or was changed."""

    code = "kernel.unsealable"


_held: str | None = None


@contextmanager
def holding(secret_key: str) -> Iterator[None]:
    """Let this process seal and unseal with `secret_key` until the block ends."""
    global _held  # noqa: PLW0603 - one process has one secret, and services are not handed settings
    before, _held = _held, secret_key
    try:
        yield
    finally:
        _held = before


def seal(plain: bytes, *, purpose: str, secret_key: str | None = None) -> bytes:
    """Return `plain` encrypted with AES-256-GCM under a key derived from the secret for this `purpose` only.

    Args:
        plain: What to hide.
        purpose: What for; the same to unseal.
        secret_key: The secret; None is the one this process is `holding`.

    Source: NIST SP 800-38D; RFC 5869 for the derivation.
    """
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return _VERSION + nonce + _cipher(secret_key, purpose).encrypt(nonce, plain, _VERSION)


def unseal(sealed: bytes, *, purpose: str, secret_key: str | None = None) -> bytes:
    """Return what `seal` was given.

    Raises:
        Unsealable: Other key, other purpose, or changed bytes.
    """
    nonce, body = sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :]
    try:
        if sealed[:1] != _VERSION:
            raise Unsealable
        return _cipher(secret_key, purpose).decrypt(nonce, body, _VERSION)
    except (InvalidTag, ValueError) as cause:
        raise Unsealable from cause


def fingerprint(plain: bytes, *, purpose: str) -> bytes:
    """Return what is kept of a short secret, to find it again.

    Without this process's key nobody can try all secrets against a copy of the tables.

    Source: RFC 2104, with a key derived for this `purpose` as in `seal`.
    """
    return hmac.digest(_derive(None, f"fingerprint:{purpose}"), plain, "sha256")


def _cipher(secret_key: str | None, purpose: str) -> AESGCM:
    return AESGCM(_derive(secret_key, purpose))


def _derive(secret_key: str | None, purpose: str) -> bytes:
    secret = _held if secret_key is None else secret_key
    if secret is None:
        raise Unsealable("This process holds no secret key.")
    derive = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=b"parvis:" + purpose.encode())
    return derive.derive(secret.encode())
