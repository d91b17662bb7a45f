"""Links that prove themselves: to follow one request on any device, or to stop the mails about it.

A token is an id and what only this house can add to it. It says nothing of anybody, grants one thing, and is good for
as long as the request is there.
"""

import base64
import binascii
import hmac
from typing import Literal
from uuid import UUID

from parvis.kernel.sealed import fingerprint

Purpose = Literal["requests.follow", "requests.stop-mail"]
_ID_BYTES, _PROOF_BYTES = 16, 16


def make_token(purpose: Purpose, town_id: UUID, subject: UUID) -> str:
    """The token for one thing about one request or follower."""
    return base64.urlsafe_b64encode(subject.bytes + _proof(purpose, town_id, subject)).rstrip(b"=").decode()


def read_token(purpose: Purpose, town_id: UUID, token: str) -> UUID | None:
    """Whom a token is about; None when this house did not make it, for this town and this purpose."""
    try:
        whole = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except (ValueError, binascii.Error):
        return None
    if len(whole) != _ID_BYTES + _PROOF_BYTES:
        return None
    subject = UUID(bytes=whole[:_ID_BYTES])
    return subject if hmac.compare_digest(whole[_ID_BYTES:], _proof(purpose, town_id, subject)) else None


def _proof(purpose: Purpose, town_id: UUID, subject: UUID) -> bytes:
    return fingerprint(town_id.bytes + subject.bytes, purpose=purpose)[:_PROOF_BYTES]
