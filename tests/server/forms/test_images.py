"""Staff only ever see what the town made of a photo: its pixels, and nothing else that the file held."""

import asyncio
import io
import struct
import zlib

import msgspec
import pytest
from PIL import Image

from parvis.database.unit_of_work import unit_of_work
from parvis.forms.images import LONGEST_SIDE, UnreadableImage, re_encode
from parvis.forms.services import list_attachments, re_encode_file
from parvis.gateways import Gateways
from parvis.kernel.ids import new_id
from parvis.towns.services import Town
from tests.cast import Citizen
from tests.server.forms.sending import a_photo, pothole, send, sha256_of, upload

PLACE_IN_EXIF = b"RUE SECRETE"


def photo_with_exif(orientation: int = 6) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = PLACE_IN_EXIF.decode()
    return a_photo(120, 40, exif=exif)


def open_image(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def test_what_the_camera_wrote_is_gone_and_the_photo_is_upright() -> None:
    photo = photo_with_exif()
    assert PLACE_IN_EXIF in photo
    made = re_encode(photo)
    assert PLACE_IN_EXIF not in made.content
    assert (made.width, made.height) == (40, 120)
    assert not open_image(made.content).getexif()


@pytest.mark.parametrize(
    ("kind", "mode"), [("JPEG", "RGB"), ("JPEG", "L"), ("JPEG", "CMYK"), ("PNG", "RGBA"), ("WEBP", "RGB")]
)
def test_each_kind_of_photo_becomes_a_jpeg(kind: str, mode: str) -> None:
    image = open_image(re_encode(a_photo(kind=kind, mode=mode)).content)
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (64, 48))


def test_what_was_transparent_is_white() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(out, "PNG")
    assert open_image(re_encode(out.getvalue()).content).getpixel((4, 4)) == (255, 255, 255)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_large_photo_is_made_smaller(kind: str) -> None:
    made = re_encode(a_photo(4000, 1000, kind=kind))
    assert (made.width, made.height) == (LONGEST_SIDE, 512)


def test_a_small_photo_stays_as_large_as_it_is() -> None:
    assert re_encode(a_photo(30, 20)).width == 30


def test_what_hides_behind_a_photo_does_not_survive() -> None:
    polyglot = a_photo() + b"<script>alert(1)</script><?php system('id') ?>PK\x03\x04"
    made = re_encode(polyglot)
    assert not any(hidden in made.content for hidden in (b"script", b"<?php", b"PK\x03\x04"))


def a_png_that_says_it_is(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.mark.parametrize(
    "content",
    [
        a_png_that_says_it_is(60_000, 60_000),
        a_png_that_says_it_is(2_000, 2_000),
        a_photo(400, 400)[:900],
        b"\xff\xd8\xff" + bytes(500),
        b"\x89PNG\r\n\x1a\n" + bytes(40),
        b"RIFF\x00\x00\x00\x00WEBPVP8 " + bytes(40),
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"",
    ],
    ids=["bomb", "little data", "cut short", "jpeg in name", "png in name", "webp in name", "svg", "nothing"],
)
def test_what_cannot_be_read_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableImage):
        re_encode(content)


async def test_a_sent_photo_is_made_anew_and_its_original_deleted(
    forms: Town, alice: Citizen, gateways: Gateways
) -> None:
    photo, submission_id = photo_with_exif(), new_id()
    await upload(alice, photo)
    await send(alice, pothole(photo), submission_id)
    [before] = await list_attachments(forms.id, submission_id)
    assert not before.is_ready
    assert await re_encode_file(forms.id, sha256_of(photo)) == {"images": 1}
    [after] = await list_attachments(forms.id, submission_id)
    assert (after.is_ready, after.media_type) == (True, "image/jpeg")
    assert await gateways.files.find(forms.id, sha256_of(photo)) is None


async def test_doing_it_again_changes_nothing(forms: Town, alice: Citizen, gateways: Gateways) -> None:
    photo = a_photo()
    await upload(alice, photo)
    await send(alice, pothole(photo))
    await asyncio.gather(*(re_encode_file(forms.id, sha256_of(photo)) for _ in range(5)))
    await re_encode_file(forms.id, sha256_of(photo))
    async with unit_of_work(forms.id) as uow:
        image = await uow.connection.fetchval("select image_sha256 from forms_file where state = 'ready'")
    assert open_image(await gateways.files.read(forms.id, image)).format == "JPEG"


async def test_a_second_device_with_the_same_photo_gets_the_same_image(
    forms: Town, alice: Citizen, bob: Citizen, gateways: Gateways
) -> None:
    photo, submission_id = a_photo(), new_id()
    await upload(alice, photo)
    await send(alice, pothole(photo))
    await upload(bob, photo)
    await re_encode_file(forms.id, sha256_of(photo))
    async with unit_of_work(forms.id) as uow:  # As if Bob's came while the original was on its way out.
        await uow.connection.execute(
            "update forms_file set state = 'stored', image_sha256 = null where device_id = $1", bob.device_id
        )
    await send(bob, pothole(photo), submission_id)
    await re_encode_file(forms.id, sha256_of(photo))
    [attachment] = await list_attachments(forms.id, submission_id)
    assert attachment.is_ready


async def test_a_file_that_only_begins_like_a_photo_is_never_shown(
    forms: Town, alice: Citizen, gateways: Gateways
) -> None:
    fake, submission_id = b"\xff\xd8\xff" + b"<script>alert(1)</script>" * 50, new_id()
    await upload(alice, fake)
    assert (await send(alice, pothole(fake), submission_id)).status_code == 201
    assert await re_encode_file(forms.id, sha256_of(fake)) == {"refused": 1}
    [attachment] = await list_attachments(forms.id, submission_id)
    assert attachment.state == "refused"
    assert await gateways.files.find(forms.id, sha256_of(fake)) is None


async def test_a_receipt_does_not_wait_for_images(forms: Town, alice: Citizen) -> None:
    photo = a_photo()
    await upload(alice, photo)
    await send(alice, pothole(photo))
    async with unit_of_work(forms.id) as uow:
        payloads = await uow.connection.fetch("select payload from pgqueuer where entrypoint = 'forms.re-encode'")
    assert [msgspec.json.decode(row["payload"])["sha256"] for row in payloads] == [sha256_of(photo)]
