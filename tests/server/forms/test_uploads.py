"""Files come in chunks, whole or not at all, and only photos and documents."""

import asyncio
from collections.abc import AsyncIterator

import msgspec
import pytest
from litestar import Litestar

from parvis.gateways import Gateways
from parvis.gateways.files.protocol import StoredFile
from parvis.settings import Settings
from parvis.towns.services import Town
from tests.cast import Citizen, Person
from tests.documents import WORD, a_pdf, archive
from tests.server.forms.sending import a_photo, pothole, progress, send, send_chunk, sha256_of, upload

PHOTO = a_photo(200, 200)


async def test_a_photo_arrives_in_chunks(town: Town, alice: Citizen, gateways: Gateways) -> None:
    answers = [await send_chunk(alice, PHOTO, offset, 500) for offset in range(0, len(PHOTO), 500)]
    assert {answer.status_code for answer in answers} == {204}
    assert [answer.headers["upload-offset"] for answer in answers][-1] == str(len(PHOTO))
    assert await gateways.files.read(town.id, sha256_of(PHOTO)) == PHOTO


async def test_head_says_how_far_it_came(town: Town, alice: Citizen) -> None:
    assert (await progress(alice, PHOTO)).status_code == 404
    await send_chunk(alice, PHOTO, 0, 500)
    half = await progress(alice, PHOTO)
    assert (half.status_code, half.headers["upload-offset"], half.headers["upload-length"]) == (
        200,
        "500",
        str(len(PHOTO)),
    )
    await upload_rest(alice, 500)
    assert (await progress(alice, PHOTO)).headers["upload-offset"] == str(len(PHOTO))


async def upload_rest(citizen: Citizen, offset: int) -> None:
    for start in range(offset, len(PHOTO), 500):
        assert (await send_chunk(citizen, PHOTO, start, 500)).status_code == 204


async def test_an_upload_goes_on_after_the_server_was_killed(
    app: Litestar, settings: Settings, town: Town, alice: Citizen
) -> None:
    from parvis.app import create_app  # another house on the same database and disk

    await send_chunk(alice, PHOTO, 0, 500)
    async with Citizen(create_app(settings), town, "Alice") as alice_later:
        assert (await progress(alice_later, PHOTO)).headers["upload-offset"] == "500"
        await upload_rest(alice_later, 500)


async def test_a_whole_photo_that_a_killed_server_left_staged_is_finished_when_the_phone_asks(
    town: Town, alice: Citizen, gateways: Gateways
) -> None:
    await send_chunk(alice, PHOTO, 0, 500)
    staged = f"{alice.device_id.hex}-{sha256_of(PHOTO)}"
    await gateways.files.stage(town.id, staged, offset=500, length=len(PHOTO), chunk=PHOTO[500:])
    assert (await progress(alice, PHOTO)).headers["upload-offset"] == str(len(PHOTO))
    assert await gateways.files.find(town.id, sha256_of(PHOTO)) == StoredFile(sha256_of(PHOTO), len(PHOTO))
    assert (await send_chunk(alice, PHOTO, 0)).status_code == 204


async def test_a_staged_file_that_is_not_what_its_name_says_is_asked_for_anew(
    town: Town, alice: Citizen, gateways: Gateways
) -> None:
    await send_chunk(alice, PHOTO, 0, 500)
    staged = f"{alice.device_id.hex}-{sha256_of(PHOTO)}"
    await gateways.files.stage(town.id, staged, offset=500, length=len(PHOTO), chunk=bytes(len(PHOTO) - 500))
    assert (await progress(alice, PHOTO)).status_code == 404
    assert (await upload(alice, PHOTO)).status_code == 204


async def test_a_chunk_sent_twice_says_where_to_go_on(town: Town, alice: Citizen) -> None:
    await send_chunk(alice, PHOTO, 0, 500)
    again = await send_chunk(alice, PHOTO, 0, 500)
    assert (again.status_code, again.headers["upload-offset"]) == (409, "500")
    assert again.json()["code"] == "forms.wrong-offset"


