"""Files on their way: in chunks, from where the last attempt stopped, checked at each step.

Nothing of a file is believed: not its name, not its type, not its length. The first chunk must begin like a file that
we take, the whole must be one, and have the sha256 that names it.
"""

import base64
import binascii
import hashlib
import hmac
import re

import msgspec

from parvis.forms.errors import (
    ActiveContent,
    BadUpload,
    FileTooLarge,
    TooManyUnsentFiles,
    UnknownUpload,
    UnsupportedFile,
    WrongChecksum,
    WrongContent,
    WrongOffset,
)
from parvis.forms.kinds import HEAD_BYTES, HoldsProgram, NotTaken, may_be_taken, read_kind
from parvis.forms.services.files import add_file, count_unsent_bytes, find_files, holding_content
from parvis.gateways import current
from parvis.gateways.files import protocol
from parvis.web.identity import Device

MOST_UNSENT_BYTES = 200_000_000
LARGEST_CHUNK_BYTES = 1024 * 1024
_SHA256 = re.compile(r"[0-9a-f]{64}")
_TRY_AGAIN_SECONDS = 3600


class Progress(msgspec.Struct, frozen=True):
    """How much of a file is here."""

    offset_bytes: int
    length_bytes: int


class Chunk(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of a file. `checksum` is « sha256 » and the digest of the piece in base64."""

    offset: int
    length: int
    checksum: str
    content: bytes


async def get_progress(device: Device, sha256: str) -> Progress:
    """How far this device's upload of a file has come.

    Whoever was killed between the last piece and the file's row left all of it staged: that is finished here, or the
    phone, told that nothing is missing, would wait for a file that nobody makes.

    Raises:
        UnknownUpload: Nothing of it is here.
    """
    if not _SHA256.fullmatch(sha256):
        raise UnknownUpload
    if known := (await find_files(device, [sha256])).get(sha256):
        return Progress(known.size_bytes, known.size_bytes)
    upload = _upload_name(device, sha256)
    staged = await current().files.find_staged(device.town_id, upload)
    if staged is None:
        raise UnknownUpload
    if staged.is_whole:
        try:
            await _finish(device, upload, sha256)
        except (
            protocol.UnknownFile,
            protocol.WrongContent,
            UnsupportedFile,
            ActiveContent,
        ) as cause:  # The first PATCH says why.
            raise UnknownUpload from cause
    return Progress(staged.offset_bytes, staged.length_bytes)


async def add_chunk(device: Device, sha256: str, chunk: Chunk, *, largest_bytes: int) -> Progress:
    """Add a piece to a file; the last piece makes it whole.

    Raises:
        BadUpload: The name, the offset or the length cannot be.
        FileTooLarge: The file would be larger than `largest_bytes`.
        TooManyUnsentFiles: This device sends and sends, and no form follows.
        WrongChecksum: The piece changed on its way.
        WrongOffset: The upload stands elsewhere.
        UnsupportedFile: It is no file that a town takes.
        ActiveContent: It is one, with a program inside.
        WrongContent: The whole is another file than its name says.
    """
    _check(sha256, chunk, largest_bytes)
    if known := (await find_files(device, [sha256])).get(sha256):
        return Progress(known.size_bytes, known.size_bytes)
    if chunk.offset == 0:
        await _check_beginning(device, chunk)
    upload = _upload_name(device, sha256)
    try:
        staged = await current().files.stage(
            device.town_id, upload, offset=chunk.offset, length=chunk.length, chunk=chunk.content
        )
        if staged.is_whole:
            await _finish(device, upload, sha256)
    except protocol.WrongOffset as elsewhere:
        raise WrongOffset(elsewhere.offset_bytes) from elsewhere
    except protocol.TooManyBytes as cause:
        raise BadUpload("The chunk goes past Upload-Length.") from cause
    except protocol.WrongContent as cause:
        raise WrongContent from cause
    except protocol.UnknownFile as cause:  # Another sender of the same bytes finished them first.
        raise WrongOffset(chunk.length) from cause
    return Progress(staged.offset_bytes, staged.length_bytes)


def _check(sha256: str, chunk: Chunk, largest_bytes: int) -> None:
    if not _SHA256.fullmatch(sha256):
        raise BadUpload("A file is named by its sha256, 64 lower-case hexadecimal digits.")
    if chunk.length > largest_bytes:
        raise FileTooLarge(max_bytes=largest_bytes)
    if len(chunk.content) > LARGEST_CHUNK_BYTES:
        raise FileTooLarge("The chunk is too large.", max_bytes=LARGEST_CHUNK_BYTES)
    if chunk.length < 1 or chunk.offset < 0 or not chunk.content:
        raise BadUpload("Upload-Offset, Upload-Length or the body is empty or negative.")
    if not hmac.compare_digest(_read_checksum(chunk.checksum), hashlib.sha256(chunk.content).digest()):
        raise WrongChecksum


def _read_checksum(checksum: str) -> bytes:
    algorithm, _, digest = checksum.partition(" ")
    if algorithm != "sha256":
        raise BadUpload("Upload-Checksum is « sha256 » and the base64 digest of the chunk.")
    try:
        return base64.b64decode(digest, validate=True)
    except binascii.Error as cause:
        raise BadUpload("Upload-Checksum is not base64.") from cause


async def _check_beginning(device: Device, chunk: Chunk) -> None:
    if len(chunk.content) >= min(HEAD_BYTES, chunk.length) and not may_be_taken(chunk.content[:HEAD_BYTES]):
        raise UnsupportedFile
    if await count_unsent_bytes(device) + chunk.length > MOST_UNSENT_BYTES:
        raise TooManyUnsentFiles(retry_after_seconds=_TRY_AGAIN_SECONDS)


async def _finish(device: Device, upload: str, sha256: str) -> None:
    files = current().files
    async with holding_content(device.town_id, sha256):
        whole = await files.finish(device.town_id, upload, sha256)
        try:
            media_type = await files.examine(device.town_id, sha256, read_kind)
        except (NotTaken, HoldsProgram) as cause:
            await files.delete(device.town_id, sha256)
            raise (UnsupportedFile if isinstance(cause, NotTaken) else ActiveContent) from cause
        await add_file(device, sha256=sha256, size_bytes=whole.size_bytes, media_type=media_type)


def _upload_name(device: Device, sha256: str) -> str:
    """Uploads of two devices never meet, even of the same file."""
    return f"{device.id.hex}-{sha256}"
