"""A town with forms."""

import pytest

from parvis.forms.demo import OUR_FORMS
from parvis.forms.services import publish_form
from parvis.kernel.clock import FakeClock
from parvis.towns.services import Town


@pytest.fixture
async def forms(town: Town, clock: FakeClock) -> Town:
    """The town, with our forms published, on Monday noon."""
    for path in OUR_FORMS.glob("*.json"):
        await publish_form(town.id, path.read_bytes(), town.profile.languages)
    return town
