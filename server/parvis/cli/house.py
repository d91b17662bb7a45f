"""The house as a command finds it: settings read, database started and migrated, gateways open while it works."""

import asyncio
import os
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, TypeVar

import click
import msgspec

from parvis.kernel.errors import ParvisError, Unavailable
from parvis.kernel.logs import set_up_logs
from parvis.settings import Settings, read_settings, with_secret_key

Result = TypeVar("Result")
_OWN_MACHINE = ("localhost", "127.0.0.1", "::1")


class CannotStart(Unavailable):
    """Something that Parvis stands on is missing."""

    code = "cli.cannot-start"


def read(**changes: object) -> Settings:
    """Return the environment's settings.

    Args:
        **changes: What the command line says differently; None says nothing.
    """
    told = {name: value for name, value in changes.items() if value is not None}
    settings = msgspec.structs.replace(read_settings(os.environ), **told)
    return msgspec.structs.replace(settings, data_dir=settings.data_dir.resolve())


def prepare(settings: Settings | None = None) -> Settings:
    """Return the settings with a database that runs and a secret key, and write logs as they say from now on."""
    settings = with_secret_key(settings or read())
    set_up_logs(settings.log_format)
    if settings.database_url:
        return settings
    return msgspec.structs.replace(settings, database_url=_start_embedded(settings.data_dir / "postgres"))


def _start_embedded(directory: Path) -> str:
    from parvis.database.embedded import start_embedded_server

    try:
        return start_embedded_server(directory)
    except Exception as cause:
        message = (
            f"The embedded PostgreSQL in {directory} does not start: {cause}. Its own words are in {directory}/log."
        )
        raise CannotStart(message) from cause


def run_async(work: Coroutine[Any, Any, Result]) -> Result:
    """Run `work` on the fastest event loop there is."""
    try:
        import uvloop
    except ImportError:  # Windows has none
        return asyncio.run(work)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(work)


class LazyHouse:
    """What rooms' commands get (`parvis.kernel.commands.CommandHouse`); it opens when first used."""

    def __init__(self) -> None:
        self._prepared: Settings | None = None

    @property
    def settings(self) -> Settings:
        """Return the settings; the first time, start the database and migrate it."""
        if self._prepared is None:
            from parvis.database.migrations import migrate

            self._prepared = prepare()
            run_async(migrate(self._prepared.database_url))
        return self._prepared

    def run(self, work: Coroutine[Any, Any, Result]) -> Result:
        """Await `work` with the database and the gateways open.

        Raises:
            click.ClickException: `work` raised a ParvisError.
        """
        try:
            return run_async(in_open_house(self.settings, work))
        except ParvisError as refusal:
            raise click.ClickException(refusal.detail) from refusal

    def origin(self, host: str) -> str:
        """Return the address of the town served at `host`."""
        return origin(host, self.settings.port)


async def in_open_house(settings: Settings, work: Coroutine[Any, Any, Result]) -> Result:
    """Await `work` with this process's database, gateways and rooms ready."""
    from parvis.database.engine import open_database
    from parvis.gateways import open_gateways
    from parvis.jobs.registry import REGISTRY
    from parvis.rooms import ROOMS

    REGISTRY.use_rooms(ROOMS)
    async with (
        open_database(settings.database_url, max_size=settings.database_connections),
        open_gateways(settings),
    ):
        return await work


def origin(host: str, port: int) -> str:
    """Return the address of `host` as a browser wants it: plain on this machine, encrypted everywhere else."""
    if host in _OWN_MACHINE or host.endswith(".localhost"):
        return f"http://{host}:{port}"
    return f"https://{host}"