async def test_a_chunk_too_far_ahead_says_where_to_go_on(town: Town, alice: Citizen) -> None:
    ahead = await send_chunk(alice, PHOTO, 500, 500)
    assert (ahead.status_code, ahead.headers["upload-offset"]) == (409, "0")


async def test_a_finished_file_needs_nothing_more(town: Town, alice: Citizen) -> None:
    await upload(alice, PHOTO)
    again = await send_chunk(alice, PHOTO, 0)
    assert (again.status_code, again.headers["upload-offset"]) == (204, str(len(PHOTO)))


async def test_two_tabs_send_the_same_photo_and_it_is_there_once(
    town: Town, alice: Citizen, gateways: Gateways
) -> None:
    await asyncio.gather(upload(alice, PHOTO, 700), upload(alice, PHOTO, 700))
    for offset in range(0, len(PHOTO), 700):
        await send_chunk(alice, PHOTO, offset, 700)
    assert await gateways.files.find(town.id, sha256_of(PHOTO)) == StoredFile(sha256_of(PHOTO), len(PHOTO))


async def test_a_chunk_that_changed_on_its_way_is_not_kept(town: Town, alice: Citizen) -> None:
    answer = await send_chunk(alice, PHOTO, 0, 500, Upload_Checksum="sha256 " + "A" * 43 + "=")
    assert (answer.status_code, answer.json()["code"]) == (422, "forms.wrong-checksum")
    assert (await progress(alice, PHOTO)).status_code == 404


async def test_a_file_that_is_not_what_its_name_says_is_dropped(town: Town, alice: Citizen, gateways: Gateways) -> None:
    lie = a_photo(30, 30)
    answer = await alice.patch(
        f"/api/v1/attachments/{sha256_of(PHOTO)}", content=lie, headers=dict((await said_of(alice, lie)).items())
    )
    assert (answer.status_code, answer.json()["code"]) == (422, "forms.wrong-content")
    assert await gateways.files.find(town.id, sha256_of(PHOTO)) is None
    assert (await progress(alice, PHOTO)).status_code == 404


async def said_of(citizen: Citizen, content: bytes) -> dict[str, str]:
    request = (await send_chunk(citizen, content, 0)).request
    return {name: request.headers[name] for name in request.headers if name.startswith(("upload", "content-type"))}


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(
    "content",
    [
        SVG,
        b"GIF89a" + bytes(100),
        b"%PDF-1.7" + bytes(100),
        archive({"a.txt": b"a"}),
        b"MZ" + bytes(100),
        b"\xff\xd8",
        b"RIFF\0\0\0\0WAVE" + bytes(50),
    ],
    ids=["svg", "gif", "half a pdf", "any zip", "program", "two bytes", "sound"],
)
async def test_only_photos_and_documents_are_taken_whatever_they_call_themselves(
    town: Town, alice: Citizen, gateways: Gateways, content: bytes
) -> None:
    answer = await upload(alice, content)
    assert (answer.status_code, answer.json()["code"]) == (422, "forms.unsupported-file")
    assert await gateways.files.find(town.id, sha256_of(content)) is None


@pytest.mark.parametrize("content", [a_pdf(), archive(WORD), "Été\n".encode() * 400], ids=["pdf", "word", "text"])
async def test_a_document_arrives_in_chunks_too(town: Town, alice: Citizen, gateways: Gateways, content: bytes) -> None:
    assert (await upload(alice, content, chunk_bytes=100)).status_code == 204
    assert await gateways.files.read(town.id, sha256_of(content)) == content


async def test_a_document_with_a_program_is_refused_by_that_name(
    town: Town, alice: Citizen, gateways: Gateways
) -> None:
    content = archive(WORD | {"word/vbaProject.bin": b"macro"})
    answer = await upload(alice, content)
    assert (answer.status_code, answer.json()["code"]) == (422, "forms.active-content")
    assert await gateways.files.find(town.id, sha256_of(content)) is None


async def test_a_document_is_no_photo(forms: Town, alice: Citizen) -> None:
    await upload(alice, a_pdf())
    answer = await send(alice, pothole(a_pdf()))
    assert answer.status_code == 422
    assert answer.json()["findings"] == [
        {"question": "photo", "code": "unsupported-file", "params": {"name": "photo.jpg"}}
    ]


