"""A small push service on the loopback: browsers connect to it, and our server posts to it, as to the real ones.

Towards Firefox it speaks Mozilla's autopush protocol over a WebSocket; towards the application server, RFC 8030. What
was posted and what the browser acknowledged is kept for tests to read, and a test can have it answer with any status.

Source: PushServiceWebSocket.sys.mjs of Firefox ESR; mozilla-services/autopush-rs.
"""

from __future__ import annotations

import asyncio
import base64
import secrets
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from aiohttp import WSMsgType, web

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import TracebackType

DELIVERED = 100
_PATH = "/wpush/v2/"


@dataclass(frozen=True)
class Posted:
    """One message that an application server posted."""

    token: str
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Answer:
    """What the service says to a post."""

    status: int
    headers: Mapping[str, str] | None = None


class PushService:
    """Run in a thread of its own for the length of a `with` block."""

    def __init__(self) -> None:
        self.posted: list[Posted] = []
        self.acknowledged: list[int] = []
        self.unregistered: list[str] = []
        self.answers: dict[str, Answer] = {}
        self._changed = threading.Condition()
        self._browsers: dict[str, web.WebSocketResponse] = {}
        self._channels: dict[str, str] = {}
        self._port = 0

    @property
    def address(self) -> str:
        """The origin that the application server must allow (`PARVIS_PUSH_HOSTS`)."""
        return f"http://127.0.0.1:{self._port}"

    @property
    def socket_address(self) -> str:
        """Where Firefox connects (`dom.push.serverURL`)."""
        return f"ws://127.0.0.1:{self._port}/"

    def new_endpoint(self) -> str:
        """An endpoint that accepts posts, with no browser behind it."""
        return self.address + _PATH + secrets.token_urlsafe(24)

    def answer(self, endpoint: str, status: int, headers: Mapping[str, str] | None = None) -> None:
        """From now on, answer posts to `endpoint` like this."""
        self.answers[endpoint.rpartition("/")[2]] = Answer(status, headers)

    def posted_to(self, endpoint: str) -> list[Posted]:
        """What was posted to one endpoint."""
        token = endpoint.rpartition("/")[2]
        return [one for one in self.posted if one.token == token]

    def wait_until(self, holds: Callable[[PushService], bool], *, timeout_seconds: float = 20) -> bool:
        """Wait until something was posted or acknowledged that makes `holds` true; False when it never was."""
        with self._changed:
            return self._changed.wait_for(lambda: holds(self), timeout_seconds)

    def __enter__(self) -> Self:
        started = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, args=(started,), daemon=True)
        self._thread.start()
        if not started.wait(10):
            raise RuntimeError("the push service did not start")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._ended.set)
        self._thread.join(10)

    def _run(self, started: threading.Event) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._serve(started))
        self._loop.close()

    async def _serve(self, started: threading.Event) -> None:
        self._ended = asyncio.Event()
        app = web.Application()
        app.router.add_get("/", self._talk)
        app.router.add_post(_PATH + "{token}", self._take)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        self._port = runner.addresses[0][1]
        started.set()
        await self._ended.wait()
        for browser in set(self._browsers.values()):
            await browser.close()
        await runner.cleanup()

    async def _take(self, request: web.Request) -> web.Response:
        token = request.match_info["token"]
        posted = Posted(token, dict(request.headers), await request.read())
        answer = self.answers.get(token, Answer(201))
        if answer.status < 300 and token in self._browsers:
            await self._pass_on(posted)
        self._note(lambda: self.posted.append(posted))
        return web.Response(status=answer.status, headers=answer.headers or {"TTL": "60", "Location": "/m/1"})

    async def _pass_on(self, posted: Posted) -> None:
        await self._browsers[posted.token].send_json(
            {
                "messageType": "notification",
                "channelID": self._channels[posted.token],
                "version": secrets.token_hex(8),
                "data": base64.urlsafe_b64encode(posted.body).rstrip(b"=").decode(),
                "headers": {"encoding": posted.headers["Content-Encoding"]},
            }
        )

    async def _talk(self, request: web.Request) -> web.WebSocketResponse:
        browser = web.WebSocketResponse(protocols=("push-notification",))
        await browser.prepare(request)
        async for frame in browser:
            if frame.type is WSMsgType.TEXT:
                said = frame.json()
                reply = self._reply(said, browser)
                if reply is not None:
                    await browser.send_json(reply)
        return browser

    def _reply(self, said: dict[str, Any], browser: web.WebSocketResponse) -> dict[str, Any] | None:
        kind = said.get("messageType")
        if kind == "hello":
            uaid = said.get("uaid") or secrets.token_hex(16)
            return {"messageType": "hello", "uaid": uaid, "status": 200, "use_webpush": True, "broadcasts": {}}
        if kind == "register":
            token = secrets.token_urlsafe(24)
            self._browsers[token], self._channels[token] = browser, said["channelID"]
            endpoint = self.address + _PATH + token
            return {**_same(said, "messageType", "channelID"), "status": 200, "pushEndpoint": endpoint}
        if kind == "unregister":
            self._forget(said["channelID"])
            return {**_same(said, "messageType", "channelID"), "status": 200}
        if kind in {"ack", "nack"}:
            codes = [update["code"] for update in said.get("updates", [said])]
            self._note(lambda: self.acknowledged.extend(codes))
            return None
        return {}

    def _forget(self, channel: str) -> None:
        for token in [token for token, known in self._channels.items() if known == channel]:
            del self._channels[token], self._browsers[token]
            self.answers[token] = Answer(410)
        self._note(lambda: self.unregistered.append(channel))

    def _note(self, change: Callable[[], None]) -> None:
        with self._changed:
            change()
            self._changed.notify_all()


def _same(said: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: said[name] for name in names}
