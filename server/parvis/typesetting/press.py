"""Where sheets are printed: one after the other beside the event loop, and each only once while it is remembered."""

import asyncio
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor

from parvis.kernel.errors import TooMany
from parvis.typesetting.sheet import Sheet

_MEMORY_BYTES = 12_000_000
_LONGEST_LINE = 40
_RETRY_AFTER_SECONDS = 10
_THREAD = ThreadPoolExecutor(max_workers=1, thread_name_prefix="press")
"""One: however many ask, a single core prints, and the others answer requests."""


class PressBusy(TooMany):
    """Too many sheets wait to be printed."""

    code = "typesetting.busy"


class Press:
    """Prints sheets and remembers the latest, by their edition.

    Args:
        memory_bytes: How much of them.
    """

    def __init__(self, memory_bytes: int = _MEMORY_BYTES) -> None:
        self._memory_bytes = memory_bytes
        self._printed: OrderedDict[str, bytes] = OrderedDict()
        self._used_bytes = 0
        self._line: dict[str, asyncio.Task[bytes]] = {}

    async def print(self, sheet: Sheet) -> bytes:
        """Return the sheet's PDF; whoever asks for what is being printed waits for the same.

        Raises:
            CannotTypeset: It could not be made.
            PressBusy: The line is too long.
        """
        edition = sheet.edition
        if (known := self._printed.get(edition)) is not None:
            self._printed.move_to_end(edition)
            return known
        printing = self._line.get(edition)
        if printing is None:
            if len(self._line) >= _LONGEST_LINE:
                raise PressBusy(retry_after_seconds=_RETRY_AFTER_SECONDS)
            printing = self._line[edition] = asyncio.create_task(self._print(sheet))
            printing.add_done_callback(lambda _: self._line.pop(edition))
        return await asyncio.shield(printing)

    async def _print(self, sheet: Sheet) -> bytes:
        made = await asyncio.get_running_loop().run_in_executor(_THREAD, sheet.typeset)
        self._printed[sheet.edition] = made
        self._used_bytes += len(made)
        while self._used_bytes > self._memory_bytes and len(self._printed) > 1:
            _, oldest = self._printed.popitem(last=False)
            self._used_bytes -= len(oldest)
        return made
