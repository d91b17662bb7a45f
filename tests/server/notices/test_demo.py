"""The demo town's notices: whole, published, and the same when loaded again."""

import pytest

from parvis.gateways import Gateways
from parvis.kernel.clock import FakeClock
from parvis.notices import services
from parvis.notices.demo import load_demo
from parvis.notices.rules import find_problems
from parvis.notices.schemas import SaveNotice
from parvis.notices.services.reading import build_recent
from parvis.towns.demo.load import load_demo as load_town
from parvis.towns.services import get_town_by_slug
from tests.server.notices.phones import an_editor


@pytest.fixture
async def demo_town(gateways: Gateways) -> None:
    await load_town()


async def test_the_demo_notices_have_nothing_to_correct(demo_town: None, clock: FakeClock) -> None:
    assert await load_demo() == ["Publishes 2 notices"]
    town = (await get_town_by_slug("sainte-aurelie")).as_served()
    recent = await build_recent(town, None)
    assert len(recent.notices) == 2
    for notice in recent.notices:
        content = (await services.get_notice(town, notice.id)).content
        assert find_problems(content, languages=town.languages, districts=[], now=clock()) == []


async def test_loading_again_leaves_what_editors_did(demo_town: None) -> None:
    await load_demo()
    town = (await get_town_by_slug("sainte-aurelie")).as_served()
    listed = (await services.list_notices(town, None)).items[0]
    notice = await services.get_notice(town, listed.id)
    order = SaveNotice(revision=notice.revision, content=type(notice.content)(title={"fr": "Autre chose"}))
    await services.save_draft(town, an_editor(town), notice.id, order)
    assert await load_demo() == []
    assert (await services.get_notice(town, notice.id)).content.title == {"fr": "Autre chose"}
