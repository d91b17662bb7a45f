"""What the journeys share: one house with the demo town, one Playwright driver, a stub push service."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser import playwright_session
from tests.house import House
from tests.push_service import PushService

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Playwright


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with playwright_session() as driver:
        yield driver


@pytest.fixture(scope="session")
def push_service() -> Iterator[PushService]:
    with PushService() as service:
        yield service


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, push_service: PushService) -> Iterator[House]:
    settings = {"PARVIS_PUSH_HOSTS": push_service.address}
    with House(tmp_path_factory.mktemp("house"), settings=settings) as running:
        yield running
