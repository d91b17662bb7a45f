"""Requests that were made, and a worker that does what follows."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from uuid import UUID

import pytest

from parvis.forms.demo import OUR_FORMS
from parvis.forms.services import publish_form
from parvis.jobs.registry import REGISTRY
from parvis.jobs.upkeep import read_queue_state
from parvis.jobs.worker import Worker, working
from parvis.kernel.clock import FakeClock
from parvis.kernel.ids import new_id
from parvis.towns.services import Town
from tests.cast import Citizen
from tests.conftest import Database
from tests.server.forms.sending import pothole, send
from tests.until import until

WorkOff = Callable[[], Awaitable[None]]
Report = Callable[..., Awaitable[UUID]]


@pytest.fixture
async def forms(town: Town, clock: FakeClock) -> Town:
    """The town, with our forms published, on Monday noon."""
    for path in OUR_FORMS.glob("*.json"):
        await publish_form(town.id, path.read_bytes(), town.profile.languages)
    return town


@pytest.fixture
def work_off(database: Database) -> WorkOff:
    """Let a worker do all that waits."""

    async def work() -> None:
        worker = Worker(database.url, REGISTRY, poll=timedelta(seconds=0.2))
        async with working(worker):
            await until(_nothing_waits)

    return work


@pytest.fixture
def report(forms: Town, alice: Citizen, work_off: WorkOff) -> Report:
    """Alice reports a pothole, and the worker opens its case; `await report(description=…)` is the form's id."""

    async def reported(*photos: bytes, by: Citizen = alice, **answers: object) -> UUID:
        submission_id = new_id()
        assert (await send(by, pothole(*photos, **answers), submission_id)).status_code == 201
        await work_off()
        return submission_id

    return reported


async def _nothing_waits() -> bool:
    state = await read_queue_state()
    return state.waiting + state.running + state.later == 0
