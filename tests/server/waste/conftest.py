"""A town with collections, shared by the tests of this room."""

import pytest

from parvis.gateways import Gateways
from parvis.gateways.push.recording import RecordingPush
from parvis.kernel.clock import FakeClock
from parvis.towns.services import Town, replace_streets
from parvis.waste.imports.reader import read_schedule
from parvis.waste.services import ImportedFile, import_schedule, set_streams
from parvis.web.current_town import ServedTown
from tests.server.waste.factories import OPTIONS, a_stream, an_address
from tests.server.waste.reminded import collect

FILE = ImportedFile("a.csv", "0" * 64, "Ville")
STORM = {"kind": "moved", "planned_on": "2026-11-30", "new_on": "2026-12-01", "stream": "recyclage",
         "reason": {"fr": "Tempête", "en": "Storm"}}  # fmt: skip
ON_MONDAYS = b"secteur,r\xc3\xa8gle\ntous,chaque lundi\n"


@pytest.fixture
async def collected(town: Town, clock: FakeClock) -> Town:
    """The town, with three houses and recycling on Mondays."""
    await set_streams(town.id, [a_stream("recyclage")])
    await replace_streets(town.id, [an_address(number, -71.0, 46.0) for number in (2, 4, 6)])
    await import_schedule(town, "recyclage", read_schedule("a.csv", ON_MONDAYS, OPTIONS), FILE)
    return town


@pytest.fixture
def push(gateways: Gateways) -> RecordingPush:
    assert isinstance(gateways.push, RecordingPush)
    return gateways.push


@pytest.fixture
async def here(town: Town) -> ServedTown:
    return town.as_served()


@pytest.fixture
async def zone(town: Town, clock: FakeClock) -> str:
    return await collect(town)
