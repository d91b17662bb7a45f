"""The outermost layer: whom a proxy spoke for, a request id, the town, the answer, the headers, the log line.

What is in memory (datasets, the app's files) is answered here, before Litestar routes anything; all else is Litestar's.
"""

import secrets
from http import HTTPStatus
from time import perf_counter
from typing import Any

from litestar.enums import ScopeType
from litestar.types import ASGIApp, HTTPScope, Message, Receive, Scope, Send

from parvis.web.current_town import ServedTown, TownDirectory, UnknownTown
from parvis.web.datasets import Shelf
from parvis.web.figures import Figures
from parvis.web.problems import PROBLEM_TYPE, log_unexpected, refusal_of
from parvis.web.proxy import Networks, believe_proxy
from parvis.web.representations import Headers
from parvis.web.request_log import RequestLine, RequestLog
from parvis.web.requests import REQUEST_ID_KEY, TOWN_KEY, host_name
from parvis.web.security_headers import SECURITY_HEADERS, STRICT_TRANSPORT
from parvis.web.site import FILE_ROUTE, Site
from parvis.web.site.sorry import unknown_town_page

TOWNLESS = frozenset({"/healthz", "/readyz", "/metrics"})
"""What watches the machine, not a town: answered at any host."""


class Edge:
    """An ASGI app around Litestar's own."""

    def __init__(
        self,
        inner: ASGIApp,
        *,
        towns: TownDirectory,
        shelf: Shelf,
        site: Site,
        figures: Figures,
        log: RequestLog,
        trusted: Networks,
    ) -> None:
        self._inner, self._towns, self._shelf, self._site = inner, towns, shelf, site
        self._figures, self._log, self._trusted = figures, log, trusted

    async def answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one connection."""
        if scope["type"] == ScopeType.WEBSOCKET:
            await self._inner(scope, receive, send)
            return
        started = perf_counter()
        if self._trusted:
            believe_proxy(scope, self._trusted)
        request_id = secrets.token_hex(8)
        scope["state"][REQUEST_ID_KEY] = request_id
        departure = _Departure(send, request_id, is_encrypted=scope["scheme"] == "https")
        try:
            await self._dispatch(scope, receive, departure.send)
        except Exception as error:
            if departure.status:
                raise
            await _refuse(error, request_id, scope, departure.send)
        finally:
            self._note(scope, departure.status, request_id, perf_counter() - started)

    async def _dispatch(self, scope: HTTPScope, receive: Receive, send: Send) -> None:
        path = scope["path"]
        if path in TOWNLESS:
            await self._inner(scope, receive, send)
            return
        town = await self._find_town(scope)
        scope["state"][TOWN_KEY] = town
        if not path.startswith("/api/"):
            await self._site.answer(town, scope, receive, send)
        elif scope["method"] == "GET" and (copy := self._shelf.find(town.id, path)):
            scope["path_template"] = copy.route
            await copy.representation.send(scope, send)
        else:
            await self._inner(scope, receive, send)

    async def _find_town(self, scope: HTTPScope) -> ServedTown:
        host = host_name(next((value for name, value in scope["headers"] if name == b"host"), b"").decode("latin-1"))
        return self._towns.recall(host) or await self._towns.get(host)

    def _note(self, scope: Any, status: int, request_id: str, seconds: float) -> None:  # noqa: ANN401 - any ASGI scope
        """Count and log the answer: the route's template, never what stood in its place, nor query or body."""
        route = scope.get("path_template") or "(none)"
        method = scope["method"]
        self._figures.count(route, method, status, seconds)
        if route == FILE_ROUTE and status < HTTPStatus.BAD_REQUEST:
            return  # A page is one line, not the twenty files that it is made of.
        town = scope["state"].get(TOWN_KEY)
        line = RequestLine(
            method=method,
            route=route,
            status=status,
            ms=round(seconds * 1000, 2),
            town=town.slug if town else None,
            request_id=request_id,
        )
        self._log.write(line)


class _Departure:
    """The way out: adds the headers that every answer has, and remembers the status."""

    __slots__ = ("_headers", "_send", "status")

    def __init__(self, send: Send, request_id: str, *, is_encrypted: bool) -> None:
        self._send = send
        self._headers: Headers = [*SECURITY_HEADERS, (b"x-request-id", request_id.encode())]
        if is_encrypted:
            self._headers.append(STRICT_TRANSPORT)
        self.status = 0

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            message = {**message, "headers": [*message["headers"], *self._headers]}
        await self._send(message)


async def _refuse(error: Exception, request_id: str, scope: HTTPScope, send: Send) -> None:
    """Answer an error that happened before Litestar had the request; to a person at a wrong address, with a page."""
    if isinstance(error, UnknownTown) and not scope["path"].startswith("/api/"):
        await unknown_town_page().send(scope, send)
        return
    refusal = refusal_of(error)
    if refusal.status == HTTPStatus.INTERNAL_SERVER_ERROR:
        log_unexpected(error, request_id, "(edge)")
    body = refusal.document(request_id)
    headers: Headers = [
        (b"content-type", PROBLEM_TYPE.encode()),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
        *((name.lower().encode(), value.encode()) for name, value in refusal.headers.items()),
    ]
    await send({"type": "http.response.start", "status": refusal.status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body, "more_body": False})
