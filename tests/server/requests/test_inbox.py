"""Staff find what they look for."""

from uuid import UUID

import pytest

from parvis.database.unit_of_work import unit_of_work
from parvis.kernel.ids import receipt_code
from parvis.kernel.pages import encode_cursor
from parvis.towns.services import Town
from tests.cast import Member
from tests.server.requests.asking import inbox, move, only_id
from tests.server.requests.conftest import Report

EARLY = encode_cursor(["0001-01-01T00:00:00+14:00", str(UUID(int=0))])


async def test_a_request_is_found_by_a_code_read_aloud(report: Report, chloe: Member) -> None:
    submission_id = await report()
    await report()
    spoken = receipt_code(submission_id).replace("-", " ").replace("1", "i").replace("0", "o").lower()
    assert [found["receipt"] for found in await inbox(chloe, q=spoken)] == [receipt_code(submission_id)]


@pytest.mark.parametrize("words", ["PONT juste", "trou éle", "pothole", "nid-de-poule"])
async def test_a_request_is_found_by_its_words(report: Report, chloe: Member, words: str) -> None:
    await report(description="Juste avant le pont, trou élevé")
    await report(place={"kind": "landmark", "words": "devant l’aréna"}, description="Autre", category="arbre")
    found = await inbox(chloe, q=words)
    assert [request["place_words"] for request in found] == ["rue du Pont et rue Principale"]


@pytest.mark.parametrize("words", ["%", "_", "100%", "'; drop table requests_case; --", "\\"])
async def test_marks_of_sql_are_only_words(report: Report, chloe: Member, words: str) -> None:
    await report()
    assert (await chloe.get("/api/v1/staff/requests", params={"q": words})).status_code == 200


async def test_the_inbox_is_filtered_by_state(report: Report, chloe: Member) -> None:
    await report()
    await move(chloe, await only_id(chloe), "done")
    await report()
    assert [request["state"] for request in await inbox(chloe, state="received")] == ["received"]
    assert (await chloe.get("/api/v1/staff/requests", params={"state": "lost"})).status_code == 400


async def test_the_inbox_goes_on_where_it_stopped(report: Report, forms: Town, chloe: Member) -> None:
    await report()
    async with unit_of_work(forms.id) as uow:
        await uow.connection.execute(
            "insert into requests_case select gen_random_uuid(), town_id, gen_random_uuid(), device_id, receipt, form, "
            "title, state, stage, stages, place_words, has_photo, needs_review, delay_days, found_by, opened_at, "
            "changed_at, promised_on from requests_case, generate_series(1, 119)"
        )
    seen: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        page = (await chloe.get("/api/v1/staff/requests", params={"cursor": cursor} if cursor else {})).json()
        seen += [request["id"] for request in page["requests"]]
        cursor = page["next_cursor"]
    assert len(seen) == len(set(seen)) == 120


@pytest.mark.parametrize("cursor", ["x", "bnVsbA", "W10", "%00", EARLY])
async def test_a_cursor_of_somebody_elses_making_is_refused(report: Report, chloe: Member, cursor: str) -> None:
    answer = await chloe.get("/api/v1/staff/requests", params={"cursor": cursor})
    assert (answer.status_code, answer.json()["code"]) == (422, "kernel.bad-cursor")
