"""ClamAV's daemon, by its INSTREAM command. Source: clamd(8), « COMMANDS »."""

import asyncio
import re
import struct
from collections.abc import AsyncIterator
from typing import Self

from parvis.gateways.scan.protocol import ScannerAway, ScanResult

_LONGEST_REPLY_BYTES = 4096
_LONGEST_THREAT = 100
_FOUND = re.compile(r"stream: (.+) FOUND")


class Clamd:
    """Asks one clamd, with a connection for each file.

    Args:
        host: Its address; empty when it is reached by a socket of this machine.
        port: Its port.
        path: Its socket's path.
        timeout_seconds: How long one file may take.
    """

    def __init__(self, host: str = "", port: int = 0, *, path: str = "", timeout_seconds: float = 60) -> None:
        self._host, self._port, self._path = host, port, path
        self._timeout_seconds = timeout_seconds

    @classmethod
    def at(cls, address: str) -> Self:
        """Return the clamd at `host:port`, or at the path of a socket.

        Raises:
            ValueError: The address is neither.
        """
        if address.startswith("/"):
            return cls(path=address)
        host, _, port = address.rpartition(":")
        if not host or not port.isascii() or not port.isdigit():
            message = f"{address!r} is neither host:port nor the path of a socket"
            raise ValueError(message)
        return cls(host.strip("[]"), int(port))

    async def scan(self, pieces: AsyncIterator[bytes]) -> ScanResult:
        """Send a file, piece by piece, and read what clamd says of it."""
        try:
            async with asyncio.timeout(self._timeout_seconds):
                return _judge(await self._ask(pieces))
        except (OSError, TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError) as cause:
            raise ScannerAway from cause

    async def _ask(self, pieces: AsyncIterator[bytes]) -> str:
        reader, writer = await self._connect()
        try:
            writer.write(b"zINSTREAM\0")
            async for piece in pieces:
                writer.write(struct.pack(">I", len(piece)) + piece)
                await writer.drain()
            writer.write(struct.pack(">I", 0))
            await writer.drain()
            return (await reader.readuntil(b"\0"))[:-1].decode(errors="replace")
        finally:
            writer.close()

    async def _connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        if self._path:
            return await asyncio.open_unix_connection(self._path, limit=_LONGEST_REPLY_BYTES)
        return await asyncio.open_connection(self._host, self._port, limit=_LONGEST_REPLY_BYTES)


def _judge(reply: str) -> ScanResult:
    if reply == "stream: OK":
        return ScanResult("clean")
    if found := _FOUND.fullmatch(reply):
        return ScanResult("infected", found[1][:_LONGEST_THREAT])
    # « INSTREAM size limit exceeded », « … ERROR »: it judged nothing.
    raise ScannerAway
