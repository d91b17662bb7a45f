"""Where feeds are written: one after the other beside the event loop, and each only once while it is remembered."""

import asyncio
import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import brotli
import msgspec

from parvis.kernel.errors import Unavailable
from parvis.waste.feeds.writer import Feed, with_source, write_calendar
from parvis.web.representations import Representation, represent

CACHE_CONTROL = "public, max-age=300"

_MEMORY_BYTES = 12_000_000
_LONGEST_LINE = 40
_RETRY_AFTER_SECONDS = 10
_BROTLI, _GZIP = 5, 6
"""Of 100 kB, 2.2 kB are left in 1 ms; brotli's last level would leave 1.8 kB in 240 ms, for each link anew."""
_THREAD = ThreadPoolExecutor(max_workers=1, thread_name_prefix="scribe")
"""One: however many ask, a single core writes, and the others answer requests."""


class ScribeBusy(Unavailable):
    """Too many feeds wait to be written."""

    code = "waste.feeds-busy"


class Scribe:
    """Writes feeds and remembers the latest by all that they say: links that ask for the same share it.

    Args:
        write: Makes the text.
        memory_bytes: How much of them.
    """

    def __init__(self, write: Callable[[Feed], bytes] = write_calendar, memory_bytes: int = _MEMORY_BYTES) -> None:
        self._write = write
        self._memory_bytes = memory_bytes
        self._written: OrderedDict[bytes, bytes] = OrderedDict()
        self._used_bytes = 0
        self._line: dict[bytes, asyncio.Task[bytes]] = {}

    async def represent(self, feed: Feed, source: str) -> Representation:
        """Return `feed` as text/calendar that says it comes from `source`.

        Raises:
            ScribeBusy: The line is too long.
        """
        text = await self._text(feed)
        return await asyncio.get_running_loop().run_in_executor(_THREAD, _represented, text, source)

    async def _text(self, feed: Feed) -> bytes:
        facts = hashlib.sha256(msgspec.json.encode(feed)).digest()
        if (known := self._written.get(facts)) is not None:
            self._written.move_to_end(facts)
            return known
        writing = self._line.get(facts)
        if writing is None:
            if len(self._line) >= _LONGEST_LINE:
                raise ScribeBusy(retry_after_seconds=_RETRY_AFTER_SECONDS)
            writing = self._line[facts] = asyncio.create_task(self._remember(facts, feed))
            writing.add_done_callback(lambda _: self._line.pop(facts))
        return await asyncio.shield(writing)

    async def _remember(self, facts: bytes, feed: Feed) -> bytes:
        text = await asyncio.get_running_loop().run_in_executor(_THREAD, self._write, feed)
        self._written[facts] = text
        self._used_bytes += len(text)
        while self._used_bytes > self._memory_bytes and len(self._written) > 1:
            _, oldest = self._written.popitem(last=False)
            self._used_bytes -= len(oldest)
        return text


def _represented(text: bytes, source: str) -> Representation:
    content = with_source(text, source)
    twins = {
        "br": brotli.compress(content, quality=_BROTLI),
        "gzip": gzip.compress(content, compresslevel=_GZIP, mtime=0),
    }
    return represent(content, "text/calendar; charset=utf-8", cache_control=CACHE_CONTROL, twins=twins)
