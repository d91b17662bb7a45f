"""Every refusal is a problem document that people can quote and programs can read."""

from typing import Any

import asyncpg
import httpx
import pytest

from parvis.web.problems import refusal_of
from tests.cast import Person

PROBE = "/api/v1/probe"


def _problem(answer: httpx.Response) -> dict[str, Any]:
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["cache-control"] == "no-store"
    document: dict[str, Any] = answer.json()
    assert document["status"] == answer.status_code
    assert document["type"] == f"/problems/{document['code']}"
    assert document["request_id"] == answer.headers["x-request-id"]
    return document


KINDS = [
    ("invalid", 422, "kernel.invalid"),
    ("missing", 404, "kernel.not-found"),
    ("conflict", 409, "kernel.conflict"),
    ("large", 413, "kernel.too-large"),
    ("away", 503, "kernel.unavailable"),
]
BODIES = [
    (b'{"size": "large"}', 400, "web.invalid-request"),
    (b"{}", 400, "web.invalid-request"),
    (b"", 400, "web.invalid-request"),
    (b"not json", 400, "web.bad-request"),
    (b"[" * 100_000, 400, "web.bad-request"),
    (b'{"size": 1, "word": "' + b"x" * 1_000_000 + b'"}', 413, "web.too-large"),
]


async def test_each_kind_of_refusal_has_its_status(stranger: Person) -> None:
    for kind, status, code in KINDS:
        problem = _problem(await stranger.get(f"{PROBE}/errors/{kind}"))
        assert (problem["status"], problem["code"], problem["detail"]) == (status, code, "In one sentence.")
        assert problem["findings"] == [{"question": "colour", "code": "required"}]


async def test_what_may_work_later_says_when(stranger: Person) -> None:
    assert (await stranger.get(f"{PROBE}/errors/away")).headers["retry-after"] == "5"


async def test_a_crash_tells_nothing_of_itself(stranger: Person, capsys: pytest.CaptureFixture[str]) -> None:
    answer = await stranger.get(f"{PROBE}/crash")
    problem = _problem(answer)
    assert (problem["status"], problem["code"]) == (500, "web.unexpected")
    assert "Moulin" not in answer.text
    assert "Traceback" not in answer.text


async def test_a_body_out_of_contract_is_refused(stranger: Person) -> None:
    for body, status, code in BODIES:
        answer = await stranger.post(f"{PROBE}/things", content=body, headers={"Content-Type": "application/json"})
        problem = _problem(answer)
        assert (problem["status"], problem["code"]) == (status, code), body[:30]


async def test_a_body_out_of_contract_is_told_where(stranger: Person) -> None:
    problem = _problem(await stranger.post(f"{PROBE}/things", json={"size": "large"}))
    assert problem["errors"] == [{"key": "size", "source": "body", "message": "Expected `int`, got `str`"}]


async def test_an_unknown_address_of_the_api_is_404(stranger: Person) -> None:
    for path in ("/api/v1/nothing", "/api/", "/api/v2/probe/here", f"{PROBE}/whole/more"):
        assert _problem(await stranger.get(path))["code"] == "web.not-found", path


async def test_another_method_is_405_and_says_which_work(stranger: Person) -> None:
    answer = await stranger.delete(f"{PROBE}/things")
    assert _problem(answer)["code"] == "web.method-not-allowed"
    assert "POST" in answer.headers["allow"]


async def test_a_host_of_no_town_is_404(stranger: Person) -> None:
    answer = await stranger.get(f"{PROBE}/here", headers={"Host": "elsewhere.example"})
    assert _problem(answer)["code"] == "web.unknown-town"


def test_a_database_that_is_away_is_503_with_a_time() -> None:
    for error in (ConnectionRefusedError(), asyncpg.CannotConnectNowError(), asyncpg.InterfaceError("closed")):
        refusal = refusal_of(error)
        assert (refusal.status, refusal.code) == (503, "web.database-away")
        assert refusal.headers["Retry-After"] == "5"
