"""A change that is sent again: its answer was lost, or its id is somebody else's."""

from datetime import timedelta
from uuid import uuid4

import pytest

from parvis.kernel import clock as kernel_clock
from parvis.kernel.clock import FakeClock
from parvis.towns.services import Town
from tests.cast import Member
from tests.server.waste.conftest import STORM
from tests.server.waste.two_banks import build_two_banks

CHANGES = "/api/v1/staff/collection-changes"


@pytest.fixture
def ticking(clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> FakeClock:
    """Time as it is: no two readings are the same instant."""

    def tick() -> object:
        clock.advance(timedelta(microseconds=1))
        return clock()

    monkeypatch.setattr(kernel_clock, "_source", tick)
    return clock


async def test_a_change_whose_answer_was_lost_is_the_same_change_and_is_told_once(
    collected: Town, chloe: Member, ticking: FakeClock
) -> None:
    looked = (await chloe.post(f"{CHANGES}/preview", json=STORM)).json()
    path, body = f"{CHANGES}/{uuid4()}", {**STORM, "notice": looked["notice"], "seen": looked["seen"]}
    first = await chloe.put(path, json=body)
    ticking.advance(timedelta(minutes=2))
    again = await chloe.put(path, json=body)
    assert (first.status_code, again.status_code) == (201, 200), again.text
    assert again.json() == first.json()
    assert len((await chloe.get("/api/v1/staff/notices")).json()["items"]) == 1


@pytest.mark.parametrize("other", [{"new_on": "2026-12-02"}, {"reason": {"fr": "Neige", "en": "Snow"}}])
async def test_an_id_stands_for_one_change(
    collected: Town, chloe: Member, ticking: FakeClock, other: dict[str, object]
) -> None:
    path = f"{CHANGES}/{uuid4()}"
    assert (await chloe.put(path, json=STORM)).status_code == 201
    answer = await chloe.put(path, json={**STORM, **other})
    assert (answer.status_code, answer.json()["code"]) == (409, "waste.different-change")


async def test_an_id_of_another_towns_change_is_taken(
    collected: Town, chloe: Member, other_town: Town, didier: Member
) -> None:
    await build_two_banks(other_town)
    path = f"{CHANGES}/{uuid4()}"
    theirs = await didier.put(path, json=STORM)
    answer = await chloe.put(path, json=STORM)
    assert (theirs.status_code, answer.status_code, answer.json()["code"]) == (201, 409, "waste.different-change")
    assert (await chloe.get(CHANGES)).json() == {"changes": []}
