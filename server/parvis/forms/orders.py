"""What the room asks of its own background work."""

from uuid import UUID

import msgspec

RE_ENCODE_JOB = "forms.re-encode"
SCAN_JOB = "forms.scan"
FORGET_JOB = "forms.forget-content"


class ReEncode(msgspec.Struct, frozen=True, kw_only=True):
    """Make a photo safe to show."""

    town_id: UUID
    sha256: str


class ScanFile(msgspec.Struct, frozen=True, kw_only=True):
    """Have a document looked into before staff can take it."""

    town_id: UUID
    sha256: str


class ForgetContent(msgspec.Struct, frozen=True, kw_only=True):
    """Delete what a file held, which no row names any more."""

    town_id: UUID
    sha256: str
