"""A town with forms."""

import pytest

from parvis.forms.demo import OUR_FORMS
from parvis.forms.services import publish_form
from parvis.kernel.clock import FakeClock
from parvis.towns.services import Town

FILLED_IN = ("collecte-manquee", "encombrants", "permis-piscine", "signaler")


@pytest.fixture
async def forms(town: Town, clock: FakeClock) -> Town:
    """The town, with the forms that tests fill in, on Monday noon."""
    for code in FILLED_IN:
        await publish_form(town.id, (OUR_FORMS / f"{code}.json").read_bytes(), town.profile.languages)
    return town
