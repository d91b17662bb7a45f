"""Who may call what; and a walk over every route there is."""

from collections.abc import Iterator

import pytest
from litestar import Litestar, get
from litestar.handlers import HTTPRouteHandler
from litestar.routes import HTTPRoute

from parvis.app import create_app
from parvis.settings import Settings
from parvis.towns.services import Town
from parvis.web.guards import device_required, is_guarded, public, staff_required
from parvis.web.limits import RateLimit
from tests.cast import Citizen, Member, Person, sign_in

PROBE = "/api/v1/probe"


def _handlers(app: Litestar) -> Iterator[tuple[str, str, HTTPRouteHandler]]:
    """Every route a room wrote; OPTIONS is Litestar's own, and answers Allow alone."""
    for route in app.routes:
        assert isinstance(route, HTTPRoute), f"{route.path} is no HTTP route: say here who may call it"
        for method, (handler, _) in route.route_handler_map.items():
            if method != "OPTIONS":
                yield method, route.path, handler


def test_every_route_says_who_may_call_it() -> None:
    app = create_app(Settings(database_url="postgresql://nowhere"))
    open_by_mistake = [f"{method} {path}" for method, path, handler in _handlers(app) if not is_guarded(handler)]
    assert open_by_mistake == []
    assert len(list(_handlers(app))) > 10


def test_no_route_learns_devices_without_end() -> None:
    """A limit stands before the guard that writes a row for each id it has not seen."""
    for method, path, handler in _handlers(create_app(Settings(database_url="postgresql://nowhere"))):
        guards = handler.resolve_guards()
        if device_required in guards:
            before = guards[: guards.index(device_required)]
            assert any(isinstance(guard, RateLimit) for guard in before), f"{method} {path}"


def test_the_walk_notices_a_route_without_a_guard() -> None:
    @get("/forgotten")
    async def forgotten() -> None:
        """Say nothing."""

    @get("/meant", opt=public)
    async def meant() -> None:
        """Say nothing."""

    @get("/theirs", guards=[device_required])
    async def theirs() -> None:
        """Say nothing."""

    @get("/ours", guards=[staff_required()])
    async def ours() -> None:
        """Say nothing."""

    app = Litestar([forgotten, meant, theirs, ours], openapi_config=None)
    assert {path for _, path, handler in _handlers(app) if not is_guarded(handler)} == {"/forgotten"}


async def test_a_device_is_let_in_and_named(alice: Citizen) -> None:
    answer = await alice.get(f"{PROBE}/me")
    assert answer.json()["word"] == str(alice.device_id)


async def test_nobody_in_particular_is_not(eve: Person) -> None:
    answer = await eve.get(f"{PROBE}/me")
    assert (answer.status_code, answer.json()["code"]) == (401, "kernel.not-signed-in")


async def test_what_is_one_devices_is_kept_by_no_cache(alice: Citizen) -> None:
    answer = await alice.get(f"{PROBE}/me")
    assert answer.headers["cache-control"] == "private, no-cache"
    assert "Parvis-Device" in answer.headers["vary"]
    again = await alice.get(f"{PROBE}/me", headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


async def test_two_devices_do_not_share_an_etag(alice: Citizen, bob: Citizen) -> None:
    theirs = (await alice.get(f"{PROBE}/me")).headers["etag"]
    assert (await bob.get(f"{PROBE}/me", headers={"If-None-Match": theirs})).status_code == 200


@pytest.mark.parametrize(("role", "status"), [("agent", 403), ("editor", 200), ("admin", 200)])
async def test_a_role_includes_those_before_it(app: Litestar, town: Town, role: str, status: int) -> None:
    async with await sign_in(app, town, "Marc Roy", role) as marc:  # type: ignore[arg-type]  # parametrised words
        answer = await marc.put(f"{PROBE}/edited")
    assert answer.status_code == status
    if status == 403:
        assert (answer.json()["needed"], answer.json()["held"]) == ("editor", "agent")


async def test_staff_of_another_town_are_strangers_here(app: Litestar, town: Town, didier: Member) -> None:
    token = didier.cookies["__Host-parvis"]
    async with Member(app, town, token, didier.staff) as intruder:
        assert (await intruder.put(f"{PROBE}/edited")).status_code == 401
