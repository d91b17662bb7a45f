import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from uuid import UUID

import msgspec
import pytest

from parvis.database.unit_of_work import platform_unit_of_work, unit_of_work
from parvis.jobs import Counts, Cron, Event, GiveUp, Job, Listener, TryLater, enqueue, publish
from parvis.jobs.registry import REGISTRY
from parvis.jobs.upkeep import read_queue_state
from parvis.jobs.worker import Worker, working
from parvis.kernel import clock
from parvis.kernel.room import Room
from tests.conftest import Database
from tests.until import until

TOWN = UUID("0198c0de-0000-7000-8000-000000000001")
SOON = 0.05


class Ring(msgspec.Struct):
    bell: str


class Rang(Event, frozen=True):
    bell: str


class Tower:
    """A room's work that remembers what it was asked, and fails as told."""

    def __init__(self) -> None:
        self.rung: asyncio.Queue[str] = asyncio.Queue()
        self.failures: list[Exception] = []

    async def ring(self, payload: Ring | Rang) -> Counts:
        self.rung.put_nowait(payload.bell)
        if self.failures:
            raise self.failures.pop(0)
        return {"rung": 1}

    async def strike(self) -> Counts:
        self.rung.put_nowait("the hour")
        return {"struck": 1}

    async def hear(self) -> str:
        return await asyncio.wait_for(self.rung.get(), 10)


@pytest.fixture
def tower(database: Database) -> Tower:
    tower = Tower()
    REGISTRY.use_rooms(
        [
            Room(
                name="tower",
                jobs=(
                    Job(name="tower.ring", payload_type=Ring, run=tower.ring, max_attempts=3, first_delay_seconds=SOON),
                ),
                listens=(Listener(name="tower.hear", event_type=Rang, run=tower.ring),),
                crons=(Cron(name="tower.strike", expression="* * * * *", run=tower.strike),),
            )
        ]
    )
    return tower


@asynccontextmanager
async def a_worker(database: Database, grace: timedelta = timedelta(seconds=10)) -> AsyncIterator[Worker]:
    worker = Worker(
        database.url, REGISTRY, heartbeat_timeout=timedelta(seconds=1), poll=timedelta(seconds=0.2), grace=grace
    )
    async with working(worker):
        yield worker


async def queue_is_empty() -> bool:
    state = await read_queue_state()
    return state.waiting + state.running + state.later == 0


async def one_is_dead() -> bool:
    return (await read_queue_state()).dead == 1


async def test_a_job_runs_after_its_unit_of_work_commits(database: Database, tower: Tower) -> None:
    async with a_worker(database):
        async with unit_of_work(TOWN):
            await enqueue("tower.ring", Ring("angelus"))
            assert tower.rung.empty()
        assert await tower.hear() == "angelus"
        await until(queue_is_empty)


