"""Browsers that speak to the application without a network: the same event loop, the same database."""

import httpx
from litestar import Litestar

from parvis.towns.services import Town


def a_browser(app: Litestar, town: Town) -> httpx.AsyncClient:
    """Return a browser on the town's address; over https, as `__Host-` cookies want. It follows no redirect."""
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url=f"https://{town.hosts[0]}")
