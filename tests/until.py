"""Waiting, in the event loop, for what other tasks and processes bring about."""

import asyncio
from collections.abc import Awaitable, Callable

PAUSE_SECONDS = 0.02


async def until(holds: Callable[[], Awaitable[bool]], *, seconds: float = 10) -> None:
    """Ask `holds` again and again until it is true.

    Raises:
        TimeoutError: It was not, for so many seconds.
    """
    async with asyncio.timeout(seconds):
        while not await holds():  # noqa: ASYNC110 - what another process does sets no event here
            await asyncio.sleep(PAUSE_SECONDS)
