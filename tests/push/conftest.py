"""A real server, a real Firefox whose alerts are on, and Chloé at the console."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.house import House
from tests.push.editor import Editor
from tests.push.firefox import firefox, firefox_path
from tests.push.phone import Phone
from tests.push_service import PushService

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def push_service() -> Iterator[PushService]:
    with PushService() as service:
        yield service


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, push_service: PushService) -> Iterator[House]:
    settings = {"PARVIS_PUSH_HOSTS": push_service.address}
    with House(tmp_path_factory.mktemp("house"), settings=settings) as running:
        yield running


@pytest.fixture(scope="module")
def alice(tmp_path_factory: pytest.TempPathFactory, push_service: PushService, house: House) -> Iterator[Phone]:
    """Alice's Firefox, her alerts turned on by pressing « Activer »."""
    if firefox_path() is None:
        pytest.skip("Firefox is not installed")
    with firefox(tmp_path_factory.mktemp("firefox") / "profile", push_service) as browser:
        phone = Phone(browser, house.url)
        phone.turn_alerts_on()
        yield phone


@pytest.fixture(scope="module")
def chloe(house: House) -> Iterator[Editor]:
    with Editor(house) as editor:
        yield editor
