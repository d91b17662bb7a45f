"""Which built files every phone keeps, so that any page opens without network."""

import hashlib
import json
from pathlib import Path

from msgspec import Struct
from msgspec.json import decode

UNHASHED = ("index.html",)
"""Files whose address never changes: the worker compares their content."""


ASSETS = "assets"
LIST = "files"


class Entry(Struct):
    """One file of Workbox's list. A hashed name needs no revision."""

    url: str
    revision: str | None


class Chunk(Struct, rename="camel"):
    """One chunk of Vite's manifest."""

    file: str
    is_entry: bool = False
    imports: list[str] = []
    dynamic_imports: list[str] = []
    css: list[str] = []
    assets: list[str] = []


def precache_entries(site: Path) -> list[Entry]:
    """Lists what a citizen's phone keeps: the shell and every chunk, except the staff's, which load when staff come.

    Args:
        site: Vite's output, with `.vite/manifest.json`.
    """
    entries = [Entry(f"/{name}", _hash(site / name)) for name in UNHASHED]
    return entries + [Entry(f"/{name}", None) for name in sorted(_citizen_files(read_chunks(site)))]


def first_load_files(chunks: dict[str, Chunk], *, also: list[str]) -> set[str]:
    """Names the files a first visit cannot do without: the entry, the first screen, and all they import statically.

    Args:
        chunks: Vite's manifest.
        also: the modules of the first screen, which the entry loads by itself.
    """
    return _files_of(_reach(chunks, [*_entries(chunks), *also], dynamic=False), chunks)


def read_chunks(site: Path) -> dict[str, Chunk]:
    """Reads Vite's manifest: source module → built chunk."""
    return decode((site / ".vite" / "manifest.json").read_bytes(), type=dict[str, Chunk])


def write_list(site: Path, entries: list[Entry]) -> str:
    """Writes the list as a script beside the built files, and returns its address.

    The worker imports it: with the list inside, each new screen would make the worker itself heavier. Its name holds
    its hash, which stands in the worker: another list is another worker, and is installed. What has no revision is its
    address alone, as Workbox also takes it.
    """
    listed = [{"url": entry.url, "revision": entry.revision} if entry.revision else entry.url for entry in entries]
    script = f"self.parvisFiles={json.dumps(listed, separators=(',', ':'))};"
    name = f"{LIST}-{hashlib.sha256(script.encode()).hexdigest()[:8]}.js"
    (site / ASSETS / name).write_text(script)
    return f"/{ASSETS}/{name}"


def _citizen_files(chunks: dict[str, Chunk]) -> set[str]:
    return _files_of(_reach(chunks, _entries(chunks), dynamic=True), chunks)


def _entries(chunks: dict[str, Chunk]) -> list[str]:
    return [name for name, chunk in chunks.items() if chunk.is_entry]


def _reach(chunks: dict[str, Chunk], start: list[str], *, dynamic: bool) -> set[str]:
    reached: set[str] = set()
    waiting = list(start)
    while waiting:
        name = waiting.pop()
        if name in reached:
            continue
        reached.add(name)
        chunk = chunks[name]
        waiting += chunk.imports
        if dynamic:
            waiting += [target for target in chunk.dynamic_imports if not _is_staff(target)]
    return reached


def _is_staff(module: str) -> bool:
    return "/staff/" in module or "staff" in Path(module).stem.split("_")


def _files_of(names: set[str], chunks: dict[str, Chunk]) -> set[str]:
    return {file for name in names for file in (chunks[name].file, *chunks[name].css, *chunks[name].assets)}


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:20]
