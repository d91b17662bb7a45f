"""What every answer has, whoever gives it."""

import json

import httpx
import msgspec
import pytest
from litestar import Litestar

from parvis.app import create_app
from parvis.gateways import Gateways
from parvis.kernel.room import Room
from parvis.settings import Settings
from parvis.towns.services import Town
from parvis.web.edge import TOWNLESS
from parvis.web.security_headers import CONTENT_SECURITY_POLICY
from tests.browsers import started, transport_to
from tests.cast import Person

ANSWERS = [
    ("GET", "/"),
    ("GET", "/collectes"),
    ("GET", "/town.css"),
    ("GET", "/manifest.webmanifest"),
    ("GET", "/assets/main-abc123.js"),
    ("GET", "/nothing.png"),
    ("POST", "/"),
    ("HEAD", "/"),
    ("GET", "/api/v1/probe/whole"),
    ("GET", "/api/v1/probe/here"),
    ("GET", "/api/v1/probe/errors/invalid"),
    ("GET", "/api/v1/probe/crash"),
    ("GET", "/api/v1/nothing"),
    ("OPTIONS", "/api/v1/probe/here"),
    ("DELETE", "/api/v1/probe/here"),
    ("GET", "/api/openapi.json"),
    ("GET", "/api/docs"),
    *(("GET", path) for path in sorted(TOWNLESS)),
]


def _has_security_headers(answer: httpx.Response) -> None:
    assert answer.headers["content-security-policy"] == CONTENT_SECURITY_POLICY
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert "geolocation=(self)" in answer.headers["permissions-policy"]
    assert len(answer.headers["x-request-id"]) == 16


async def test_no_answer_lacks_the_security_headers(stranger: Person) -> None:
    for method, path in ANSWERS:
        answer = await stranger.request(method, path)
        _has_security_headers(answer)
        assert answer.headers["strict-transport-security"].startswith("max-age="), path


async def test_an_answer_from_memory_and_a_304_have_them_too(stranger: Person) -> None:
    first = await stranger.get("/api/v1/probe/whole")
    again = await stranger.get("/api/v1/probe/whole", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    _has_security_headers(again)


async def test_a_host_of_no_town_has_them_too(stranger: Person) -> None:
    answer = await stranger.get("/", headers={"Host": "elsewhere.example"})
    assert answer.status_code == 404
    _has_security_headers(answer)


def test_the_policy_allows_nothing_written_into_the_page() -> None:
    assert "unsafe" not in CONTENT_SECURITY_POLICY
    assert CONTENT_SECURITY_POLICY.startswith("default-src 'none'")


async def test_each_answer_has_an_id_of_its_own(stranger: Person) -> None:
    ids = {(await stranger.get("/healthz")).headers["x-request-id"] for _ in range(3)}
    assert len(ids) == 3


async def test_the_town_and_the_language_come_from_the_request(stranger: Person) -> None:
    answer = await stranger.get("/api/v1/probe/here", headers={"Accept-Language": "de, en-CA;q=0.9, fr;q=0.5"})
    assert answer.json() == {"town": "val-des-sources", "language": "en", "address": "127.0.0.1"}


async def test_a_language_the_town_has_not_becomes_its_first(stranger: Person) -> None:
    for header in ("de", "", "*", "en;q=nonsense", "fr-CA"):
        answer = await stranger.get("/api/v1/probe/here", headers={"Accept-Language": header})
        assert answer.json()["language"] == "fr", header


async def test_a_log_line_names_the_route_and_nobody(
    app: Litestar, stranger: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    await stranger.get("/api/v1/probe/errors/missing?name=Alice")
    await stranger.get("/assets/main-abc123.js")
    app.state.log.flush()
    written = capsys.readouterr().err
    assert "GET /api/v1/probe/errors/{kind} 404" in written
    assert "val-des-sources" in written
    assert "Alice" not in written
    assert "missing" not in written
    assert "main-abc123" not in written


async def test_json_log_lines_are_json(
    app: Litestar, stranger: Person, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app.state.log, "_style", "json")
    await stranger.get("/collectes")
    app.state.log.flush()
    line = json.loads(capsys.readouterr().err.splitlines()[-1])
    assert (line["event"], line["route"], line["status"]) == ("request", "(page)", 200)


async def test_only_the_api_is_compressed_as_it_leaves(stranger: Person) -> None:
    answer = await stranger.get("/api/v1/probe/long", headers={"Accept-Encoding": "br"})
    assert answer.headers["content-encoding"] == "br"
    assert answer.json()["words"].startswith("rue des Érables")
    assert "content-encoding" not in (await stranger.get("/api/v1/probe/here")).headers


async def test_a_person_at_a_wrong_address_gets_a_page(stranger: Person) -> None:
    answer = await stranger.get("/", headers={"Host": "<b>elsewhere</b>.example"})
    assert (answer.status_code, answer.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "Aucune ville" in answer.text
    assert "elsewhere" not in answer.text


async def test_behind_a_trusted_proxy_the_request_is_what_the_proxy_saw(
    settings: Settings, gateways: Gateways, probe: Room, town: Town
) -> None:
    app = create_app(msgspec.structs.replace(settings, trusted_proxy="127.0.0.1"), (probe,))
    seen = {
        "X-Forwarded-For": "203.0.113.7",
        "X-Forwarded-Proto": "https",
        "X-Forwarded-Host": "val-des-sources.example",
    }
    async with (
        started(app),
        httpx.AsyncClient(transport=transport_to(app), base_url="http://inside:8000", headers=seen) as proxy,
    ):
        answer = await proxy.get("/api/v1/probe/here")
    assert answer.json() == {"town": "val-des-sources", "language": "fr", "address": "203.0.113.7"}
    assert "strict-transport-security" in answer.headers


async def test_a_limit_says_when_to_come_back(stranger: Person) -> None:
    statuses = [(await stranger.get("/api/v1/probe/seldom")).status_code for _ in range(3)]
    assert statuses == [200, 200, 429]
    late = await stranger.get("/api/v1/probe/seldom")
    assert 1 <= int(late.headers["retry-after"]) <= 31
    assert late.json()["code"] == "web.too-often"


async def test_two_towns_on_one_machine_are_told_apart(app: Litestar, town: Town, other_town: Town) -> None:
    async with Person(app, town) as here, Person(app, other_town) as there:
        assert (await here.get("/api/v1/probe/here")).json()["town"] == "val-des-sources"
        assert (await there.get("/api/v1/probe/here")).json()["town"] == "lac-aux-saules"
