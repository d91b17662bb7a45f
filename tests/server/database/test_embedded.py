import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.quick_folder import PREFIX, quick_folder

USE = """
import asyncio, os, signal, sys
from pathlib import Path
import asyncpg
from parvis.database.embedded import start_embedded_server
async def ask(url):
    connection = await asyncpg.connect(url)
    await connection.execute("create table if not exists kept (words text)")
    print(await connection.fetchval("select count(*) from kept"))
    await connection.execute("insert into kept values ('once')")
    await connection.close()
asyncio.run(ask(start_embedded_server(Path(sys.argv[1]))))
if sys.argv[2] == "killed":
    sys.stdout.flush()
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def data() -> Iterator[Path]:
    """A data folder that the server's system user may enter; pytest's own is closed to it."""
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}embedded-", dir=quick_folder()))
    folder.chmod(0o755)
    yield folder
    for server in running_servers(folder):
        server.kill()
        server.wait(5)
    shutil.rmtree(folder)


def running_servers(data: Path) -> list[psutil.Process]:
    return [
        process
        for process in psutil.process_iter(["name", "cmdline"])
        if process.info["name"] == "postgres" and str(data / "postgres") in (process.info["cmdline"] or ())
    ]


def use(data: Path, end: str = "ended") -> int:
    """Start or join the server in a process of its own, note one more use, and return how many there were before."""
    done = subprocess.run(
        [sys.executable, "-c", USE, str(data / "postgres"), end], capture_output=True, text=True, check=False
    )
    assert done.returncode == (0 if end == "ended" else -signal.SIGKILL), done.stdout + done.stderr
    return int(done.stdout)


def test_it_starts_from_nothing_stops_with_its_user_and_keeps_what_it_was_given(data: Path) -> None:
    assert use(data) == 0
    assert running_servers(data) == []
    assert use(data) == 1


def test_a_server_whose_user_was_killed_is_joined_and_stopped_by_the_next(data: Path) -> None:
    use(data, "killed")
    assert len(running_servers(data)) == 1
    assert use(data) == 1
    assert running_servers(data) == []


def test_a_server_that_was_cut_off_recovers(data: Path) -> None:
    use(data, "killed")
    (server,) = running_servers(data)
    for process in [server, *server.children()]:
        with contextlib.suppress(psutil.NoSuchProcess):  # they end by themselves when the first is gone
            process.kill()
    server.wait(5)
    assert use(data) == 1


def test_another_program_with_the_dead_servers_number_is_not_taken_for_it(data: Path) -> None:
    use(data)
    mark = f"{os.getpid()}\n{data}/postgres\n0\n5432\n{data}\n\n0 0\nready\n"
    (data / "postgres" / "postmaster.pid").write_text(mark)
    assert use(data) == 1
