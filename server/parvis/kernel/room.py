"""What a room declares about itself. `parvis.rooms` lists the rooms; nothing else needs to know them."""

from collections.abc import Awaitable, Callable
from typing import Protocol

import click
import msgspec

from parvis.kernel.work import Cron, Job, Listener


class Named(Protocol):
    """Anything with a name: the edge knows the rest (a dataset, for one)."""

    @property
    def name(self) -> str:
        """The stable name, `room.thing`."""
        ...


class Room(msgspec.Struct, frozen=True, kw_only=True):
    """One domain of the product, declared in `<room>/room.py` as `ROOM`.

    Args:
        name: The package's name, and the prefix of its tables, jobs, datasets and problem codes.
        controllers: Litestar controllers.
        jobs: Background work.
        listens: Other rooms' events that this room hears.
        datasets: `parvis.web.datasets.Dataset` declarations.
        crons: Work that comes round.
        commands: Click groups and commands of `parvis`. A group with a name that is already there (`import`, `staff`)
            gives its own commands to that one. They get a `parvis.kernel.commands.CommandHouse` by `click.pass_obj`.
        demo: Loads the demo town's part, idempotent, opening its own units of work; returns lines of progress
            for the person who watches, in the present tense.
        demo_links: Lines to end `parvis serve --demo` with, given the origin: a label and an address.
    """

    name: str
    controllers: tuple[type[object], ...] = ()
    jobs: tuple[Job, ...] = ()
    listens: tuple[Listener, ...] = ()
    datasets: tuple[Named, ...] = ()
    crons: tuple[Cron, ...] = ()
    commands: tuple[click.Command, ...] = ()
    demo: Callable[[], Awaitable[list[str]]] | None = None
    demo_links: Callable[[str], Awaitable[list[tuple[str, str]]]] | None = None
