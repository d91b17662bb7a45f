"""Staff see photos, made safe; nobody else does."""

import io

from PIL import Image

from parvis.kernel.ids import new_id
from parvis.towns.services import Town
from tests.cast import Citizen, Member, Person
from tests.server.conftest import WorkOff
from tests.server.forms.sending import a_photo, pothole, send, upload
from tests.server.requests.conftest import Report


async def attachment_of(chloe: Member) -> dict[str, object]:
    [listed] = (await chloe.get("/api/v1/staff/requests")).json()["requests"]
    detail = (await chloe.get(f"/api/v1/staff/requests/{listed['id']}")).json()
    [attachment] = detail["attachments"]
    return dict(attachment)


async def reported_with(report: Report, alice: Citizen, photo: bytes) -> None:
    await upload(alice, photo)
    await report(photo)


async def test_staff_sees_the_photo_that_the_town_made(report: Report, alice: Citizen, chloe: Member) -> None:
    await reported_with(report, alice, a_photo(100, 50, kind="PNG"))
    attachment = await attachment_of(chloe)
    assert attachment["ready"] is True
    answer = await chloe.get(f"/api/v1/staff/attachments/{attachment['id']}")
    assert answer.headers["content-type"] == "image/jpeg"
    assert answer.headers["content-disposition"] == "inline; filename*=UTF-8''photo.jpg"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    image = Image.open(io.BytesIO(answer.content))
    assert (image.format, image.size) == ("JPEG", (100, 50))


async def test_a_photo_is_not_shown_before_it_is_made_safe(
    forms: Town, alice: Citizen, chloe: Member, work_off: WorkOff, report: Report
) -> None:
    fake = b"\xff\xd8\xff" + b"<script>alert(1)</script>" * 20
    await reported_with(report, alice, fake)
    attachment = await attachment_of(chloe)
    assert (attachment["ready"], attachment["state"]) == (False, "refused")
    answer = await chloe.get(f"/api/v1/staff/attachments/{attachment['id']}")
    assert (answer.status_code, answer.json()["code"]) == (409, "forms.attachment-not-ready")


async def test_a_name_cannot_write_headers(report: Report, alice: Citizen, chloe: Member, work_off: WorkOff) -> None:
    photo = a_photo()
    await upload(alice, photo)
    body = pothole(photo)
    body["answers"]["photo"][0]["name"] = '"é\r\nSet-Cookie: a=b; été/x".html'
    assert (await send(alice, body, new_id())).status_code == 201
    await work_off()
    attachment = await attachment_of(chloe)
    answer = await chloe.get(f"/api/v1/staff/attachments/{attachment['id']}")
    assert "set-cookie" not in answer.headers
    assert answer.headers["content-disposition"] == "inline; filename*=UTF-8''x%22.jpg"


async def test_nobody_else_sees_a_photo(
    report: Report, alice: Citizen, chloe: Member, didier: Member, eve: Person
) -> None:
    await reported_with(report, alice, a_photo())
    path = f"/api/v1/staff/attachments/{(await attachment_of(chloe))['id']}"
    assert (await didier.get(path)).status_code == 404
    assert (await alice.get(path)).status_code == 401
    assert (await eve.get(path)).status_code == 401
