"""The house that rooms' commands open, on a test's own database."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import click
from click.testing import CliRunner, Result

from parvis.database.engine import ENGINE, open_database
from parvis.kernel.errors import ParvisError
from parvis.kernel.sealed import holding
from tests.conftest import Database


class OpenHouse:
    """A `parvis.kernel.commands.CommandHouse` for a command that runs its own event loop."""

    def __init__(self, url: str) -> None:
        self._url = url

    def run(self, work: Coroutine[Any, Any, Any]) -> Any:  # noqa: ANN401 - whatever the work returns
        async def opened() -> Any:  # noqa: ANN401 - as above
            with holding("tests"):
                async with open_database(self._url):
                    return await work

        try:
            return asyncio.run(opened())
        except ParvisError as refusal:
            raise click.ClickException(refusal.detail) from refusal

    def origin(self, host: str) -> str:
        return f"https://{host}"


async def run_command(database: Database, command: click.Command, *arguments: str) -> Result:
    """Run a command in a thread, with a loop and a pool of its own, while this loop's pool is put aside."""
    mine, ENGINE.pool = ENGINE.pool, None
    try:
        return await asyncio.to_thread(CliRunner().invoke, command, arguments, obj=OpenHouse(database.url))
    finally:
        ENGINE.pool = mine
