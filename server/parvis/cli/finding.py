"""What `parvis doctor` says of one subject."""

from typing import Literal

import msgspec

Verdict = Literal["well", "look", "ill"]


class Finding(msgspec.Struct, frozen=True):
    """What one look found.

    Args:
        subject: What was looked at.
        verdict: `look` does not stop Parvis; `ill` does, or puts data at risk.
        words: What is so, and what to do about it.
    """

    subject: str
    verdict: Verdict
    words: str
