"""Reads the built site into memory, with the compressed twins made at build time."""

import mimetypes
from pathlib import Path
from typing import Final

from parvis.web.representations import Representation, represent

_HASHED: Final = "/assets/"
"""Vite puts a hash of the content in every name below it: such a file never changes."""
_FOR_EVER: Final = "public, max-age=31536000, immutable"
_CHECK_EACH_TIME: Final = "no-cache"
_TWINS: Final = {"br": ".br", "gzip": ".gz"}
_TYPES: Final = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".png": "image/png",
    ".ico": "image/x-icon",
}
_UNSERVED: Final = {".map", ".br", ".gz"}


def read_files(folder: Path) -> dict[str, Representation]:
    """Return every file to serve, by its path from the origin; empty when the site is not built."""
    if not folder.is_dir():
        return {}
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {
        _address(path, folder): read_file(path, _address(path, folder))
        for path in found
        if path.suffix not in _UNSERVED and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    }


def read_file(path: Path, address: str) -> Representation:
    """Return one file, ready to send from `address`."""
    twins = {name: path.with_name(path.name + suffix) for name, suffix in _TWINS.items()}
    return represent(
        path.read_bytes(),
        _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream",
        cache_control=_FOR_EVER if address.startswith(_HASHED) else _CHECK_EACH_TIME,
        twins={name: twin.read_bytes() for name, twin in twins.items() if twin.is_file()},
    )


def _address(path: Path, folder: Path) -> str:
    return f"/{path.relative_to(folder).as_posix()}"
