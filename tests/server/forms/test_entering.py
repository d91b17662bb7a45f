"""Staff bring a form for somebody: the same acceptance, once, with their name on it."""

from uuid import UUID

import httpx

from parvis.database.unit_of_work import unit_of_work
from parvis.forms.services import get_submission
from parvis.kernel.ids import new_id
from parvis.towns.services import Town
from parvis.web.identity import DEVICE_HEADER
from tests.cast import Citizen, Member
from tests.server.forms.sending import Json, a_photo, pothole, send, upload


async def enter(member: Member, desk: Citizen, submission_id: UUID, body: Json, channel: str = "") -> httpx.Response:
    """Bring a form, at the device that `desk` stands for."""
    where = f"/api/v1/staff/submissions/{submission_id}" + (f"?channel={channel}" if channel else "")
    return await member.put(where, json=body, headers={DEVICE_HEADER: desk.credential})


async def test_a_form_from_a_file_is_taken_in_once_for_nobodys_device(forms: Town, chloe: Member, bob: Citizen) -> None:
    submission_id = new_id()
    first = await enter(chloe, bob, submission_id, pothole())
    again = await enter(chloe, bob, submission_id, pothole())
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    taken = await get_submission(forms.id, submission_id)
    assert (taken.device_id, taken.account_id, taken.channel) == (None, chloe.staff.id, "counter")
    async with unit_of_work(forms.id) as uow:
        logged = await uow.connection.fetch("select subject from people_access where action = 'forms.enter'")
    assert [row["subject"] for row in logged] == [str(submission_id)] * 2


async def test_the_phone_that_the_file_came_from_gets_the_same_receipt(
    forms: Town, chloe: Member, alice: Citizen, bob: Citizen
) -> None:
    submission_id = new_id()
    entered = await enter(chloe, bob, submission_id, pothole())
    sent = await send(alice, pothole(), submission_id)
    assert (sent.status_code, sent.json()) == (200, entered.json())
    changed = await send(alice, pothole(description="Autre chose."), submission_id)
    assert changed.status_code == 409


async def test_a_form_that_the_phone_sent_already_is_not_taken_in_twice_and_another_one_is_kept_beside(
    forms: Town, chloe: Member, alice: Citizen, bob: Citizen
) -> None:
    submission_id = new_id()
    sent = await send(alice, pothole(), submission_id)
    assert (await enter(chloe, bob, submission_id, pothole())).json() == sent.json()
    other = await enter(chloe, bob, submission_id, pothole(description="Autre chose."))
    assert (other.status_code, other.json()["type"]) == (409, "/problems/forms.different-body")
    async with unit_of_work(forms.id) as uow:
        assert await uow.connection.fetchval("select count(*) from forms_other_body") == 1


async def test_its_photos_come_from_the_desk(forms: Town, chloe: Member, bob: Citizen) -> None:
    photo, submission_id = a_photo(), new_id()
    missing = await enter(chloe, bob, submission_id, pothole(photo))
    assert missing.json()["type"] == "/problems/forms.attachment-missing"
    await upload(bob, photo)
    assert (await enter(chloe, bob, submission_id, pothole(photo), "phone")).status_code == 201


async def test_wrong_answers_channels_and_strangers_are_refused(
    forms: Town, chloe: Member, bob: Citizen, eve: httpx.AsyncClient
) -> None:
    wrong = await enter(chloe, bob, new_id(), pothole(category="rien"))
    assert (wrong.status_code, wrong.json()["type"]) == (422, "/problems/forms.refused")
    assert (await enter(chloe, bob, new_id(), pothole(), "pigeon")).status_code == 400
    assert (await chloe.put(f"/api/v1/staff/submissions/{new_id()}", json=pothole())).status_code == 401
    assert (await eve.put(f"/api/v1/staff/submissions/{new_id()}", json=pothole())).status_code == 401
