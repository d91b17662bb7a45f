"""A town with two districts, as the room sees it, and an app of the room and those it stands on."""

from collections.abc import AsyncIterator

import pytest
from litestar import Litestar

from parvis.app import create_app
from parvis.gateways import Gateways
from parvis.gateways.push.recording import RecordingPush
from parvis.notices import room as notices
from parvis.people import room as people
from parvis.settings import Settings
from parvis.towns import room as towns
from parvis.towns.services import NewDistrict, Town, set_districts
from parvis.web.current_town import ServedTown
from tests.browsers import started


@pytest.fixture
async def here(town: Town) -> ServedTown:
    """The town, served, with the districts that the tests' notices name."""
    village, river = {"fr": "Village", "en": "Village"}, {"fr": "Rivière", "en": "River"}
    await set_districts(town.id, [NewDistrict(code="village", name=village), NewDistrict(code="riviere", name=river)])
    return town.as_served()


@pytest.fixture
def push(gateways: Gateways) -> RecordingPush:
    """What would have left."""
    assert isinstance(gateways.push, RecordingPush)
    return gateways.push


@pytest.fixture
async def app(settings: Settings, gateways: Gateways) -> AsyncIterator[Litestar]:
    """The application with this room open, and those it stands on."""
    made = create_app(settings, (towns.ROOM, people.ROOM, notices.ROOM))
    async with started(made):
        yield made
