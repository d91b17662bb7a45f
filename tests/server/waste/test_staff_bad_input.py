"""What staff's forms never send and somebody will: far days and unprintable letters end in a clear refusal."""

from uuid import UUID, uuid4

import pytest

from parvis.kernel.pages import encode_cursor
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


NUL = "\x00"


@pytest.mark.parametrize(
    "change",
    [
        {"stream": f"recyclage{NUL}"},
        {"sector": f"tous{NUL}"},
        {"streets": [f"Rue{NUL}"]},
        {"reason": {"fr": f"Tempête{NUL}"}},
        {"reason": {f"f{NUL}": "Tempête"}},
        {"reason": {"f" * 100_000: "Tempête"}},
        {"notice": {"title": {"fr": f"Bac{NUL}"}, "body": {}, "what_to_do": {}}},
        {"notice": {"title": {}, "body": {"fr": f"Bac{NUL}"}, "what_to_do": {}}},
    ],
)
async def test_letters_that_nothing_can_keep_are_refused_before_and_when_deciding(
    collected: Town, chloe: Member, change: dict[str, object]
) -> None:
    looked = await chloe.post(f"{CHANGES}/preview", json={**STORM, **change})
    decided = await chloe.put(f"{CHANGES}/{uuid4()}", json={**STORM, **change})
    for answer in (looked, decided):
        assert (answer.status_code, answer.json()["code"]) == (400, "web.invalid-request")


@pytest.mark.parametrize("path", [MONTH, AUDIT, f"{AUDIT}.csv"])
async def test_a_stream_that_nothing_can_be_called_is_refused(collected: Town, chloe: Member, path: str) -> None:
    answer = await chloe.get(path, params={"stream": NUL, "from": "2026-12-01", "until": "2027-01-01"})
    assert (answer.status_code, answer.json()["code"]) == (400, "web.invalid-request")


async def test_a_holiday_is_not_chosen_for_such_a_stream(collected: Town, chloe: Member) -> None:
    choice = {"holiday": "christmas-day", "effect": "next-day", "streams": [NUL]}
    answer = await chloe.put("/api/v1/staff/collection-holidays", json={"choices": [choice]})
    assert (answer.status_code, answer.json()["code"]) == (400, "web.invalid-request")


@pytest.mark.parametrize(
    "place",
    [
        {"at": "2026-11-23T17:00:00Z", "id": str(UUID(int=1)), "act": NUL},
        {"at": "2026-11-23T17:00:00", "id": str(UUID(int=1)), "act": "import-applied"},
    ],
)
async def test_a_cursor_that_we_never_gave_is_refused(collected: Town, chloe: Member, place: dict[str, str]) -> None:
    answer = await chloe.get(AUDIT, params={"cursor": encode_cursor(place)})
    assert (answer.status_code, answer.json()["code"]) == (422, "kernel.bad-cursor")
