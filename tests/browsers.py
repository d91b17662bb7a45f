"""Browsers that speak to the application without a network: the same event loop, the same database."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, cast

import httpx
from litestar import Litestar

from parvis.towns.services import Town


def a_browser(app: Litestar, town: Town) -> httpx.AsyncClient:
    """Return a browser on the town's address; over https, as `__Host-` cookies want. It follows no redirect."""
    return httpx.AsyncClient(transport=transport_to(app), base_url=f"https://{town.hosts[0]}")


def transport_to(app: Litestar) -> httpx.ASGITransport:
    """Return the way from an httpx client to the application; the two write ASGI's types differently."""
    return httpx.ASGITransport(app=cast("Any", app))


@asynccontextmanager
async def started(app: Litestar) -> AsyncIterator[Litestar]:
    """Run the application's lifespan, in a task of its own: pytest-asyncio ends a fixture in another task than it began
    in, which Litestar's task group refuses."""
    is_up, may_end = asyncio.Event(), asyncio.Event()

    async def live() -> None:
        async with app.lifespan():
            is_up.set()
            await may_end.wait()

    living = asyncio.create_task(live())
    waiting = asyncio.create_task(is_up.wait())
    await asyncio.wait((living, waiting), return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    if living.done():
        await living  # It could not start: say why.
    try:
        yield app
    finally:
        may_end.set()
        await living
