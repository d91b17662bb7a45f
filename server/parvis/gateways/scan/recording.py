"""A scanner in memory, for tests: it knows one threat, the test file that every scanner knows."""

from collections.abc import AsyncIterator

from parvis.gateways.scan.protocol import ScannerAway, ScanResult

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
"""Harmless, and taken for a virus by agreement. Source: https://www.eicar.org/download-anti-malware-testfile/"""


class RecordingScan:
    """Keeps what it was shown in `scanned`; `is_away` makes it fail."""

    def __init__(self) -> None:
        self.scanned: list[bytes] = []
        self.is_away = False

    async def scan(self, pieces: AsyncIterator[bytes]) -> ScanResult:
        """Read to the end, and judge."""
        if self.is_away:
            raise ScannerAway
        content = b"".join([piece async for piece in pieces])
        self.scanned.append(content)
        return ScanResult("infected", "Eicar-Test-Signature") if EICAR in content else ScanResult("clean")
