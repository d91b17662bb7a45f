"""What a scanner promises."""

from collections.abc import AsyncIterator
from typing import Literal, Protocol

import msgspec

from parvis.kernel.errors import Unavailable


class ScanResult(msgspec.Struct, frozen=True):
    """What came out. `threat` is the scanner's own name for what it found; empty unless infected."""

    outcome: Literal["clean", "infected", "unscanned"]
    threat: str = ""


class ScannerAway(Unavailable):
    """There is a scanner, and it did not judge: not running, too busy, or broken. Nothing is known of the file."""

    code = "scan.away"


class Scan(Protocol):
    """Judge a file by its bytes."""

    async def scan(self, pieces: AsyncIterator[bytes]) -> ScanResult:
        """Read a file to its end and judge it.

        Raises:
            ScannerAway: it could not be judged now; ask again later.
        """
