"""What a room's command on the command line gets from the house: click's `obj`, by `@click.pass_obj`.

Such a command is a plain function `(house: CommandHouse, …)` that calls `house.run(some_coroutine())` and prints what
it returned with `click.echo`.
"""

from collections.abc import Coroutine
from typing import Any, Protocol, TypeVar

Result = TypeVar("Result")


class CommandHouse(Protocol):
    """An opened house: started, migrated, with database and gateways while `run` runs."""

    def run(self, work: Coroutine[Any, Any, Result]) -> Result:
        """Open the database and the gateways, await `work`, close them, and return its result.

        Raises:
            click.ClickException: `work` raised a ParvisError; its words are what the person reads.
        """
        ...

    def origin(self, host: str) -> str:
        """Return the address of the town served at `host`, without a final slash; links are made with it."""
        ...
