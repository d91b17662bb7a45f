"""No scanner: the town did not set one up, and staff is told so beside each document."""

from collections.abc import AsyncIterator

from parvis.gateways.scan.protocol import ScanResult


class NoScan:
    """Judges nothing."""

    async def scan(self, pieces: AsyncIterator[bytes]) -> ScanResult:  # noqa: ARG002 - the protocol's
        """Say that nobody looked."""
        return ScanResult("unscanned")
