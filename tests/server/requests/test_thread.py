"""One story for both sides: what each of them reads of it."""

from datetime import timedelta

from parvis.database.unit_of_work import unit_of_work
from parvis.forms.services import erase_expired
from parvis.kernel import clock as kernel_clock
from parvis.kernel.clock import FakeClock
from parvis.kernel.ids import new_id
from parvis.towns.services import Town
from tests.cast import Citizen, Member
from tests.server.conftest import WorkOff
from tests.server.forms.sending import a_photo, send, upload
from tests.server.requests.asking import Json, mine, move, only_id, writing
from tests.server.requests.conftest import Report


async def replied_with_photo(report: Report, alice: Citizen, work_off: WorkOff) -> Json:
    about, photo = await report(), a_photo()
    await upload(alice, photo)
    await send(alice, writing("reponse", about, "Côté nord.", photo))
    await work_off()
    entry: Json = (await mine(alice))[0]["timeline"][-1]
    return entry


async def test_both_sides_see_the_photo_of_a_reply(
    report: Report, alice: Citizen, chloe: Member, work_off: WorkOff
) -> None:
    [photo] = (await replied_with_photo(report, alice, work_off))["attachments"]
    assert photo["ready"] is True
    shown = await alice.get(f"/api/v1/requests/attachments/{photo['id']}")
    assert (shown.status_code, shown.headers["cache-control"]) == (200, "no-store")
    assert shown.content[:2] == b"\xff\xd8"
    detail = (await chloe.get(f"/api/v1/staff/requests/{await only_id(chloe)}")).json()
    assert detail["timeline"][-1]["attachments"] == [photo]
    assert (await chloe.get(f"/api/v1/staff/attachments/{photo['id']}")).content == shown.content


async def test_bob_sees_no_photo_of_alices(report: Report, alice: Citizen, bob: Citizen, work_off: WorkOff) -> None:
    [photo] = (await replied_with_photo(report, alice, work_off))["attachments"]
    refused = await bob.get(f"/api/v1/requests/attachments/{photo['id']}")
    assert (refused.status_code, refused.json()["code"]) == (404, "forms.unknown-attachment")


async def test_a_note_is_for_staff_alone(report: Report, alice: Citizen, chloe: Member) -> None:
    await report()
    case_id, note_id = await only_id(chloe), new_id()
    path = f"/api/v1/staff/requests/{case_id}/notes/{note_id}"
    written = await chloe.put(path, json={"message": "Voir avec le MTQ."})
    assert (written.status_code, written.json()["timeline"][-1]["message"]) == (201, "Voir avec le MTQ.")
    assert (await chloe.put(path, json={"message": "Voir avec le MTQ."})).status_code == 200
    assert (await chloe.put(path, json={"message": "Autre chose."})).json()["code"] == "requests.different-transition"
    assert [entry["kind"] for entry in (await mine(alice))[0]["timeline"]] == ["opened"]


async def test_an_empty_note_is_refused(report: Report, chloe: Member) -> None:
    await report()
    path = f"/api/v1/staff/requests/{await only_id(chloe)}/notes/{new_id()}"
    assert (await chloe.put(path, json={"message": " \u0000 "})).json()["code"] == "requests.message-needed"


async def test_what_was_sent_can_be_read_again_by_who_sent_it(report: Report, alice: Citizen, bob: Citizen) -> None:
    await report()
    path = f"/api/v1/requests/{(await mine(alice))[0]['id']}/copy"
    copy = (await alice.get(path)).json()
    assert [line["display"] for line in copy["answers"]] == [
        "Nid-de-poule",
        "rue du Pont et rue Principale",
        "Juste avant le pont.",
    ]
    assert (await bob.get(path)).json()["code"] == "requests.unknown"


async def test_what_staff_say_comes_next_holds_until_the_next_move(
    report: Report, alice: Citizen, chloe: Member
) -> None:
    await report()
    case_id = await only_id(chloe)
    await move(chloe, case_id, "in_progress", next_step="L’équipe passe jeudi.")
    assert (await mine(alice))[0]["next_step"] == {"fr": "L’équipe passe jeudi."}
    await move(chloe, case_id, "waiting_for_you", "De quel côté?")
    assert (await mine(alice))[0]["next_step"] == {}


async def test_what_was_sent_about_a_request_goes_with_it(
    report: Report, forms: Town, alice: Citizen, work_off: WorkOff, clock: FakeClock
) -> None:
    about = await report()
    clock.advance(timedelta(days=700))
    await send(alice, writing("reponse", about, "Côté nord."))
    await work_off()
    clock.advance(timedelta(days=31))
    for _ in range(2):
        await erase_expired(forms.id, kernel_clock.now().date())
        await work_off()
    async with unit_of_work(forms.id) as uow:
        assert await uow.connection.fetchval("select count(*) from forms_submission") == 0
        assert await uow.connection.fetchval("select count(*) from requests_entry") == 0
