"""By when: what history teaches, what is late, and what is counted."""

from datetime import UTC, date, datetime, timedelta

import holidays
import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from litestar import Litestar

from parvis.database.unit_of_work import unit_of_work
from parvis.kernel.clock import FakeClock
from parvis.kernel.ids import new_id
from parvis.requests.rules.moves import add_business_days
from parvis.requests.rules.promises import Closed, Record, count_business_days, learn, tally
from parvis.requests.services import learn_promises, see_late
from parvis.towns.services import Town
from tests.cast import Citizen, Member, sign_in
from tests.server.requests.asking import mine, move, only_id
from tests.server.requests.conftest import Report

HOLIDAYS = frozenset(holidays.country_holidays("CA", subdiv="QC", years=range(2025, 2030)))
DAYS = st.dates(date(2026, 1, 1), date(2028, 12, 31))
MONDAY = datetime(2026, 11, 16, 17, tzinfo=UTC)


@given(DAYS, st.integers(0, 60))
def test_days_that_are_added_are_days_that_are_counted(day: date, days: int) -> None:
    assert count_business_days(day, add_business_days(day, days, HOLIDAYS), HOLIDAYS) == days


@given(DAYS, st.integers(0, 200), st.integers(0, 200))
def test_counting_goes_on_where_it_stopped(day: date, one: int, other: int) -> None:
    middle, last = day + timedelta(days=one), day + timedelta(days=one + other)
    whole = count_business_days(day, last, HOLIDAYS)
    assert whole == count_business_days(day, middle, HOLIDAYS) + count_business_days(middle, last, HOLIDAYS)


@given(st.lists(st.integers(0, 90), min_size=20, max_size=200))
def test_eight_times_out_of_ten_means_what_it_says(days: list[int]) -> None:
    promised = learn(Closed("a", each) for each in days)["a"].days
    assert sum(each <= promised for each in days) * 10 >= len(days) * 8
    assert promised == 1 or sum(each < promised for each in days) * 10 < len(days) * 8


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 90)), max_size=120))
def test_nothing_is_learned_of_a_short_history(closed: list[tuple[str, int]]) -> None:
    learned = learn(Closed(*case) for case in closed)
    counts = {name: sum(category == name for category, _ in closed) for name in "abc"}
    assert {name: each.sample_size for name, each in learned.items()} == {
        name: count for name, count in counts.items() if count >= 20
    }


def test_promises_are_counted_as_they_were_held() -> None:
    today, day = date(2026, 11, 23), date(2026, 11, 20)
    records = [
        Record("a", day, day, has_reason=False, is_escalated=False),
        Record("a", day, today, has_reason=True, is_escalated=False),
        Record("a", day, None, has_reason=False, is_escalated=True),
        Record("a", today, None, has_reason=False, is_escalated=False),
    ]
    assert tally(records, today) == {"a": (1, 2, 1, 1)}


async def close_many(town: Town, times: int, days: int = 2) -> None:
    """Copy the one case there is, opened on a Monday and closed so many days later."""
    async with unit_of_work(town.id) as uow:
        await uow.connection.execute(
            "insert into requests_case (id, town_id, submission_id, receipt, form, title, state, stage, stages, "
            "place_words, delay_days, found_by, opened_at, changed_at, closed_at, promised_on, category, has_photo, "
            "needs_review, channel, language, desk, next_step, is_public, promise_basis, overdue_note, follow_channel) "
            "select gen_random_uuid(), town_id, gen_random_uuid(), receipt, form, title, 'done', stage, stages, "
            "place_words, delay_days, found_by, $1, $1, $1::timestamptz + make_interval(days => $2), promised_on, "
            "category, has_photo, needs_review, channel, language, desk, next_step, is_public, promise_basis, "
            "overdue_note, follow_channel from (select * from requests_case limit 1) one, generate_series(1, $3)",
            MONDAY, days, times,
        )  # fmt: skip


