"""What the site is made from, as one hash: the same sources need no second build."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from parvis.build.checkout import Checkout

MADE = {"node_modules", "__pycache__", "README.md"}


def inputs_hash(checkout: Checkout) -> str:
    """Hashes the names and the contents of every file that the site depends on, this recipe included."""
    digest = hashlib.sha256()
    recipe = Path(__file__).parent
    for folder in (checkout.pwa, checkout.worker, checkout.manifest, recipe):
        for path in sorted(_files(folder)):
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            digest.update(f"{folder.name}/{path.relative_to(folder).as_posix()} {content}\n".encode())
    return digest.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    for entry in folder.iterdir():
        if entry.name in MADE:
            continue
        if entry.is_dir():
            yield from _files(entry)
        else:
            yield entry
