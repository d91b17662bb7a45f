"""Requests that were made, and a worker that does what follows."""

from collections.abc import Awaitable, Callable
from uuid import UUID

import pytest

from parvis.forms.demo import OUR_FORMS
from parvis.forms.services import publish_form
from parvis.kernel.clock import FakeClock
from parvis.kernel.ids import new_id
from parvis.towns.services import Town
from tests.cast import Citizen
from tests.server.conftest import WorkOff
from tests.server.forms.conftest import FILLED_IN
from tests.server.forms.sending import pothole, send

Report = Callable[..., Awaitable[UUID]]


@pytest.fixture
async def forms(town: Town, clock: FakeClock) -> Town:
    """The town, with the forms that tests fill in, on Monday noon."""
    for code in FILLED_IN:
        await publish_form(town.id, (OUR_FORMS / f"{code}.json").read_bytes(), town.profile.languages)
    return town


@pytest.fixture
def report(forms: Town, alice: Citizen, work_off: WorkOff) -> Report:
    """Alice reports a pothole, and the worker opens its case; `await report(description=…)` is the form's id."""

    async def reported(*photos: bytes, by: Citizen = alice, **answers: object) -> UUID:
        submission_id = new_id()
        assert (await send(by, pothole(*photos, **answers), submission_id)).status_code == 201
        await work_off()
        return submission_id

    return reported
