"""What watches the machine asks: does the process live, can it serve, what did it count."""

import hmac
from contextlib import suppress
from http import HTTPStatus
from ipaddress import ip_address
from typing import Any

import asyncpg
import msgspec
from litestar import Request, Response, get
from prometheus_client import REGISTRY, generate_latest
from prometheus_client.registry import Collector

from parvis.database.engine import OWNER_ROLE, connection_options
from parvis.database.migrations import find_pending
from parvis.jobs.upkeep import read_queue_state
from parvis.kernel.errors import Forbidden
from parvis.web.figures import QueueFigures, expose
from parvis.web.guards import public
from parvis.web.problems import DATABASE_AWAY
from parvis.web.requests import client_address

_LONGEST_SECONDS = 3.0
_EXPOSITION = "text/plain; version=0.0.4; charset=utf-8"

AnyRequest = Request[Any, Any, Any]


class NotYourFigures(Forbidden):
    """/metrics is for this machine, or for who has PARVIS_METRICS_TOKEN."""

    code = "web.not-your-figures"


class Readiness(msgspec.Struct):
    """Whether this process can serve, and what keeps it from it."""

    database: str
    migrations: str
    site: str

    @property
    def is_ready(self) -> bool:
        """Return whether requests can be answered; a missing site does not stop the API."""
        return self.database == self.migrations == "ok"


@get("/healthz", opt=public, include_in_schema=False)
async def answer_healthz() -> str:
    """Say that the process answers."""
    return "ok"


@get("/readyz", opt=public, include_in_schema=False)
async def answer_readyz(request: AnyRequest) -> Response[Readiness]:
    """Say whether the database is there and has what this version expects."""
    database, migrations = await _look_at_database(request.app.state.settings.database_url)
    site = "ok" if request.app.state.site.is_built else "not built"
    readiness = Readiness(database, migrations, site)
    status = HTTPStatus.OK if readiness.is_ready else HTTPStatus.SERVICE_UNAVAILABLE
    return Response(readiness, status_code=status, headers={"Cache-Control": "no-store"})


@get("/metrics", opt=public, include_in_schema=False)
async def answer_metrics(request: AnyRequest) -> Response[bytes]:
    """Give Prometheus this process's figures.

    Raises:
        NotYourFigures: Neither from this machine nor with the token.
    """
    if not _may_read_figures(request):
        raise NotYourFigures
    collectors: list[Collector] = [request.app.state.figures]
    with suppress(*DATABASE_AWAY):  # Then the absence of these figures tells it.
        collectors.append(QueueFigures(await read_queue_state()))
    return Response(generate_latest(REGISTRY) + expose(*collectors), headers={"Content-Type": _EXPOSITION})


def _may_read_figures(request: AnyRequest) -> bool:
    """A token when one is set; else this machine, unless a proxy that we were not told of stands in between."""
    if token := request.app.state.settings.metrics_token:
        return hmac.compare_digest(request.headers.get("authorization", "").encode(), f"Bearer {token}".encode())
    if not request.app.state.settings.trusted_proxy and "x-forwarded-for" in request.headers:
        return False
    try:
        return ip_address(client_address(request)).is_loopback
    except ValueError:
        return False


async def _look_at_database(url: str) -> tuple[str, str]:
    try:
        connection = await asyncpg.connect(url, timeout=_LONGEST_SECONDS, **connection_options(OWNER_ROLE))
        try:
            pending = await find_pending(connection)
        finally:
            await connection.close()
    except (*DATABASE_AWAY, TimeoutError, asyncpg.PostgresError):
        return "away", "unknown"
    return "ok", "ok" if not pending else f"{len(pending)} pending"
