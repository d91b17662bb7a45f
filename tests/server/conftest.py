"""The cast, for tests that speak to the app; see `tests/cast.py`."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta

import pytest
from litestar import Litestar

from parvis.jobs.registry import REGISTRY
from parvis.jobs.upkeep import read_queue_state
from parvis.jobs.worker import Worker, working
from parvis.towns.services import Town
from tests.cast import Citizen, Member, Person, sign_in
from tests.conftest import Database
from tests.until import until

WorkOff = Callable[[], Awaitable[None]]


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


@pytest.fixture
def work_off(database: Database) -> WorkOff:
    """Let a worker do all that waits."""

    async def work() -> None:
        worker = Worker(database.url, REGISTRY, poll=timedelta(seconds=0.2))
        async with working(worker):
            await until(_nothing_waits)

    return work


async def _nothing_waits() -> bool:
    state = await read_queue_state()
    return state.waiting + state.running + state.later == 0
