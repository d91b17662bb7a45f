"""The network between a browser and the town's server, at its worst: a proxy that answers, cuts and forgets as told."""

from __future__ import annotations

import asyncio
import threading
from collections import Counter
from typing import TYPE_CHECKING, Self

import aiohttp
from aiohttp import web

if TYPE_CHECKING:
    import random

_HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length", "host"}
_PORTAL = "<html><title>Café Internet</title>Acceptez les conditions pour continuer</html>"
_PROBLEM = '{"type": "/problems/web.too-often", "title": "", "status": 429, "detail": ""}'

FAULTS = (
    "portal", "forbidden", "error", "too-large", "busy", "asleep",
    "unreachable", "cut-on-the-way", "unheard", "cut-answer", "twice",
)  # fmt: skip
"""What may happen to a request; the last four reach the server."""


class BadNetwork:
    """A proxy in a thread of its own, at `url`; while `is_bad`, each write meets the faults that chance gave it.

    A form's id, and a file's name, each meet at most `most_faults` of them: then the way is free.
    """

    def __init__(self, port: int, target: str, choice: random.Random, *, most_faults: int = 3) -> None:
        self.url = f"http://localhost:{port}"
        self.is_bad = True
        self.met: Counter[str] = Counter()
        self._port, self._target, self._random, self._most_faults = port, target, choice, most_faults
        self._left: dict[str, list[str]] = {}
        self._loop = asyncio.new_event_loop()
        self._is_up = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._is_up.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stopping.set)
        self._thread.join(10)

    def _run(self) -> None:
        self._loop.run_until_complete(self._serve())
        self._loop.close()

    async def _serve(self) -> None:
        self._stopping = asyncio.Event()
        application = web.Application(client_max_size=4_000_000)
        application.router.add_route("*", "/{path:.*}", self._answer)
        runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.5)
        async with aiohttp.ClientSession(auto_decompress=False) as self._session:
            await runner.setup()
            await web.TCPSite(runner, "127.0.0.1", self._port).start()
            self._is_up.set()
            await self._stopping.wait()
            await runner.cleanup()

    def _next_fault(self, request: web.Request) -> str | None:
        is_write = request.method in {"PUT", "PATCH"} and request.path.startswith(
            ("/api/v1/submissions/", "/api/v1/attachments/")
        )
        if not (self.is_bad and is_write):
            return None
        if request.path not in self._left:
            self._left[request.path] = self._random.choices(FAULTS, k=self._random.randint(0, self._most_faults))
        left = self._left[request.path]
        return left.pop() if left else None

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        fault = self._next_fault(request)
        self.met[fault or "none"] += 1
        body = await request.read()
        refusals = {
            "portal": web.Response(text=_PORTAL, content_type="text/html"),
            "forbidden": web.Response(status=403, text=_PORTAL, content_type="text/html"),
            "error": web.Response(status=500, text="<html>500</html>", content_type="text/html"),
            "too-large": web.Response(status=413, text="<html>413</html>", content_type="text/html"),
            "busy": web.Response(
                status=429, text=_PROBLEM, content_type="application/problem+json", headers={"Retry-After": "2"}
            ),
            "asleep": web.Response(status=503, headers={"Retry-After": "1"}),
        }
        if fault in refusals:
            return refusals[fault]
        if fault == "unreachable":
            return self._hang_up(request)
        if fault == "cut-on-the-way":
            await self._pass_on(request, body[: len(body) // 2])
            return self._hang_up(request)
        if fault == "twice":
            await self._pass_on(request, body)
        answer = await self._pass_on(request, body)
        if answer is None or fault == "unheard":
            return self._hang_up(request)
        if fault == "cut-answer" and isinstance(answer.body, bytes):
            answer.body = answer.body[: len(answer.body) // 2]
        return answer

    async def _pass_on(self, request: web.Request, body: bytes) -> web.Response | None:
        """What the server answers; None when it is not there."""
        kept = {name: value for name, value in request.headers.items() if name.lower() not in _HOP_BY_HOP}
        kept["Host"] = request.headers["Host"]
        try:
            async with self._session.request(
                request.method, self._target + request.path_qs, data=body, headers=kept, allow_redirects=False
            ) as answer:
                content = await answer.read()
        except (aiohttp.ClientError, ConnectionError):
            return None
        headers = [(name, value) for name, value in answer.headers.items() if name.lower() not in _HOP_BY_HOP]
        made = web.Response(status=answer.status, body=content)
        made.headers.clear()
        for name, value in headers:
            made.headers.add(name, value)
        return made

    def _hang_up(self, request: web.Request) -> web.Response:
        if request.transport is not None:
            request.transport.abort()
        return web.Response(status=502)
