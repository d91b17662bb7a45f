"""Taking in every file of the shared data, in a process of its own: how long, and how much memory it needs at most.

Montréal's six layers (532 polygons), and each collection of five calendars, into a town of twenty thousand addresses:
read, merged, written, every address placed again after each file, the differences counted. PostgreSQL is a process
beside it, whose memory is not counted.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from parvis.database.embedded import start_embedded_server
from parvis.database.engine import open_database
from parvis.database.migrations import migrate
from parvis.kernel import clock
from parvis.towns.services import replace_streets
from parvis.waste.imports.findings import BadFile
from parvis.waste.imports.options import ImportOptions
from parvis.waste.imports.reader import read_schedule
from parvis.waste.services import ImportedFile, ImportTerms, import_schedule, set_streams
from tests.browser import REPOSITORY
from tests.server.towns.factories import a_town
from tests.server.waste.factories import a_stream, an_address
from tests.shared_data import SHARED_DATA

if TYPE_CHECKING:
    from parvis.towns.services import NewAddress, Town
    from parvis.waste.imports.schedule import ReadSchedule

GOAL_SECONDS = 20
GOAL_MEGABYTES = 500
ADDRESSES = 20_000
_WASTE = SHARED_DATA / "waste"
_ACROSS = 200


def measure(folder: Path) -> dict[str, object]:
    """Seconds and peak memory of a fresh process; nothing where the shared data is not beside the checkout."""
    if not _WASTE.exists():
        return {"skipped": "the shared data is not beside this checkout"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.imports", str(folder / "imports")],
        cwd=REPOSITORY,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    figures: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return figures


class _File(NamedTuple):
    """A file's stream, name and bytes."""

    stream: str
    name: str
    content: bytes


def _files(pattern: str) -> list[_File]:
    paths = sorted(_WASTE.glob(pattern))
    return [_File(f"{path.suffix[1:]}-{index}", path.name, path.read_bytes()) for index, path in enumerate(paths)]


async def _measure(url: str) -> dict[str, object]:
    maps, calendars = _files("montreal_2019/*.geojson"), _files("ics_*/*.ics")
    await migrate(url)
    async with open_database(url):
        town = await a_town("montreal")
        await set_streams(town.id, [a_stream(file.stream) for file in (*maps, *calendars)])
        await replace_streets(town.id, _addresses())
        began = time.perf_counter()
        sectors = [await _take(town, file) for file in maps]
        maps_seconds = time.perf_counter() - began
        kinds = [await _take_each(town, file) for file in calendars]
        seconds = time.perf_counter() - began
    return {
        "seconds": seconds,
        "goal_seconds": f"<= {GOAL_SECONDS}",
        "peak_megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000,
        "goal_megabytes": f"<= {GOAL_MEGABYTES}",
        "maps_seconds": maps_seconds,
        "sectors": sum(sectors),
        "calendars": sum(kinds),
        "addresses": ADDRESSES,
    }


def _addresses() -> list[NewAddress]:
    """A grid over the island of Montréal."""
    down = ADDRESSES // _ACROSS
    return [
        an_address(number, -73.97 + 0.5 * (number % _ACROSS) / _ACROSS, 45.41 + 0.3 * (number // _ACROSS) / down)
        for number in range(ADDRESSES)
    ]


async def _take(town: Town, file: _File, only: str | None = None) -> int:
    """Take one file in, from its bytes on; returns how many sectors it had."""
    read = _read(town, file, only)
    brought = ImportedFile(file.name, hashlib.sha256(file.content).hexdigest(), "bench")
    await import_schedule(town, file.stream, read, brought, terms=ImportTerms(replace=True))
    return len(read.sectors)


async def _take_each(town: Town, file: _File) -> int:
    """Take each collection of a calendar in, one after the other; returns how many there were."""
    try:
        _read(town, file, None)
    except BadFile as mixed:
        kinds = [kind.name for kind in mixed.kinds]
    else:
        kinds = [""]
    for kind in kinds:
        await _take(town, file, kind or None)
    return len(kinds)


def _read(town: Town, file: _File, only: str | None) -> ReadSchedule:
    zone = town.profile.time_zone
    options = ImportOptions(zone=ZoneInfo(zone), today=clock.today(zone), only=only)
    return read_schedule(file.name, file.content, options)


def _main(folder: Path) -> None:
    folder.mkdir()
    folder.chmod(0o755)  # the database runs as a user of its own, which must pass through
    url = start_embedded_server(folder / "postgres", is_disposable=True)
    print(json.dumps(asyncio.run(_measure(url))))


if __name__ == "__main__":
    _main(Path(sys.argv[1]))
