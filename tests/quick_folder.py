"""Where tests' database servers live: in memory where there is room, so that a clone takes 50 ms on any disk."""

import contextlib
import json
import shutil
import tempfile
from pathlib import Path

import psutil

_ROOM_BYTES = 2_000_000_000
PREFIX = "parvis-tests-"


def quick_folder() -> Path:
    """Return the folder to make servers' folders in; their names start with `PREFIX`."""
    memory = Path("/dev/shm")  # noqa: S108 - folders of our own names are made in it
    has_room = memory.is_dir() and shutil.disk_usage(memory).free > _ROOM_BYTES
    return memory if has_room else Path(tempfile.gettempdir())


def sweep() -> None:
    """Stop and remove the servers of runs that were killed; they would stay in memory for ever."""
    for users in quick_folder().glob(f"{PREFIX}*/.handle_pids.json"):
        with contextlib.suppress(FileNotFoundError, ValueError):
            if not any(psutil.pid_exists(user) for user in json.loads(users.read_text())):
                _stop_server(users.parent)
                shutil.rmtree(users.parent, ignore_errors=True)


def _stop_server(folder: Path) -> None:
    with contextlib.suppress(FileNotFoundError, ValueError, psutil.NoSuchProcess, psutil.TimeoutExpired):
        server = psutil.Process(int((folder / "postmaster.pid").read_text().split("\n", 1)[0]))
        if server.name() == "postgres" and str(folder) in server.cmdline():
            server.kill()
            server.wait(5)
