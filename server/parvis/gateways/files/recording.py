"""Files in memory, for tests and demos."""

import hashlib
import io
from collections.abc import AsyncIterator, Callable
from datetime import datetime
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
from parvis.kernel import clock

_PIECE_BYTES = 256 * 1024


class RecordingFiles:
    """Keep everything in dictionaries; `files` and `staging` are there for tests to look at."""

    def __init__(self) -> None:
        self.files: dict[tuple[UUID, str], bytes] = {}
        self.staging: dict[tuple[UUID, str], tuple[int, bytes, datetime]] = {}

    async def find_staged(self, town_id: UUID, upload: str) -> Staged | None:
        """Find how far an upload has come."""
        found = self.staging.get((town_id, safe_upload(upload)))
        return Staged(len(found[1]), found[0]) if found else None

    async def stage(self, town_id: UUID, upload: str, *, offset: int, length: int, chunk: bytes) -> Staged:
        """Add a chunk at `offset`."""
        key = (town_id, safe_upload(upload))
        if offset + len(chunk) > length:
            raise TooManyBytes(f"{offset + len(chunk)} bytes, {length} promised")
        promised, content, _ = self.staging.get(key, (length, b"", None))
        if promised != length:
            content = b""
        if offset != len(content):
            raise WrongOffset(len(content))
        self.staging[key] = (length, content + chunk, clock.now())
        return Staged(offset + len(chunk), length)

    async def finish(self, town_id: UUID, upload: str, sha256: str) -> StoredFile:
        """Check a whole upload and keep it."""
        safe_sha256(sha256)
        staged = await self.find_staged(town_id, upload)
        if staged is None:
            raise UnknownFile(upload)
        if not staged.is_whole:
            raise WrongOffset(staged.offset_bytes)
        _, content, _ = self.staging.pop((town_id, upload))
        digest = hashlib.sha256(content).hexdigest()
        if digest != sha256:
            raise WrongContent(f"expected {sha256}, got {digest}")
        return await self.put(town_id, content)

    async def discard(self, town_id: UUID, upload: str) -> None:
        """Forget an upload."""
        self.staging.pop((town_id, safe_upload(upload)), None)

    async def discard_stale(self, before: datetime) -> int:
        """Forget uploads that nobody added to since `before`."""
        stale = [key for key, (_, _, touched_at) in self.staging.items() if touched_at < before]
        for key in stale:
            del self.staging[key]
        return len(stale)

    async def put(self, town_id: UUID, content: bytes) -> StoredFile:
        """Keep content that the server made."""
        digest = hashlib.sha256(content).hexdigest()
        self.files[town_id, digest] = content
        return StoredFile(digest, len(content))

    async def find(self, town_id: UUID, sha256: str) -> StoredFile | None:
        """Find a finished file."""
        content = self.files.get((town_id, safe_sha256(sha256)))
        return None if content is None else StoredFile(sha256, len(content))

    async def read(self, town_id: UUID, sha256: str) -> bytes:
        """Read a whole file."""
        try:
            return self.files[town_id, safe_sha256(sha256)]
        except KeyError as missing:
            raise UnknownFile(sha256) from missing

    async def open(self, town_id: UUID, sha256: str) -> AsyncIterator[bytes]:
        """Read a file piece by piece."""
        content = await self.read(town_id, sha256)
        for start in range(0, len(content), _PIECE_BYTES):
            yield content[start : start + _PIECE_BYTES]

    async def examine(self, town_id: UUID, sha256: str, look: Callable[[BinaryIO], T]) -> T:
        """Let `look` read a file."""
        return look(io.BytesIO(await self.read(town_id, sha256)))

    async def delete(self, town_id: UUID, sha256: str) -> None:
        """Delete a file."""
        self.files.pop((town_id, safe_sha256(sha256)), None)