async def test_a_gigabyte_that_calls_itself_small_is_stopped_by_its_first_chunk(town: Town, alice: Citizen) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(1024):
            sent.append(2**20)
            yield bytes(2**20)

    sent: list[int] = []
    headers = await said_of(alice, PHOTO)
    path = f"/api/v1/attachments/{sha256_of(bytes(9))}"
    answer = await alice.patch(path, content=endless(), headers=headers)
    assert answer.status_code == 413
    assert sum(sent) < 2**22


async def test_a_beginning_in_small_bits_does_not_hide_what_it_is(
    town: Town, alice: Citizen, gateways: Gateways
) -> None:
    answer = await upload(alice, SVG, chunk_bytes=5)
    assert (answer.status_code, answer.json()["code"]) == (422, "forms.unsupported-file")
    assert await gateways.files.find(town.id, sha256_of(SVG)) is None


async def test_a_file_of_a_gigabyte_is_refused_before_its_first_byte_is_kept(town: Town, alice: Citizen) -> None:
    answer = await send_chunk(alice, PHOTO, 0, Upload_Length=str(1024**3))
    assert (answer.status_code, answer.json()["code"]) == (413, "forms.file-too-large")
    assert (await progress(alice, PHOTO)).status_code == 404


async def test_a_chunk_of_two_megabytes_is_refused(town: Town, alice: Citizen) -> None:
    assert (await send_chunk(alice, PHOTO + bytes(2**21), 0, 2**21)).status_code == 413


async def test_a_chunk_past_the_promised_end_is_refused(town: Town, alice: Citizen) -> None:
    answer = await send_chunk(alice, PHOTO, 0, 500, Upload_Length="400")
    assert (answer.status_code, answer.json()["code"]) == (422, "forms.bad-upload")


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("Upload_Offset", "-1"),
        ("Upload_Offset", "1e3"),
        ("Upload_Length", "0"),
        ("Upload_Length", ""),
        ("Upload_Length", "9" * 30),
        ("Upload_Checksum", "md5 abc"),
        ("Upload_Checksum", "sha256 ***"),
        ("Content_Type", "image/jpeg"),
    ],
)
async def test_headers_that_say_nothing_sensible_are_refused(
    town: Town, alice: Citizen, header: str, value: str
) -> None:
    answer = await send_chunk(alice, PHOTO, 0, 2**18, **{header: value})
    assert answer.status_code == 422
    assert answer.json()["code"] == "forms.bad-upload"


@pytest.mark.parametrize("name", ["a", "A" * 64, "..%2F..%2Fetc%2Fpasswd", "%00" * 64])
async def test_a_name_that_is_no_sha256_leads_nowhere(town: Town, alice: Citizen, name: str) -> None:
    headers = await said_of(alice, PHOTO)
    assert (await alice.head(f"/api/v1/attachments/{name}")).status_code == 404
    patched = await alice.patch(f"/api/v1/attachments/{name}", content=PHOTO, headers=headers)
    assert patched.status_code in {404, 422}


async def test_bob_does_not_see_what_alice_sent(town: Town, alice: Citizen, bob: Citizen) -> None:
    await upload(alice, PHOTO)
    assert (await progress(bob, PHOTO)).status_code == 404
    await upload(bob, PHOTO)
    assert (await progress(bob, PHOTO)).status_code == 200


async def test_eve_sends_nothing(town: Town, eve: Person) -> None:
    assert (await send_chunk(eve, PHOTO, 0)).status_code == 401
    assert (await progress(eve, PHOTO)).status_code == 401


async def test_whoever_sends_and_sends_without_a_form_is_asked_to_wait(
    app: Litestar, settings: Settings, town: Town, alice: Citizen
) -> None:
    app.state["settings"] = msgspec.structs.replace(settings, max_upload_bytes=500_000_000)
    answer = await send_chunk(alice, PHOTO, 0, 500, Upload_Length="200000001")
    assert (answer.status_code, answer.json()["code"]) == (429, "forms.too-many-unsent-files")
