"""What a file store promises, and the words it refuses with."""

import re
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from typing import BinaryIO, Protocol, TypeVar
from uuid import UUID

import msgspec

T = TypeVar("T")

_SHA256 = re.compile(r"[0-9a-f]{64}")
_UPLOAD = re.compile(r"[0-9a-z]([0-9a-z-]{0,126}[0-9a-z])?")


class Staged(msgspec.Struct, frozen=True):
    """An upload under way: `offset_bytes` of `length_bytes` have arrived."""

    offset_bytes: int
    length_bytes: int

    @property
    def is_whole(self) -> bool:
        """Say whether every promised byte has arrived."""
        return self.offset_bytes == self.length_bytes


class StoredFile(msgspec.Struct, frozen=True):
    """A finished file, known by what it holds."""

    sha256: str
    size_bytes: int


class FileError(Exception):
    """A file store refused; rooms turn it into an answer for a person."""


class UnsafeName(FileError):
    """The name could lead out of the store, so nothing was touched."""


class UnknownFile(FileError):
    """The town has no such file, or no such upload."""


class WrongOffset(FileError):
    """The chunk does not start where the upload stopped; `offset_bytes` is where to go on."""

    def __init__(self, offset_bytes: int) -> None:
        super().__init__(f"the next byte expected is {offset_bytes}")
        self.offset_bytes = offset_bytes


class TooManyBytes(FileError):
    """The chunk would go past the length that the upload promised."""


class WrongContent(FileError):
    """The bytes do not have the promised sha256: the upload was discarded, to be sent again from the start."""


class Files(Protocol):
    """Keep a town's files. Two towns never see each other's, even when the content is the same.

    An upload is named by its sender (lower-case letters, digits and hyphens) and grows chunk by chunk; `finish` checks
    the whole against its sha256 and moves it in one step, so a reader sees all of a file or nothing of it.
    """

    async def find_staged(self, town_id: UUID, upload: str) -> Staged | None:
        """Find how far an upload has come, or None when nothing of it is kept."""

    async def stage(self, town_id: UUID, upload: str, *, offset: int, length: int, chunk: bytes) -> Staged:
        """Add a chunk at `offset` to an upload that promises `length` bytes; the first chunk begins it.

        Raises:
            WrongOffset: the upload stands elsewhere.
            TooManyBytes: the chunk goes past `length`.
            UnsafeName: `upload` is not a plain name.
        """

    async def finish(self, town_id: UUID, upload: str, sha256: str) -> StoredFile:
        """Turn a whole upload into a file; finishing the same content twice is fine.

        Raises:
            UnknownFile: no such upload.
            WrongOffset: bytes are still missing.
            WrongContent: the content is not what `sha256` says; the upload is gone.
        """

    async def discard(self, town_id: UUID, upload: str) -> None:
        """Forget an upload, whether or not it exists."""

    async def discard_stale(self, before: datetime) -> int:
        """Forget the uploads of every town that nobody added to since `before`; return how many."""

    async def put(self, town_id: UUID, content: bytes) -> StoredFile:
        """Keep content that the server made itself, such as a re-encoded image."""

    async def find(self, town_id: UUID, sha256: str) -> StoredFile | None:
        """Find a finished file."""

    async def read(self, town_id: UUID, sha256: str) -> bytes:
        """Read a whole file into memory; for large ones use `open`.

        Raises:
            UnknownFile: the town has no such file.
        """

    def open(self, town_id: UUID, sha256: str) -> AsyncIterator[bytes]:
        """Read a file in pieces of at most 256 KiB.

        Raises:
            UnknownFile: the town has no such file, said at the first piece.
        """

    async def examine(self, town_id: UUID, sha256: str, look: Callable[[BinaryIO], T]) -> T:
        """Let `look` read a file, anywhere in it, outside the event loop; return or raise what it does.

        Raises:
            UnknownFile: the town has no such file.
        """

    async def delete(self, town_id: UUID, sha256: str) -> None:
        """Delete a file, whether or not it exists."""


def safe_sha256(sha256: str) -> str:
    """Return `sha256` when it is 64 lower-case hexadecimal digits.

    Raises:
        UnsafeName: it is anything else.
    """
    if not _SHA256.fullmatch(sha256):
        raise UnsafeName("expected 64 lower-case hexadecimal digits")
    return sha256


def safe_upload(upload: str) -> str:
    """Return `upload` when it is a plain name of at most 128 letters, digits and hyphens.

    Raises:
        UnsafeName: it is anything else.
    """
    if not _UPLOAD.fullmatch(upload):
        raise UnsafeName("expected at most 128 lower-case letters, digits and hyphens")
    return upload
