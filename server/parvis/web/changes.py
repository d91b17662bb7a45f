"""What changed, told to every process by PostgreSQL's NOTIFY at the commit of the change."""

from collections.abc import Callable
from contextlib import suppress
from uuid import UUID

from parvis.database.notify import NotificationHub, notify
from parvis.database.unit_of_work import unit_of_work

CHANNEL = "parvis_changes"

OnChange = Callable[[UUID, str], None]
"""Called with a town and the name of a dataset of it that changed."""


async def touch(town_id: UUID, *names: str) -> None:
    """Say that these datasets of the town changed, in the unit of work that changes them.

    Every process drops its copies when, and only if, that unit of work commits.
    """
    async with unit_of_work(town_id):
        for name in names:
            await notify(CHANNEL, f"{town_id} {name}")


def hear_changes(hub: NotificationHub, on_change: OnChange, *, on_gap: Callable[[], None]) -> None:
    """Have `on_change` called for every dataset touched anywhere, and `on_gap` when some may have been missed."""

    def hear(payload: str) -> None:
        town_id, _, name = payload.partition(" ")
        with suppress(ValueError):
            on_change(UUID(town_id), name)

    hub.listen(CHANNEL, hear, on_reconnect=on_gap)
