"""A small HTTP/1.1 load generator: keep-alive connections that ask again as soon as they were answered.

It parses no more of an answer than its status and length, so that on two cores it takes little
from the server it measures.
"""

from __future__ import annotations

import asyncio
import time
from typing import cast

import uvloop

_HEAD_END = b"\r\n\r\n"


class UnexpectedAnswer(RuntimeError):
    """The server answered something else than 200 with a Content-Length: the figure would mean nothing."""


class _Connection(asyncio.Protocol):
    """One keep-alive connection; `answered` counts whole answers."""

    def __init__(self, request: bytes) -> None:
        self.request = request
        self.answered = 0
        self.failure: str | None = None
        self._buffer = b""
        self._missing = 0
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # uvloop's transports are no subclass of asyncio's.
        self._transport = cast("asyncio.Transport", transport)
        self._transport.write(self.request)

    def data_received(self, data: bytes) -> None:
        if self._missing:
            self._missing -= len(data)
        else:
            self._buffer += data
            end = self._buffer.find(_HEAD_END)
            if end < 0:
                return
            head = self._buffer[:end].lower()
            if not head.startswith(b"http/1.1 200"):
                self.failure = head.split(b"\r\n", 1)[0].decode(errors="replace")
                self._close()
                return
            length = int(head.split(b"content-length:", 1)[1].split(b"\r\n", 1)[0])
            self._missing = length - (len(self._buffer) - end - len(_HEAD_END))
            self._buffer = b""
        if self._missing <= 0:
            self._missing = 0
            self.answered += 1
            if self._transport is not None and not self._transport.is_closing():
                self._transport.write(self.request)

    def _close(self) -> None:
        if self._transport is not None:
            self._transport.close()

    stop = _close


async def _measure(host: str, port: int, request: bytes, connections: int, seconds: float) -> float:
    loop = asyncio.get_running_loop()
    opened = [await loop.create_connection(lambda: _Connection(request), host, port) for _ in range(connections)]
    started = time.perf_counter()
    await asyncio.sleep(seconds)
    elapsed = time.perf_counter() - started
    answered = sum(protocol.answered for _, protocol in opened)
    failures = {protocol.failure for _, protocol in opened if protocol.failure}
    for _, protocol in opened:
        protocol.stop()
    if failures or not answered:
        raise UnexpectedAnswer(f"{failures or 'no answer at all'}")
    return answered / elapsed


def requests_per_second(
    port: int,
    path: str,
    *,
    host: str = "localhost",
    headers: dict[str, str] | None = None,
    connections: int = 32,
    seconds: float = 2.0,
) -> float:
    """Whole answers a second that `http://127.0.0.1:port/path` gives to so many connections.

    Raises:
        UnexpectedAnswer: a status other than 200, or nothing at all.
    """
    lines = [
        f"GET {path} HTTP/1.1",
        f"Host: {host}:{port}",
        *(f"{name}: {value}" for name, value in (headers or {}).items()),
    ]
    request = ("\r\n".join(lines) + "\r\n\r\n").encode()
    return uvloop.run(_measure("127.0.0.1", port, request, connections, seconds))
