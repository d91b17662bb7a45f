"""The cast, for tests that speak to the app; see `tests/cast.py`."""

from collections.abc import AsyncIterator

import pytest
from litestar import Litestar

from parvis.towns.services import Town
from tests.cast import Citizen, Member, Person, sign_in


@pytest.fixture
async def alice(app: Litestar, town: Town) -> AsyncIterator[Citizen]:
    """A citizen."""
    async with Citizen(app, town, "Alice") as alice:
        yield alice


@pytest.fixture
async def bob(app: Litestar, town: Town) -> AsyncIterator[Citizen]:
    """A citizen of Alice's household, with a phone of his own."""
    async with Citizen(app, town, "Bob") as bob:
        yield bob


@pytest.fixture
async def chloe(app: Litestar, town: Town) -> AsyncIterator[Member]:
    """Staff of the town, admin."""
    async with await sign_in(app, town, "Chloé Bélanger", "admin") as chloe:
        yield chloe


@pytest.fixture
async def didier(app: Litestar, other_town: Town) -> AsyncIterator[Member]:
    """Staff of the other town, admin there."""
    async with await sign_in(app, other_town, "Didier Roy", "admin") as didier:
        yield didier


@pytest.fixture
async def eve(app: Litestar, town: Town) -> AsyncIterator[Person]:
    """Nobody in particular: no device, no session."""
    async with Person(app, town) as eve:
        yield eve
