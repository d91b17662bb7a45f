"""A draft goes from one device to another: held by one at a time, sent once, and forgotten when it should be."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest

from parvis.database.unit_of_work import unit_of_work
from parvis.forms.errors import UnknownCode
from parvis.forms.services import forget_drafts, open_draft
from parvis.kernel.clock import FakeClock
from parvis.kernel.ids import new_id
from parvis.towns.services import Town
from parvis.web.identity import DEVICE_HEADER
from tests.cast import Citizen, Member
from tests.server.forms.sending import a_photo, photo_answer, pothole, progress, send, sha256_of, upload

Json = dict[str, Any]


def half_a_pothole(*photos: bytes, **changes: object) -> Json:
    body = pothole(*photos, **changes)
    del body["queued_at"]
    return body | {"step": "details"}


async def put(citizen: Citizen, envelope_id: UUID, draft: Json | None = None) -> httpx.Response:
    return await citizen.put(f"/api/v1/drafts/{envelope_id}", json=draft or half_a_pothole())


async def code_of(citizen: Citizen, envelope_id: UUID, draft: Json | None = None) -> str:
    answer = await put(citizen, envelope_id, draft)
    assert answer.status_code == 200, answer.text
    code: str = answer.json()["code"]
    return code


async def take(citizen: httpx.AsyncClient, code: str) -> httpx.Response:
    return await citizen.post("/api/v1/draft-openings", json={"code": code})


async def standing(citizen: Citizen, envelope_id: UUID) -> str:
    answer = await citizen.get(f"/api/v1/drafts/{envelope_id}")
    return str(answer.json().get("state") or answer.json()["type"].rpartition("/")[2])


async def stored(town: Town) -> list[Any]:
    async with unit_of_work(town.id) as uow:
        return list(await uow.connection.fetch("select * from forms_handover"))


async def test_a_draft_goes_on_where_its_code_is_typed_as_it_was_heard(
    forms: Town, alice: Citizen, bob: Citizen
) -> None:
    envelope_id = new_id()
    code = await code_of(alice, envelope_id)
    taken = await take(bob, f" {code.lower().replace('0', 'o').replace('1', 'L')} ")
    assert taken.status_code == 200
    assert taken.headers["cache-control"] == "no-store"
    assert taken.json()["id"] == str(envelope_id)
    assert taken.json()["draft"]["answers"] == half_a_pothole()["answers"]
    assert taken.json()["definition"]["code"] == "signaler"
    assert (await standing(alice, envelope_id), await standing(bob, envelope_id)) == ("elsewhere", "here")


async def test_the_link_holds_the_code_where_no_server_sees_it(forms: Town, alice: Citizen) -> None:
    given = (await put(alice, new_id())).json()
    assert given["link"] == f"{alice.origin}/reprendre#{given['code']}"
    assert {len(row) for row in given["qr"]} == {len(given["qr"])}
    assert set("".join(given["qr"])) == {"0", "1"}


async def test_an_answer_that_was_lost_is_given_again_and_to_nobody_else(
    forms: Town, alice: Citizen, bob: Citizen, eve: httpx.AsyncClient
) -> None:
    code = await code_of(alice, new_id())
    first = await take(bob, code)
    assert (await take(bob, code)).json() == first.json()
    late = await take(alice, code)
    assert (late.status_code, late.json()["type"]) == (404, "/problems/forms.unknown-code")
    assert (await take(eve, code)).status_code == 401


async def test_only_the_device_that_holds_the_draft_sends_it_and_it_is_sent_once(
    forms: Town, alice: Citizen, bob: Citizen
) -> None:
    envelope_id = new_id()
    await take(bob, await code_of(alice, envelope_id))
    early = await send(alice, pothole(), envelope_id)
    assert (early.status_code, early.json()["type"]) == (409, "/problems/forms.held-elsewhere")
    assert (await send(bob, pothole(), envelope_id)).status_code == 201
    assert (await send(alice, pothole(), envelope_id)).status_code == 409
    assert await standing(alice, envelope_id) == "sent"
    assert (await put(alice, envelope_id)).json()["type"] == "/problems/forms.already-sent"


async def test_the_first_device_takes_the_draft_back(forms: Town, alice: Citizen, bob: Citizen) -> None:
    envelope_id = new_id()
    await take(bob, await code_of(alice, envelope_id))
    back = await alice.put(f"/api/v1/drafts/{envelope_id}/holder")
    assert back.json()["draft"]["step"] == "details"
    assert (await send(bob, pothole(), envelope_id)).status_code == 409
    assert (await send(alice, pothole(), envelope_id)).status_code == 201


async def test_a_draft_that_never_was_here_is_not_taken_back(forms: Town, alice: Citizen, bob: Citizen) -> None:
    envelope_id = new_id()
    assert (await alice.put(f"/api/v1/drafts/{envelope_id}/holder")).status_code == 404
    await code_of(alice, envelope_id)
    assert (await bob.put(f"/api/v1/drafts/{envelope_id}/holder")).status_code == 404
    assert (await bob.get(f"/api/v1/drafts/{envelope_id}")).status_code == 404
    assert (await put(bob, envelope_id)).json()["type"] == "/problems/forms.held-elsewhere"


async def test_the_newest_code_is_the_only_one(forms: Town, alice: Citizen, bob: Citizen) -> None:
    envelope_id = new_id()
    first = await code_of(alice, envelope_id)
    second = await code_of(alice, envelope_id, half_a_pothole(description="Plus loin."))
    assert (await take(bob, first)).status_code == 404
    assert (await take(bob, second)).json()["draft"]["answers"]["description"] == "Plus loin."


async def test_photos_follow_the_draft_and_are_sent_only_once(forms: Town, alice: Citizen, bob: Citizen) -> None:
    photo, envelope_id = a_photo(), new_id()
    missing = await put(alice, envelope_id, half_a_pothole(photo))
    assert (missing.status_code, missing.json()["missing"]) == (409, [sha256_of(photo)])
    await upload(alice, photo)
    code = await code_of(alice, envelope_id, half_a_pothole(photo))
    assert (await bob.get(f"/api/v1/attachments/{sha256_of(photo)}")).status_code == 404
    await take(bob, code)
    assert (await progress(bob, photo)).headers["upload-offset"] == str(len(photo))
    given = await bob.get(f"/api/v1/attachments/{sha256_of(photo)}")
    assert (given.content, given.headers["content-type"]) == (photo, "application/octet-stream")
    assert given.headers["content-disposition"] == "attachment"
    assert (await send(bob, pothole(photo), envelope_id)).status_code == 201


async def test_what_is_kept_can_be_read_by_nobody_and_goes_when_it_is_sent(forms: Town, alice: Citizen) -> None:
    envelope_id = new_id()
    code = await code_of(alice, envelope_id, half_a_pothole(description="Devant chez Alice."))
    [row] = await stored(forms)
    assert b"Alice" not in row["content"]
    assert code.encode() not in row["code_digest"]
    await send(alice, pothole(), envelope_id)
    [row] = await stored(forms)
    assert (row["content"], row["code_digest"]) == (None, None)


async def test_after_a_week_the_draft_is_forgotten_and_after_a_season_who_held_it(
    forms: Town, alice: Citizen, bob: Citizen, clock: FakeClock
) -> None:
    code = await code_of(alice, new_id())
    clock.advance(timedelta(days=7))
    assert (await take(bob, code)).status_code == 404
    assert await forget_drafts(forms.id) == 1
    [row] = await stored(forms)
    assert row["content"] is None
    clock.advance(timedelta(days=91))
    assert await forget_drafts(forms.id) == 0
    assert await stored(forms) == []


async def test_staff_read_a_draft_by_its_code_and_that_is_written_down(
    forms: Town, alice: Citizen, bob: Citizen, chloe: Member
) -> None:
    envelope_id = new_id()
    code = await code_of(alice, envelope_id)
    at_desk = {DEVICE_HEADER: bob.credential}
    read = await chloe.post("/api/v1/staff/draft-openings", json={"code": code}, headers=at_desk)
    assert read.json()["draft"]["answers"] == half_a_pothole()["answers"]
    async with unit_of_work(forms.id) as uow:
        logged = await uow.connection.fetch("select subject from people_access where action = 'forms.read-draft'")
    assert [row["subject"] for row in logged] == [str(envelope_id)]
    assert (await take(bob, code)).status_code == 200
    late = await chloe.post("/api/v1/staff/draft-openings", json={"code": code}, headers=at_desk)
    assert late.json()["type"] == "/problems/forms.unknown-code"


async def test_staff_send_a_draft_for_the_person_with_its_photos_and_its_phone_hears_of_it(
    forms: Town, alice: Citizen, bob: Citizen, chloe: Member
) -> None:
    photo, envelope_id = a_photo(), new_id()
    await upload(alice, photo)
    code = await code_of(alice, envelope_id, half_a_pothole(photo))
    at_desk = {DEVICE_HEADER: bob.credential}
    await chloe.post("/api/v1/staff/draft-openings", json={"code": code}, headers=at_desk)
    sent = await chloe.put(f"/api/v1/staff/submissions/{envelope_id}", json=pothole(photo), headers=at_desk)
    assert sent.status_code == 201
    assert await standing(alice, envelope_id) == "sent"


async def test_another_town_knows_no_such_code(forms: Town, other_town: Town, alice: Citizen) -> None:
    code = await code_of(alice, new_id())
    with pytest.raises(UnknownCode):
        await open_draft(other_town.id, code)


@pytest.mark.parametrize("typed", ["", "1234567", "ABCD-EFGU", "'; drop table", "７K4M-2Q9X", "7K4M-2Q9X-1"])
async def test_what_cannot_be_a_code_is_unknown(forms: Town, alice: Citizen, typed: str) -> None:
    assert (await take(alice, typed)).status_code == 404


async def test_guessing_soon_has_to_wait(forms: Town, alice: Citizen) -> None:
    answers = [(await take(alice, "0000-0000")).status_code for _ in range(11)]
    assert answers == [404] * 10 + [429]


async def test_a_version_that_was_never_published_is_refused(forms: Town, alice: Citizen) -> None:
    answer = await put(alice, new_id(), half_a_pothole() | {"version": 99})
    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/forms.unknown-version")


async def test_a_photo_that_nobody_sent_is_not_given(forms: Town, alice: Citizen) -> None:
    assert (await alice.get(f"/api/v1/attachments/{photo_answer(a_photo())['sha256']}")).status_code == 404