async def test_a_job_of_a_rolled_back_unit_of_work_never_runs(database: Database, tower: Tower) -> None:
    async def ring_then_fail() -> None:
        async with unit_of_work(TOWN):
            await enqueue("tower.ring", Ring("false alarm"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await ring_then_fail()
    assert await queue_is_empty()


async def test_a_job_cannot_be_enqueued_outside_a_unit_of_work(database: Database, tower: Tower) -> None:
    with pytest.raises(RuntimeError, match="inside a unit of work"):
        await enqueue("tower.ring", Ring("angelus"))


async def test_an_unknown_job_is_refused(database: Database, tower: Tower) -> None:
    async with unit_of_work(TOWN):
        with pytest.raises(LookupError, match=r"tower\.sing"):
            await enqueue("tower.sing", Ring("angelus"))


async def test_a_payload_of_another_type_is_refused(database: Database, tower: Tower) -> None:
    async with unit_of_work(TOWN):
        with pytest.raises(TypeError, match="takes Ring"):
            await enqueue("tower.ring", Rang(town_id=TOWN, bell="angelus"))


async def test_a_failed_job_is_tried_again(database: Database, tower: Tower) -> None:
    tower.failures = [ValueError("the rope broke")]
    async with a_worker(database):
        async with unit_of_work(TOWN):
            await enqueue("tower.ring", Ring("angelus"))
        assert [await tower.hear(), await tower.hear()] == ["angelus", "angelus"]
        await until(queue_is_empty)


async def test_a_job_that_always_fails_is_kept_as_dead(database: Database, tower: Tower) -> None:
    tower.failures = [ValueError("the rope broke")] * 3
    async with a_worker(database):
        async with unit_of_work(TOWN):
            await enqueue("tower.ring", Ring("angelus"))
        await until(one_is_dead)
    assert tower.rung.qsize() == 3


async def test_a_job_that_gives_up_is_dead_at_once(database: Database, tower: Tower) -> None:
    tower.failures = [GiveUp("no-such-bell")]
    async with a_worker(database):
        async with unit_of_work(TOWN):
            await enqueue("tower.ring", Ring("angelus"))
        await until(one_is_dead)
    assert tower.rung.qsize() == 1


async def test_what_is_kept_of_a_failure_does_not_quote_it(database: Database, tower: Tower) -> None:
    tower.failures = [GiveUp("no-such-bell"), ValueError("Alice, 418 555-0142")]
    async with a_worker(database):
        async with unit_of_work(TOWN):
            await enqueue("tower.ring", Ring("angelus"))
            await enqueue("tower.ring", Ring("tocsin"))
        await until(one_is_dead)
        await until(queue_is_empty)
    async with platform_unit_of_work() as uow:
        kept = await uow.connection.fetchval("select string_agg(traceback::text, ' ') from pgqueuer_log")
    assert "no-such-bell" in kept
    assert "ValueError" in kept
    assert "Alice" not in kept


async def test_a_job_asked_to_wait_does_not_wear_out(database: Database, tower: Tower) -> None:
    tower.failures = [*[TryLater(timedelta(seconds=SOON), "busy")] * 5, ValueError("the rope broke")]
    async with a_worker(database):
        async with unit_of_work(TOWN):
            await enqueue("tower.ring", Ring("angelus"))
        for _ in range(7):
            await tower.hear()
        await until(queue_is_empty)
    assert (await read_queue_state()).dead == 0


async def test_a_job_for_later_waits(database: Database, tower: Tower) -> None:
    async with a_worker(database):
        async with unit_of_work(TOWN):
            await enqueue("tower.ring", Ring("vespers"), run_at=clock.now() + timedelta(hours=6))
            await enqueue("tower.ring", Ring("angelus"))
        assert await tower.hear() == "angelus"
        await until(lambda: _later_is(1))
    assert tower.rung.empty()


async def _later_is(many: int) -> bool:
    return (await read_queue_state()).later == many


async def test_a_key_keeps_a_second_job_out_while_the_first_waits(database: Database, tower: Tower) -> None:
    async with unit_of_work(TOWN):
        await enqueue("tower.ring", Ring("first"), key="noon")
        await enqueue("tower.ring", Ring("second"), key="noon")
    assert (await read_queue_state()).waiting == 1


async def test_an_event_reaches_every_room_that_listens(database: Database, tower: Tower) -> None:
    async with a_worker(database):
        async with unit_of_work(TOWN):
            await publish(Rang(town_id=TOWN, bell="far bell"))
        assert await tower.hear() == "far bell"


async def test_an_event_that_nobody_hears_is_no_job(database: Database) -> None:
    REGISTRY.use_rooms([])
    async with unit_of_work(TOWN):
        await publish(Rang(town_id=TOWN, bell="far bell"))
    assert await queue_is_empty()


async def test_a_cron_whose_moment_passed_runs_once_for_all_workers(database: Database, tower: Tower) -> None:
    async with a_worker(database):
        await until(lambda: _schedules_are(2))
        async with platform_unit_of_work() as uow:
            await uow.connection.execute("update pgqueuer_schedules set next_run = now() - interval '3 hours'")
    async with a_worker(database), a_worker(database):
        assert await tower.hear() == "the hour"
        await until(queue_is_empty)
    assert tower.rung.empty()


async def _schedules_are(many: int) -> bool:
    async with platform_unit_of_work() as uow:
        return bool(await uow.connection.fetchval("select count(*) = $1 from pgqueuer_schedules", many))


async def test_a_stopping_worker_lets_a_running_job_end(database: Database, tower: Tower) -> None:
    ended = asyncio.Event()

    async def ring_slowly(payload: Ring) -> Counts:
        tower.rung.put_nowait(payload.bell)
        await asyncio.sleep(0.3)
        ended.set()
        return {}

    REGISTRY.add(Job(name="tower.slow", payload_type=Ring, run=ring_slowly))
    async with a_worker(database):
        async with unit_of_work(TOWN):
            await enqueue("tower.slow", Ring("bourdon"))
        await tower.hear()
    assert ended.is_set()
    assert await queue_is_empty()


async def test_a_job_cut_short_by_the_end_of_the_grace_is_put_back(database: Database, tower: Tower) -> None:
    async def ring_for_ever(payload: Ring) -> Counts:
        tower.rung.put_nowait(payload.bell)
        await asyncio.Event().wait()
        return {}

    REGISTRY.add(Job(name="tower.endless", payload_type=Ring, run=ring_for_ever))
    async with a_worker(database, grace=timedelta(seconds=0.1)):
        async with unit_of_work(TOWN):
            await enqueue("tower.endless", Ring("bourdon"))
        await tower.hear()
    assert (await read_queue_state()).waiting == 1