async def test_the_phone_knows_before_sending_what_history_teaches(
    report: Report, forms: Town, alice: Citizen, client: httpx.AsyncClient
) -> None:
    await report()
    await close_many(forms, 19)
    assert await learn_promises(forms) == 0
    await close_many(forms, 1, days=4)
    assert await learn_promises(forms) == 1
    known = (await client.get("/api/v1/requests/promises")).json()
    assert known["promises"] == [{"category": "signaler/nid-de-poule", "days": 2, "sample_size": 20}]
    submission_id = str(await report())
    [newest] = [request for request in await mine(alice) if request["submission_id"] == submission_id]
    assert (newest["promised_on"], newest["promise_basis"]) == ("2026-11-25", "history")


async def test_a_category_that_has_no_history_any_more_is_forgotten(report: Report, forms: Town) -> None:
    await report()
    await close_many(forms, 20)
    await learn_promises(forms)
    async with unit_of_work(forms.id) as uow:
        await uow.connection.execute("update requests_case set closed_at = closed_at - interval '2 years'")
    assert await learn_promises(forms) == 0


async def test_what_is_late_is_seen_in_the_towns_morning_and_escalates(
    report: Report, forms: Town, alice: Citizen, app: Litestar, clock: FakeClock
) -> None:
    await report()  # Promised for Monday 30 November.
    clock.advance(timedelta(days=7))
    assert await see_late([forms]) == {"late": 0, "escalated": 0}
    clock.advance(timedelta(hours=17, minutes=30))  # 5:30 in Québec.
    assert await see_late([forms]) == {"late": 0, "escalated": 0}
    clock.advance(timedelta(hours=1))
    assert await see_late([forms]) == {"late": 1, "escalated": 0}
    assert await see_late([forms]) == {"late": 0, "escalated": 0}
    clock.advance(timedelta(days=6))
    assert await see_late([forms]) == {"late": 0, "escalated": 1}
    assert await see_late([forms]) == {"late": 0, "escalated": 0}
    async with await sign_in(app, forms, "Chloé Bélanger", "agent") as chloe:
        counted = (await chloe.get("/api/v1/staff/requests/promises")).json()
    assert counted["escalated"] == 1
    assert counted["categories"] == [
        {"category": "signaler/nid-de-poule", "kept": 0, "late": 1, "explained": 0, "escalated": 1}
    ]
    assert [entry["kind"] for entry in (await mine(alice))[0]["timeline"]] == ["opened"]


async def test_a_person_reads_why_it_is_late_and_the_new_day(report: Report, alice: Citizen, chloe: Member) -> None:
    await report()
    case_id, entry_id = await only_id(chloe), new_id()
    path = f"/api/v1/staff/requests/{case_id}/lateness/{entry_id}"
    body = {"reason": "parts", "promised_on": "2026-12-10"}
    assert (await chloe.put(path, json=body)).status_code == 201
    assert (await chloe.put(path, json=body)).status_code == 200
    [request] = await mine(alice)
    assert (request["overdue_reason"], request["promised_on"]) == ("parts", "2026-12-10")
    assert [entry["kind"] for entry in request["timeline"]] == ["opened", "late"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"reason": "other", "promised_on": "2026-12-10"}, "requests.message-needed"),
        ({"reason": "parts", "promised_on": "2026-11-23"}, "requests.day-has-passed"),
    ],
)
async def test_a_reason_that_says_nothing_is_refused(
    report: Report, chloe: Member, body: dict[str, str], code: str
) -> None:
    await report()
    path = f"/api/v1/staff/requests/{await only_id(chloe)}/lateness/{new_id()}"
    assert (await chloe.put(path, json=body)).json()["code"] == code


async def test_what_is_over_is_not_late(report: Report, chloe: Member) -> None:
    await report()
    case_id = await only_id(chloe)
    await move(chloe, case_id, "done")
    path = f"/api/v1/staff/requests/{case_id}/lateness/{new_id()}"
    refused = await chloe.put(path, json={"reason": "parts", "promised_on": "2026-12-10"})
    assert refused.json()["code"] == "requests.not-allowed"
