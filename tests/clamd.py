"""A clamd for tests: it speaks the INSTREAM command as clamd(8) says, and knows one virus."""

import asyncio
import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from parvis.gateways.scan.recording import EICAR

COMMAND = b"zINSTREAM\0"


class FakeClamd:
    """Judges what it is sent; `reply` answers instead, and None hangs up."""

    def __init__(self) -> None:
        self.scanned: list[bytes] = []
        self.reply: bytes | None = b""
        self.most_bytes = 25_000_000

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        assert await reader.readexactly(len(COMMAND)) == COMMAND
        content = bytearray()
        while size := struct.unpack(">I", await reader.readexactly(4))[0]:
            content += await reader.readexactly(size)
        self.scanned.append(bytes(content))
        if self.reply is not None:
            writer.write(self.reply or self._judge(bytes(content)))
            await writer.drain()
        writer.close()

    def _judge(self, content: bytes) -> bytes:
        if len(content) > self.most_bytes:
            return b"INSTREAM size limit exceeded. ERROR\0"
        return b"stream: Win.Test.EICAR_HDB-1 FOUND\0" if EICAR in content else b"stream: OK\0"


@asynccontextmanager
async def clamd_at_a_port() -> AsyncIterator[tuple[FakeClamd, str]]:
    """The daemon, and its address as `host:port`."""
    clamd = FakeClamd()
    server = await asyncio.start_server(clamd.answer, "127.0.0.1", 0)
    async with server:
        yield clamd, f"127.0.0.1:{server.sockets[0].getsockname()[1]}"


@asynccontextmanager
async def clamd_at_a_socket(folder: Path) -> AsyncIterator[tuple[FakeClamd, str]]:
    """The daemon, and the path of its socket."""
    clamd, path = FakeClamd(), str(folder / "clamd.sock")
    async with await asyncio.start_unix_server(clamd.answer, path):
        yield clamd, path
