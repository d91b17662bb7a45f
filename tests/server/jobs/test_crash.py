import asyncio
import sys
from datetime import timedelta
from uuid import UUID

import pytest

from parvis.database.unit_of_work import platform_unit_of_work, unit_of_work
from parvis.jobs import Counts, Job, enqueue
from parvis.jobs.registry import REGISTRY
from parvis.jobs.upkeep import read_queue_state
from parvis.jobs.worker import Worker, working
from tests.conftest import Database
from tests.server.jobs.tower import HEARTBEAT_TIMEOUT, Ring
from tests.until import until

TOWN = UUID("0198c0de-0000-7000-8000-000000000001")


async def start_tower(database: Database) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.server.jobs.tower", database.url), stdout=asyncio.subprocess.PIPE
    )


async def hear(tower: asyncio.subprocess.Process) -> str:
    assert tower.stdout is not None
    return (await asyncio.wait_for(tower.stdout.readline(), 20)).decode().strip()


async def kill_in_the_middle_of(database: Database, bell: str) -> None:
    tower = await start_tower(database)
    assert await hear(tower) == bell
    tower.kill()
    await tower.wait()


@pytest.fixture
def rung(database: Database) -> asyncio.Queue[str]:
    """What a worker of this process rang."""
    rung: asyncio.Queue[str] = asyncio.Queue()

    async def ring(payload: Ring) -> Counts:
        rung.put_nowait(payload.bell)
        return {"rung": 1}

    REGISTRY.use_rooms([])
    REGISTRY.add(Job(name="tower.ring", payload_type=Ring, run=ring, max_attempts=3))
    return rung


def a_worker(database: Database) -> Worker:
    return Worker(database.url, REGISTRY, heartbeat_timeout=HEARTBEAT_TIMEOUT, poll=timedelta(seconds=0.2))


async def test_a_job_whose_worker_is_killed_is_run_again_by_another(
    database: Database, rung: asyncio.Queue[str]
) -> None:
    async with unit_of_work(TOWN):
        await enqueue("tower.ring", Ring("angelus"))
    await kill_in_the_middle_of(database, "angelus")
    assert (await read_queue_state()).running == 1
    async with working(a_worker(database)):
        assert await asyncio.wait_for(rung.get(), 10) == "angelus"


async def test_a_job_that_is_being_worked_on_is_left_alone(database: Database, rung: asyncio.Queue[str]) -> None:
    async with unit_of_work(TOWN):
        await enqueue("tower.ring", Ring("angelus"))
    tower = await start_tower(database)
    try:
        assert await hear(tower) == "angelus"
        async with working(a_worker(database)):
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(rung.get(), 3 * HEARTBEAT_TIMEOUT.total_seconds())
    finally:
        tower.kill()
        await tower.wait()


async def test_a_job_that_kills_every_worker_ends_as_dead(database: Database, rung: asyncio.Queue[str]) -> None:
    async with unit_of_work(TOWN):
        await enqueue("tower.ring", Ring("cursed"))
    async with platform_unit_of_work() as uow:  # as three killed workers leave it, a while ago
        await uow.connection.execute("""
            with job as (update pgqueuer set status = 'picked', execute_after = now() - interval '1 hour',
                                heartbeat = now() - interval '1 hour' returning id)
            insert into pgqueuer_log (job_id, status, entrypoint, priority)
            select id, 'picked', 'tower.ring', 0 from job, generate_series(1, 3)""")
    async with working(a_worker(database)):
        await until(one_is_dead)
    assert rung.empty()


async def test_a_worker_told_to_stop_puts_back_what_it_cannot_end(database: Database, rung: asyncio.Queue[str]) -> None:
    async with unit_of_work(TOWN):
        await enqueue("tower.ring", Ring("angelus"))
    tower = await start_tower(database)
    assert await hear(tower) == "angelus"
    tower.send_signal(2)
    await asyncio.wait_for(tower.wait(), 30)
    state = await read_queue_state()
    assert (state.waiting, state.running, state.dead) == (1, 0, 0)


async def test_jobs_outlive_a_database_that_cuts_every_line(database: Database, rung: asyncio.Queue[str]) -> None:
    import asyncpg

    async with working(a_worker(database)):
        async with unit_of_work(TOWN):
            await enqueue("tower.ring", Ring("before"))
        assert await asyncio.wait_for(rung.get(), 10) == "before"
        administrator = await asyncpg.connect(database.url)
        await administrator.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity"
            " where datname = current_database() and pid <> pg_backend_pid()"
        )
        await administrator.close()
        async with unit_of_work(TOWN):
            await enqueue("tower.ring", Ring("after"))
        assert await asyncio.wait_for(rung.get(), 20) == "after"


async def one_is_dead() -> bool:
    return (await read_queue_state()).dead == 1
