"""Files in a folder: `<town>/files/ab/ab12…` when finished, `<town>/staging/<upload>/<length>` on the way.

The promised length is the staged file's own name, so one `listdir` tells how far an upload has come, and nothing has
to be kept in step with it. Everything blocking runs in a thread.
"""

import asyncio
import hashlib
import os
import secrets
import shutil
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from parvis.gateways.files.protocol import (
    Staged,
    StoredFile,
    T,
    TooManyBytes,
    UnknownFile,
    WrongContent,
    WrongOffset,
    safe_sha256,
    safe_upload,
)

_PIECE_BYTES = 256 * 1024


class DiskFiles:
    """Keep files under one root folder, readable by this system user only."""

    def __init__(self, root: Path) -> None:
        self._root = root

    async def find_staged(self, town_id: UUID, upload: str) -> Staged | None:
        """Find how far an upload has come."""
        return await asyncio.to_thread(_find_staged, self._staging(town_id, upload))

    async def stage(self, town_id: UUID, upload: str, *, offset: int, length: int, chunk: bytes) -> Staged:
        """Add a chunk at `offset`."""
        return await asyncio.to_thread(_stage, self._staging(town_id, upload), offset, length, chunk)

    async def finish(self, town_id: UUID, upload: str, sha256: str) -> StoredFile:
        """Check a whole upload and move it to its place in one step."""
        return await asyncio.to_thread(_finish, self._staging(town_id, upload), self._place(town_id, sha256))

    async def discard(self, town_id: UUID, upload: str) -> None:
        """Forget an upload."""
        await asyncio.to_thread(shutil.rmtree, self._staging(town_id, upload), ignore_errors=True)

    async def discard_stale(self, before: datetime) -> int:
        """Forget uploads that nobody added to since `before`."""
        return await asyncio.to_thread(_discard_stale, self._root, before.timestamp())

    async def put(self, town_id: UUID, content: bytes) -> StoredFile:
        """Keep content that the server made."""
        place = self._place(town_id, hashlib.sha256(content).hexdigest())
        return await asyncio.to_thread(_put, place, content)

    async def find(self, town_id: UUID, sha256: str) -> StoredFile | None:
        """Find a finished file."""
        place = self._place(town_id, sha256)
        try:
            status = await asyncio.to_thread(place.stat)
        except FileNotFoundError:
            return None
        return StoredFile(sha256, status.st_size)

    async def read(self, town_id: UUID, sha256: str) -> bytes:
        """Read a whole file."""
        try:
            return await asyncio.to_thread(self._place(town_id, sha256).read_bytes)
        except FileNotFoundError as missing:
            raise UnknownFile(sha256) from missing

    async def open(self, town_id: UUID, sha256: str) -> AsyncIterator[bytes]:
        """Read a file piece by piece."""
        try:
            file = await asyncio.to_thread(self._place(town_id, sha256).open, "rb")
        except FileNotFoundError as missing:
            raise UnknownFile(sha256) from missing
        with file:
            while piece := await asyncio.to_thread(file.read, _PIECE_BYTES):
                yield piece

    async def examine(self, town_id: UUID, sha256: str, look: Callable[[BinaryIO], T]) -> T:
        """Let `look` read a file in a thread."""
        return await asyncio.to_thread(_examine, self._place(town_id, sha256), look)

    async def delete(self, town_id: UUID, sha256: str) -> None:
        """Delete a file."""
        await asyncio.to_thread(self._place(town_id, sha256).unlink, missing_ok=True)

    def _staging(self, town_id: UUID, upload: str) -> Path:
        return self._root / town_id.hex / "staging" / safe_upload(upload)

    def _place(self, town_id: UUID, sha256: str) -> Path:
        name = safe_sha256(sha256)
        return self._root / town_id.hex / "files" / name[:2] / name


def _examine(place: Path, look: Callable[[BinaryIO], T]) -> T:
    try:
        file = place.open("rb")
    except FileNotFoundError as missing:
        raise UnknownFile(place.name) from missing
    with file:
        return look(file)


def _find_staged(folder: Path) -> Staged | None:
    try:
        [file] = folder.iterdir()
    except (FileNotFoundError, ValueError):
        return None
    return Staged(file.stat().st_size, int(file.name))


def _stage(folder: Path, offset: int, length: int, chunk: bytes) -> Staged:
    # Two senders of one upload may write the same place at once: the bytes are the same, or `finish` refuses the whole.
    if offset + len(chunk) > length:
        raise TooManyBytes(f"{offset + len(chunk)} bytes, {length} promised")
    found = _find_staged(folder)
    if found is not None and found.length_bytes != length:
        shutil.rmtree(folder)
        found = None
    reached = found.offset_bytes if found else 0
    if offset != reached:
        raise WrongOffset(reached)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / str(length)).open("r+b" if found else "wb") as file:
        file.seek(offset)
        file.write(chunk)
    return Staged(offset + len(chunk), length)


def _finish(folder: Path, place: Path) -> StoredFile:
    found = _find_staged(folder)
    if found is None:
        raise UnknownFile(folder.name)
    if not found.is_whole:
        raise WrongOffset(found.offset_bytes)
    staged = folder / str(found.length_bytes)
    with staged.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        os.fsync(file.fileno())
    if digest != place.name:
        shutil.rmtree(folder, ignore_errors=True)
        raise WrongContent(f"expected {place.name}, got {digest}")
    _move(staged, place)
    shutil.rmtree(folder, ignore_errors=True)
    return StoredFile(digest, found.length_bytes)


def _put(place: Path, content: bytes) -> StoredFile:
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = place.with_name(f".{place.name}.{secrets.token_hex(8)}")
    with draft.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    _move(draft, place)
    return StoredFile(place.name, len(content))


def _move(source: Path, place: Path) -> None:
    """Rename in one step, and make the rename survive a power cut."""
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    source.replace(place)
    folder = os.open(place.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _discard_stale(root: Path, before: float) -> int:
    discarded = 0
    for folder in root.glob("*/staging/*"):
        touched = max((file.stat().st_mtime for file in folder.iterdir()), default=0.0)
        if touched < before:
            shutil.rmtree(folder, ignore_errors=True)
            discarded += 1
    return discarded
