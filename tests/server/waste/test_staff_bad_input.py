"""What staff's forms never send and somebody will: far days and unprintable letters end in a clear refusal."""

from uuid import uuid4

import pytest

from parvis.towns.services import Town
from tests.cast import Member
from tests.server.waste.conftest import STORM

CHANGES = "/api/v1/staff/collection-changes"
MONTH = "/api/v1/staff/collection-calendar"
AUDIT = "/api/v1/staff/collection-audit"


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "cancelled", "planned_on": "9999-12-31", "new_on": None},
        {"kind": "added", "planned_on": "9999-12-30", "new_on": None},
        {"kind": "added", "planned_on": "0001-01-01", "new_on": None},
        {"new_on": "9999-12-31"},
        {"new_on": "3500-01-01"},
        {"new_on": "2028-01-01"},
        {"new_on": "0001-01-01"},
    ],
)
async def test_a_day_that_no_calendar_shows_is_not_decided_about(
    collected: Town, chloe: Member, change: dict[str, object]
) -> None:
    looked = await chloe.post(f"{CHANGES}/preview", json={**STORM, **change})
    decided = await chloe.put(f"{CHANGES}/{uuid4()}", json={**STORM, **change})
    for answer in (looked, decided):
        assert (answer.status_code, answer.json()["code"]) == (422, "waste.day-too-far")


async def test_the_last_day_that_calendars_show_can_be_decided_about(collected: Town, chloe: Member) -> None:
    answer = await chloe.put(f"{CHANGES}/{uuid4()}", json={**STORM, "new_on": "2027-12-31"})
    assert answer.status_code == 201, answer.text


@pytest.mark.parametrize(
    "stretch",
    [
        {"from": "9999-12-01", "until": "9999-12-31"},
        {"from": "0001-01-01", "until": "0001-02-01"},
        {"from": "2100-01-01", "until": "2100-02-01"},
    ],
)
@pytest.mark.parametrize("path", [MONTH, AUDIT, f"{AUDIT}.csv"])
async def test_a_stretch_where_no_town_has_a_schedule_is_not_read(
    collected: Town, chloe: Member, path: str, stretch: dict[str, str]
) -> None:
    answer = await chloe.get(path, params=stretch)
    assert (answer.status_code, answer.json()["code"]) == (422, "waste.day-too-far")


async def test_a_month_of_long_ago_can_be_read(collected: Town, chloe: Member) -> None:
    answer = await chloe.get(MONTH, params={"from": "2000-01-01", "until": "2000-02-01"})
    assert answer.status_code == 200, answer.text
