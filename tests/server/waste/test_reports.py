"""A report of a missed collection is judged again when it arrives: what the day's state explains is said at once."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import msgspec
import pytest

from parvis.forms.demo import OUR_FORMS
from parvis.forms.services import publish_form
from parvis.kernel.clock import FakeClock
from parvis.kernel.ids import new_id
from parvis.towns.services import Town
from tests.cast import Citizen, Member
from tests.server.conftest import WorkOff
from tests.server.forms.sending import pothole, send
from tests.server.requests.asking import mine
from tests.server.waste.test_passages import LATE, MARKS, SECTOR, collected

__all__ = ["collected"]


@pytest.fixture
async def forms(collected: Town) -> Town:
    """The town with recycling on Mondays, and the form for missed collections."""
    path = OUR_FORMS / "collecte-manquee.json"
    await publish_form(collected.id, path.read_bytes(), collected.profile.languages)
    return collected


async def report(alice: Citizen, clock: FakeClock, **answers: object) -> None:
    body: dict[str, Any] = pothole() | {"form": "collecte-manquee", "version": 2, "queued_at": clock().isoformat()}
    body["answers"] = {
        "stream": "recycling",
        "expected_on": "2026-11-23",
        "set_out": "before",
        "place": {"kind": "address", "words": "2, Rue du Moulin"},
        "extent": "alone",
        **answers,
    }
    assert (await send(alice, body, new_id())).status_code == 201


async def told(alice: Citizen) -> list[str]:
    [request] = await mine(alice)
    assert request["state"] == "received"
    return [entry["message"] for entry in request["timeline"] if entry.get("message")]


async def test_before_18_h_the_person_reads_that_the_truck_may_still_come(
    forms: Town, alice: Citizen, work_off: WorkOff, clock: FakeClock
) -> None:
    await report(alice, clock)
    await work_off()
    assert await told(alice) == ["Le camion peut encore passer aujourd’hui, jusqu’à 18\u00a0h. Laissez tout dehors."]


async def test_a_late_truck_is_said_with_its_day_and_only_once(
    forms: Town, alice: Citizen, chloe: Member, work_off: WorkOff, clock: FakeClock
) -> None:
    await chloe.put(f"{MARKS}/{uuid4()}", json=LATE)
    await report(alice, clock)
    await work_off()
    await work_off()
    assert await told(alice) == [
        "Le camion est en retard\u00a0: il passera le mardi 24\u00a0novembre. Laissez tout dehors."
    ]


async def test_a_report_that_only_a_person_can_answer_gets_no_ready_words(
    forms: Town, alice: Citizen, chloe: Member, work_off: WorkOff, clock: FakeClock
) -> None:
    await chloe.put(f"{MARKS}/{uuid4()}", json=SECTOR)
    await report(alice, clock)
    await work_off()
    assert await told(alice) == []


@pytest.mark.parametrize(
    "unsure",
    [
        {"place": {"kind": "address", "words": "900, rue de nulle part"}},
        {"place": {"kind": "landmark", "words": "devant l’aréna"}},
        {"stream": "garbage"},
        {"expected_on": "2026-11-20"},
    ],
)
async def test_where_the_address_the_bin_or_the_day_is_not_sure_nothing_is_said(
    forms: Town, alice: Citizen, work_off: WorkOff, clock: FakeClock, unsure: dict[str, object]
) -> None:
    await report(alice, clock, **unsure)
    await work_off()
    assert await told(alice) == []


async def test_a_towns_own_form_that_asks_neither_day_nor_place_is_left_to_a_person(
    forms: Town, alice: Citizen, work_off: WorkOff, clock: FakeClock
) -> None:
    own = msgspec.json.decode((OUR_FORMS / "collecte-manquee.json").read_bytes())
    for question in (each for step in own["steps"] for each in step["questions"]):
        question["need"] = "optional"
    own["version"] = 3
    await publish_form(forms.id, msgspec.json.encode(own), forms.profile.languages)
    body: dict[str, Any] = pothole() | {"form": "collecte-manquee", "version": 3, "queued_at": clock().isoformat()}
    body["answers"] = {"stream": "recycling"}
    assert (await send(alice, body, new_id())).status_code == 201
    await work_off()
    assert await told(alice) == []


async def test_a_form_that_waited_on_the_phone_is_judged_at_its_arrival(
    forms: Town, alice: Citizen, work_off: WorkOff, clock: FakeClock
) -> None:
    clock.advance(timedelta(hours=8))
    await report(alice, clock)
    await work_off()
    assert await told(alice) == []
