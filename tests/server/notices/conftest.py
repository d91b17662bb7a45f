"""A town with two districts, as the room sees it."""

import pytest

from parvis.gateways import Gateways
from parvis.gateways.push.recording import RecordingPush
from parvis.towns.services import NewDistrict, Town, set_districts
from parvis.web.current_town import ServedTown


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
