import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import httpx
import psutil
import pytest

from tests.conftest import Database
from tests.house import free_port
from tests.until import until

Start = Callable[..., Awaitable["Served"]]


class Served:
    """A `parvis serve` in a process of its own."""

    def __init__(self, process: asyncio.subprocess.Process, port: int) -> None:
        self.process, self.port = process, port

    async def answers(self) -> bool:
        async with httpx.AsyncClient() as browser:
            try:
                return (await browser.get(f"http://localhost:{self.port}/readyz")).status_code == 200
            except httpx.TransportError:
                return False

    async def is_silent(self) -> bool:
        return not await self.answers()

    async def hear(self, words: str) -> list[str]:
        """Return the lines printed up to the one with `words`."""
        assert self.process.stdout is not None
        lines: list[str] = []
        async with asyncio.timeout(20):
            while not lines or words not in lines[-1]:
                lines.append((await self.process.stdout.readuntil()).decode())
        return lines


@pytest.fixture
async def start(database: Database, tmp_path: Path) -> AsyncIterator[Start]:
    """Starts `parvis serve`; whatever still runs at the end is killed."""
    started: list[asyncio.subprocess.Process] = []

    async def start(*words: str) -> Served:
        port = free_port()
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PARVIS_")}
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "parvis", "serve", "--port", str(port), *words),
            env=environment | {"PARVIS_DATABASE_URL": database.url, "PARVIS_DATA_DIR": str(tmp_path)},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            start_new_session=True,
        )
        started.append(process)
        served = Served(process, port)
        await until(served.answers, seconds=40)
        return served

    yield start
    for process in started:
        if process.returncode is None:
            os.killpg(process.pid, signal.SIGKILL)
            await process.wait()


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
async def test_it_tells_where_it_is_and_stops_when_asked(start: Start, sign: signal.Signals) -> None:
    served = await start()
    lines = await served.hear("Ctrl+C")
    assert f"  Citizens    http://localhost:{served.port}\n" in lines
    served.process.send_signal(sign)
    await served.hear("Stopped.")
    assert await served.process.wait() == 0


async def test_an_impatient_ctrl_c_twice_stops_it_as_well(start: Start) -> None:
    served = await start()
    await served.hear("Ctrl+C")
    os.killpg(served.process.pid, signal.SIGINT)  # as a terminal does, to every process
    os.killpg(served.process.pid, signal.SIGINT)
    await served.hear("Stopped.")


async def test_no_process_stays_behind_when_the_first_is_killed(start: Start) -> None:
    served = await start("--workers", "2")
    served.process.kill()
    await served.process.wait()
    await until(served.is_silent, seconds=15)


async def test_a_killed_web_process_is_replaced(start: Start) -> None:
    served = await start()
    (child,) = psutil.Process(served.process.pid).children()
    child.kill()
    await until(served.is_silent, seconds=10)
    await until(served.answers, seconds=30)
