"""Every file store keeps the same promises."""

import hashlib
import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from parvis.gateways.files.disk import DiskFiles
from parvis.gateways.files.protocol import (
    Files,
    Staged,
    StoredFile,
    TooManyBytes,
    UnknownFile,
    UnsafeName,
    WrongContent,
    WrongOffset,
)
from parvis.gateways.files.recording import RecordingFiles
from parvis.kernel import clock

SAINTE_AURELIE = UUID("01990000-0000-7000-8000-000000000001")
VAL_DES_SOURCES = UUID("01990000-0000-7000-8000-000000000002")
PHOTO = os.urandom(700_000)
SHA256 = hashlib.sha256(PHOTO).hexdigest()
CHUNK = 256_000

STORES: dict[str, Callable[[Path], Files]] = {"disk": DiskFiles, "recording": lambda _: RecordingFiles()}


@pytest.fixture(params=STORES)
def files(request: pytest.FixtureRequest, tmp_path: Path) -> Files:
    return STORES[request.param](tmp_path / "files")


def names_under(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*"))


async def upload(files: Files, content: bytes = PHOTO, name: str = "photo") -> None:
    for offset in range(0, len(content), CHUNK):
        chunk = content[offset : offset + CHUNK]
        await files.stage(SAINTE_AURELIE, name, offset=offset, length=len(content), chunk=chunk)


async def test_a_photo_sent_in_chunks_comes_back_whole(files: Files) -> None:
    await upload(files)
    assert await files.finish(SAINTE_AURELIE, "photo", SHA256) == StoredFile(SHA256, len(PHOTO))
    assert await files.read(SAINTE_AURELIE, SHA256) == PHOTO
    assert b"".join([piece async for piece in files.open(SAINTE_AURELIE, SHA256)]) == PHOTO
    assert await files.find(SAINTE_AURELIE, SHA256) == StoredFile(SHA256, len(PHOTO))


async def test_an_interrupted_upload_says_where_to_go_on(files: Files) -> None:
    await files.stage(SAINTE_AURELIE, "photo", offset=0, length=len(PHOTO), chunk=PHOTO[:CHUNK])
    assert await files.find_staged(SAINTE_AURELIE, "photo") == Staged(CHUNK, len(PHOTO))
    with pytest.raises(WrongOffset) as wrong:
        await files.stage(SAINTE_AURELIE, "photo", offset=0, length=len(PHOTO), chunk=PHOTO[:CHUNK])
    assert wrong.value.offset_bytes == CHUNK


async def test_an_upload_nobody_began_is_not_found(files: Files) -> None:
    assert await files.find_staged(SAINTE_AURELIE, "photo") is None
    with pytest.raises(WrongOffset):
        await files.stage(SAINTE_AURELIE, "photo", offset=5, length=10, chunk=b"later")
    with pytest.raises(UnknownFile):
        await files.finish(SAINTE_AURELIE, "photo", SHA256)


async def test_a_half_upload_cannot_be_finished(files: Files) -> None:
    await files.stage(SAINTE_AURELIE, "photo", offset=0, length=len(PHOTO), chunk=PHOTO[:CHUNK])
    with pytest.raises(WrongOffset):
        await files.finish(SAINTE_AURELIE, "photo", SHA256)
    assert await files.find(SAINTE_AURELIE, SHA256) is None


async def test_other_content_than_promised_is_thrown_away(files: Files) -> None:
    await upload(files, b"something else")
    with pytest.raises(WrongContent):
        await files.finish(SAINTE_AURELIE, "photo", SHA256)
    assert await files.find_staged(SAINTE_AURELIE, "photo") is None


async def test_no_more_bytes_are_taken_than_promised(files: Files) -> None:
    with pytest.raises(TooManyBytes):
        await files.stage(SAINTE_AURELIE, "photo", offset=0, length=3, chunk=b"four")
    assert await files.find_staged(SAINTE_AURELIE, "photo") is None


async def test_another_promised_length_begins_the_upload_again(files: Files) -> None:
    await files.stage(SAINTE_AURELIE, "photo", offset=0, length=10, chunk=b"12345")
    assert await files.stage(SAINTE_AURELIE, "photo", offset=0, length=4, chunk=b"1234") == Staged(4, 4)


async def test_an_empty_file_is_a_file(files: Files) -> None:
    await files.stage(SAINTE_AURELIE, "empty", offset=0, length=0, chunk=b"")
    stored = await files.finish(SAINTE_AURELIE, "empty", hashlib.sha256(b"").hexdigest())
    assert await files.read(SAINTE_AURELIE, stored.sha256) == b""


async def test_the_same_content_twice_is_one_file(files: Files) -> None:
    for name in ("first", "second"):
        await upload(files, name=name)
        await files.finish(SAINTE_AURELIE, name, SHA256)
    assert await files.put(SAINTE_AURELIE, PHOTO) == StoredFile(SHA256, len(PHOTO))
    assert await files.read(SAINTE_AURELIE, SHA256) == PHOTO


async def test_a_town_never_sees_another_towns_file(files: Files) -> None:
    await files.put(SAINTE_AURELIE, PHOTO)
    await upload(files)
    assert await files.find(VAL_DES_SOURCES, SHA256) is None
    assert await files.find_staged(VAL_DES_SOURCES, "photo") is None
    with pytest.raises(UnknownFile):
        await files.read(VAL_DES_SOURCES, SHA256)
    with pytest.raises(UnknownFile):
        await anext(aiter(files.open(VAL_DES_SOURCES, SHA256)))


async def test_deleted_is_deleted_and_may_be_said_twice(files: Files) -> None:
    await files.put(SAINTE_AURELIE, PHOTO)
    await files.delete(SAINTE_AURELIE, SHA256)
    await files.delete(SAINTE_AURELIE, SHA256)
    assert await files.find(SAINTE_AURELIE, SHA256) is None


async def test_a_discarded_upload_begins_again(files: Files) -> None:
    await upload(files)
    await files.discard(SAINTE_AURELIE, "photo")
    await files.discard(SAINTE_AURELIE, "photo")
    assert await files.find_staged(SAINTE_AURELIE, "photo") is None


async def test_only_forgotten_uploads_are_swept_away(files: Files) -> None:
    await upload(files)
    assert await files.discard_stale(clock.now() - timedelta(hours=1)) == 0
    assert await files.discard_stale(clock.now() + timedelta(hours=1)) == 1
    assert await files.find_staged(SAINTE_AURELIE, "photo") is None


EVIL_NAMES = ["", "..", "../town", "a/b", "a\\b", "a\0b", "/etc/passwd", ".hidden", "é", "A" * 64, "x" * 200]


@pytest.mark.parametrize("name", EVIL_NAMES)
async def test_no_name_leads_out_of_the_store(files: Files, tmp_path: Path, name: str) -> None:
    with pytest.raises(UnsafeName):
        await files.stage(SAINTE_AURELIE, name, offset=0, length=1, chunk=b"x")
    for use in (files.find_staged, files.discard, files.find, files.read, files.delete):
        with pytest.raises(UnsafeName):
            await use(SAINTE_AURELIE, name)
    assert names_under(tmp_path) == []


async def test_files_on_disk_are_for_this_user_only(tmp_path: Path) -> None:
    stored = await DiskFiles(tmp_path / "files").put(SAINTE_AURELIE, PHOTO)
    [place] = (tmp_path / "files").rglob(stored.sha256)
    assert place.parent.stat().st_mode & 0o077 == 0
