"""What watches the machine."""

import httpx
import msgspec
import pytest
from litestar import Litestar

from parvis.app import create_app
from parvis.gateways import Gateways
from parvis.settings import Settings
from parvis.web.site import Site
from tests.browsers import started, transport_to
from tests.cast import Person


async def test_a_living_process_says_so_at_any_host(app: Litestar) -> None:
    async with httpx.AsyncClient(transport=transport_to(app), base_url="http://10.0.0.7:8000") as probe:
        answer = await probe.get("/healthz")
    assert (answer.status_code, answer.text) == (200, "ok")


async def test_it_is_ready_when_the_database_has_what_it_expects(stranger: Person) -> None:
    answer = await stranger.get("/readyz")
    assert (answer.status_code, answer.json()) == (200, {"database": "ok", "migrations": "ok", "site": "ok"})


async def test_it_is_not_ready_without_a_database(app: Litestar, stranger: Person) -> None:
    nowhere = msgspec.structs.replace(app.state.settings, database_url="postgresql://127.0.0.1:1/nothing")
    app.state.settings = nowhere
    answer = await stranger.get("/readyz")
    assert (answer.status_code, answer.json()["database"]) == (503, "away")


async def test_figures_are_for_this_machine(stranger: Person) -> None:
    await stranger.get("/api/v1/probe/here")
    answer = await stranger.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain")
    assert 'route="/api/v1/probe/here",status="200"} 1.0' in answer.text
    assert 'parvis_jobs{state="waiting"} 0.0' in answer.text
    assert "process_cpu_seconds_total" in answer.text


async def test_figures_are_not_for_who_comes_through_a_proxy_we_do_not_know(stranger: Person) -> None:
    answer = await stranger.get("/metrics", headers={"X-Forwarded-For": "203.0.113.7"})
    assert (answer.status_code, answer.json()["code"]) == (403, "web.not-your-figures")


async def test_figures_are_not_for_another_machine(app: Litestar) -> None:
    transport = transport_to(app)
    transport.client = ("203.0.113.7", 1234)
    async with httpx.AsyncClient(transport=transport, base_url="https://val-des-sources.example") as far:
        assert (await far.get("/metrics")).status_code == 403


@pytest.mark.parametrize(("header", "status"), [("Bearer right", 200), ("Bearer wrong", 403), ("", 403)])
async def test_a_token_opens_the_figures_and_replaces_the_place(
    settings: Settings, gateways: Gateways, header: str, status: int
) -> None:
    app = create_app(msgspec.structs.replace(settings, metrics_token="right"), (), site=Site())
    async with started(app), httpx.AsyncClient(transport=transport_to(app), base_url="http://localhost") as probe:
        assert (await probe.get("/metrics", headers={"Authorization": header})).status_code == status
