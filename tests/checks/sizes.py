"""Holds files and the built app to their sizes: a file that nobody can read, an app that nobody waits for."""

import gzip
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from msgspec.json import decode

from parvis.build.precache import ASSETS, LIST, Chunk, first_load_files
from parvis.web.current_town import Colours
from parvis.web.site.theme import make_theme

REPOSITORY = Path(__file__).resolve().parents[2]
SITE = REPOSITORY / "server" / "parvis" / "_site"
CHUNKS = REPOSITORY / "build" / "vite" / "manifest.json"

MOST_LINES = 400
MANY_LINES = 300
SOURCES = ("*.py", "*.ts", "*.tsx", "*.css")
WRITTEN_BY_MACHINES = ("/migrations/", ".gen.ts")

HOME = "src/rooms/towns/views/Home.tsx"
"""The first screen, a chunk of its own: a first visit cannot do without it."""


class Gate(NamedTuple):
    """What a first visit may cost, gzipped."""

    what: str
    most_kb: int
    files: tuple[str, ...]
    text: str = ""

    @property
    def kb(self) -> float:
        """Add up what travels."""
        packed = sum(len(gzip.compress((SITE / name).read_bytes())) for name in self.files)
        return (packed + (len(gzip.compress(self.text.encode())) if self.text else 0)) / 1000


def main() -> int:
    """Print every finding and the sums; 1 when something is too large."""
    findings = [*find_long_files(), *find_heavy_loads()]
    for finding in findings:
        print(finding, file=sys.stderr)
    return 1 if findings else 0


def find_long_files() -> Iterator[str]:
    """Name every file over the limit; mention how many come near."""
    lengths = {path: len(path.read_bytes().splitlines()) for path in _sources()}
    for path, lines in lengths.items():
        if lines > MOST_LINES:
            yield f"{path.relative_to(REPOSITORY)}: {lines} lines, {MOST_LINES} at most: which subject can move out?"
    middle = sorted(lengths.values())[len(lengths) // 2]
    long = sum(lines > MANY_LINES for lines in lengths.values())
    print(f"{len(lengths)} files, {middle} lines in the middle one, {long} over {MANY_LINES}")


def find_heavy_loads() -> Iterator[str]:
    """Name every sum over its limit."""
    for gate in _gates():
        print(f"{gate.what}: {gate.kb:.1f} kB gzipped, {gate.most_kb} at most")
        if gate.kb > gate.most_kb:
            yield f"{gate.what} is {gate.kb:.1f} kB gzipped; {gate.most_kb} at most"


def _gates() -> Iterator[Gate]:
    chunks = decode(CHUNKS.read_bytes(), type=dict[str, Chunk])
    files = sorted(first_load_files(chunks, also=[HOME] if HOME in chunks else []))
    town_css = make_theme(Colours(primary="#8a1c2b", accent="#0f4c5c"))
    yield Gate("script of the first visit", 90, tuple(name for name in files if name.endswith(".js")))
    yield Gate("style of the first visit", 25, tuple(name for name in files if name.endswith(".css")), town_css)
    yield Gate("service worker", 15, ("sw.js",))
    yield Gate(
        "the worker's list of files", 5, tuple(f"{ASSETS}/{path.name}" for path in (SITE / ASSETS).glob(f"{LIST}-*.js"))
    )


def _sources() -> list[Path]:
    # Files that git does not know yet count too: the gate should speak before the commit.
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z", *SOURCES]
    listed = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True).stdout
    paths = (REPOSITORY / name for name in listed.split("\0") if name)
    return [path for path in paths if path.is_file() and not any(mark in str(path) for mark in WRITTEN_BY_MACHINES)]


if __name__ == "__main__":
    sys.exit(main())
