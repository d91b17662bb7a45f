"""What everybody reads: built once, served from memory, never older than the last change."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from litestar import Litestar

from parvis.database.unit_of_work import unit_of_work
from parvis.kernel.clock import FakeClock
from parvis.kernel.errors import Unavailable
from parvis.towns.services import Town
from parvis.web.changes import touch
from parvis.web.datasets import Dataset, Shelf
from tests.cast import Person
from tests.server.web.conftest import Builds, Counted
from tests.until import until

WHOLE = "/api/v1/probe/whole"


async def test_it_is_built_once_for_all(stranger: Person, builds: Builds) -> None:
    answers = [await stranger.get(WHOLE) for _ in range(3)]
    assert [answer.json()["times"] for answer in answers] == [1, 1, 1]
    assert builds.times == 1


async def test_it_is_checked_each_time_and_compressed_beforehand(stranger: Person) -> None:
    await stranger.get(WHOLE)
    answer = await stranger.get(WHOLE, headers={"Accept-Encoding": "br"})
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["content-encoding"] == "br"
    assert answer.headers["vary"] == "accept-encoding"
    assert answer.headers["content-type"] == "application/json"


async def test_the_first_answer_is_like_the_next_ones(stranger: Person) -> None:
    first, second = [await stranger.get(WHOLE, headers={"Accept-Encoding": "br"}) for _ in range(2)]
    own = {"x-request-id", "date"}
    assert {k: v for k, v in first.headers.items() if k not in own} == {
        k: v for k, v in second.headers.items() if k not in own
    }
    assert first.content == second.content


async def test_a_change_is_seen_after_its_commit_and_not_before(stranger: Person, town: Town, builds: Builds) -> None:
    await stranger.get(WHOLE)
    async with unit_of_work(town.id):
        await touch(town.id, "probe.whole")
        meanwhile = await asyncio.create_task(stranger.get(WHOLE))
        assert meanwhile.json()["times"] == 1

    async def is_new() -> bool:
        return bool((await stranger.get(WHOLE)).json()["times"] == 2)

    await until(is_new)


async def test_a_change_that_is_rolled_back_changes_nothing(stranger: Person, town: Town, builds: Builds) -> None:
    await stranger.get(WHOLE)
    with pytest.raises(ZeroDivisionError):
        await _touch_and_fail(town)
    await stranger.get("/api/v1/probe/parts/a/x")
    async with unit_of_work(town.id):
        await touch(town.id, "probe.part")  # Heard after the first one would have been.

    async def is_new() -> bool:
        return bool((await stranger.get("/api/v1/probe/parts/a/x")).json()["times"] == 3)

    await until(is_new)
    assert (await stranger.get(WHOLE)).json()["times"] == 1


async def _touch_and_fail(town: Town) -> None:
    async with unit_of_work(town.id):
        await touch(town.id, "probe.whole")
        raise ZeroDivisionError


async def test_a_new_day_in_the_town_is_a_change(clock: FakeClock, stranger: Person) -> None:
    clock.move_to(datetime(2026, 11, 24, 4, 59, tzinfo=UTC))  # 23 h 59 in Québec
    assert (await stranger.get(WHOLE)).json()["times"] == 1
    clock.advance(timedelta(minutes=1))
    assert (await stranger.get(WHOLE)).json()["times"] == 2


async def test_each_key_is_a_document_of_its_own(stranger: Person) -> None:
    first = await stranger.get("/api/v1/probe/parts/a/x")
    second = await stranger.get("/api/v1/probe/parts/b/x")
    assert (first.json()["key"], second.json()["key"]) == ("a", "b")
    assert first.headers["etag"] != second.headers["etag"]


async def test_an_unknown_key_is_404_and_takes_no_memory(stranger: Person, app: Litestar, town: Town) -> None:
    answer = await stranger.get("/api/v1/probe/parts/nowhere/x")
    assert (answer.status_code, answer.json()["code"]) == (404, "kernel.not-found")
    assert app.state.shelf.find(town.id, "/api/v1/probe/parts/nowhere/x") is None
    for strange in ("k" * 300, "%00", "k%0A"):
        assert (await stranger.get(f"/api/v1/probe/parts/{strange}/x")).json()["code"] == "web.unknown-dataset-key"


async def test_each_town_has_its_own(app: Litestar, town: Town, other_town: Town) -> None:
    async with Person(app, town) as here, Person(app, other_town) as there:
        assert (await here.get(WHOLE)).json()["town"] == "val-des-sources"
        assert (await there.get(WHOLE)).json()["town"] == "lac-aux-saules"


async def test_the_last_copy_serves_while_the_database_is_away(
    stranger: Person, app: Litestar, town: Town, builds: Builds
) -> None:
    await stranger.get(WHOLE)
    app.state.shelf.drop_all()
    builds.failure = ConnectionRefusedError()
    answer = await stranger.get(WHOLE)
    assert (answer.status_code, answer.json()["times"]) == (200, 1)
    builds.failure = None
    assert (await stranger.get(WHOLE)).json()["times"] == 2


async def test_without_any_copy_a_database_that_is_away_is_said(stranger: Person, builds: Builds) -> None:
    builds.failure = Unavailable()
    assert (await stranger.get(WHOLE)).status_code == 503


async def test_many_first_readers_cost_one_building(town: Town) -> None:
    served, started, gate, times = town.as_served(), asyncio.Event(), asyncio.Event(), 0

    async def build(_town: object, _key: str | None) -> Counted:
        nonlocal times
        times += 1
        started.set()
        await gate.wait()
        return Counted("x", None, times)

    shelf = Shelf()
    dataset = Dataset(name="probe.slow", path="/slow", build=build, budget_bytes=1)
    readers = [asyncio.create_task(shelf.get(served, dataset, None)) for _ in range(5)]
    await asyncio.wait_for(started.wait(), 5)
    gate.set()
    assert len({id(made) for made in await asyncio.gather(*readers)}) == 1
    assert times == 1


async def test_a_copy_read_before_a_change_does_not_outlive_it(town: Town) -> None:
    served, times = town.as_served(), 0
    shelf = Shelf()

    async def build(_town: object, _key: str | None) -> Counted:
        nonlocal times
        times += 1
        if times == 1:
            shelf.drop(served.id, "probe.raced")  # somebody changes it while it is being read
        return Counted("x", None, times)

    dataset = Dataset(name="probe.raced", path="/raced", build=build, budget_bytes=1)
    await shelf.get(served, dataset, None)
    assert times == 2
    assert shelf.find(served.id, "/raced") is not None


async def test_the_oldest_copies_make_room(town: Town) -> None:
    served = town.as_served()

    async def build(_town: object, key: str | None) -> Counted:
        return Counted("x", key, 1)

    shelf = Shelf(memory_bytes=5_000)
    dataset = Dataset(name="probe.many", path="/many/{key}", build=build, budget_bytes=10_000)
    for number in range(20):
        await shelf.get(served, dataset, str(number))
    assert shelf.find(served.id, "/many/0") is None
    assert shelf.find(served.id, "/many/19") is not None
