"""The town reads its requests in numbers."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parvis.requests.rules.durations import percentile
from parvis.requests.rules.statistics import Life, Week, tell
from tests.cast import Member, Person
from tests.server.requests.asking import move, only_id
from tests.server.requests.conftest import Report

MONDAY = date(2026, 11, 23)


def life(opened: int, closed: int | None = None, promised: int | None = None, category: str = "signaler") -> Life:
    """A request in days after the Monday."""
    on = [None if day is None else MONDAY + timedelta(days=day) for day in (closed, promised)]
    return Life(MONDAY + timedelta(days=opened), on[0], on[1], category, "app", "")


def test_a_period_counts_what_opened_and_what_closed_in_it() -> None:
    lives = [life(-10, 1, 0), life(0, 2, 2), life(1, 9), life(8)]
    told = tell(lives, MONDAY, MONDAY + timedelta(days=7))
    assert (told.opened, told.closed, told.median_days, told.p80_days) == (2, 2, 2, 11)
    assert (told.promised, told.kept) == (2, 1)
    assert told.weeks == [Week(MONDAY, 2, 2), Week(MONDAY + timedelta(days=7), 0, 0)]


@given(st.lists(st.integers(0, 400), min_size=1), st.integers(1, 100))
def test_so_many_in_a_hundred_took_no_longer(days: list[int], percent: int) -> None:
    found = percentile(days, percent)
    assert found is not None
    assert sum(each <= found for each in days) * 100 >= percent * len(days)
    assert sum(each < found for each in days) * 100 < percent * len(days)


async def test_staff_read_a_period(report: Report, chloe: Member, eve: Person) -> None:
    await report()
    await move(chloe, await only_id(chloe), "done")
    period = {"first": "2026-11-01", "last": "2026-11-30"}
    told = (await chloe.get("/api/v1/staff/request-statistics", params=period)).json()
    assert (told["opened"], told["closed"], told["median_days"], told["kept"]) == (1, 1, 0, 1)
    assert told["categories"] == [{"code": "signaler/nid-de-poule", "count": 1}]
    assert (await eve.get("/api/v1/staff/request-statistics", params=period)).status_code == 401


@pytest.mark.parametrize(("first", "last"), [("2026-11-02", "2026-11-01"), ("2020-01-01", "2026-11-01")])
async def test_a_period_that_is_none_is_refused(chloe: Member, first: str, last: str) -> None:
    answer = await chloe.get("/api/v1/staff/request-statistics", params={"first": first, "last": last})
    assert (answer.status_code, answer.json()["code"]) == (422, "requests.bad-period")
