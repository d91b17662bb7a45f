"""What a person sends about a request goes on with its story."""

from datetime import timedelta
from uuid import UUID

import pytest

from parvis.database.unit_of_work import unit_of_work
from parvis.forms.events import SubmissionAccepted
from parvis.kernel import clock as kernel_clock
from parvis.kernel.ids import new_id
from parvis.requests.services import receive
from parvis.towns.services import Town
from tests.cast import Citizen, Member
from tests.server.conftest import WorkOff
from tests.server.forms.sending import a_photo, pothole, send, upload
from tests.server.requests.asking import mine, move, only_id, writing
from tests.server.requests.conftest import Report


async def test_a_reply_is_on_the_thread_and_the_request_goes_on(
    report: Report, alice: Citizen, chloe: Member, work_off: WorkOff
) -> None:
    await report()
    await move(chloe, await only_id(chloe), "waiting_for_you", "De quel côté du pont?")
    photo = a_photo()
    await upload(alice, photo)
    [request] = await mine(alice)
    assert (await send(alice, writing("reponse", request["id"], "Côté nord.", photo))).status_code == 201
    await work_off()
    [request] = await mine(alice)
    assert request["state"] == "in_progress"
    assert [(entry["kind"], entry.get("message")) for entry in request["timeline"]] == [
        ("opened", None),
        ("state", "De quel côté du pont?"),
        ("reply", "Côté nord."),
    ]


async def test_a_reply_may_name_the_envelope_and_come_before_its_request(
    forms: Town, alice: Citizen, work_off: WorkOff
) -> None:
    submission_id = new_id()
    await send(alice, pothole(), submission_id)
    assert (await send(alice, writing("reponse", submission_id, "J’oubliais : côté nord."))).status_code == 201
    await work_off()
    [request] = await mine(alice)
    assert [entry["kind"] for entry in request["timeline"]] == ["opened", "reply"]


async def test_a_reply_heard_of_twice_is_one_line(
    report: Report, forms: Town, alice: Citizen, work_off: WorkOff
) -> None:
    about, reply_id = await report(), new_id()
    await send(alice, writing("reponse", about, "Côté nord."), reply_id)
    await work_off()
    assert await receive(SubmissionAccepted(town_id=forms.id, submission_id=reply_id)) == {"written": 0}
    assert len((await mine(alice))[0]["timeline"]) == 2


async def test_not_settled_reopens_a_request_that_was_done(
    report: Report, alice: Citizen, chloe: Member, work_off: WorkOff
) -> None:
    about = await report()
    await move(chloe, await only_id(chloe), "done")
    await send(alice, writing("pas-regle", about, "Le trou est encore là."))
    await work_off()
    [request] = await mine(alice)
    assert (request["state"], request["timeline"][-1]["kind"]) == ("reopened", "reopened")
    assert request["timeline"][-1]["message"] == "Le trou est encore là."


@pytest.mark.parametrize("days", [31, None])
async def test_not_settled_too_late_or_too_early_is_a_word_on_the_thread(
    report: Report, alice: Citizen, chloe: Member, work_off: WorkOff, days: int | None
) -> None:
    about = await report()
    if days is not None:
        await move(chloe, await only_id(chloe), "done")
    with kernel_clock.frozen(kernel_clock.now() + timedelta(days=days or 0)):
        body = writing("pas-regle", about, "Encore là.") | {"queued_at": kernel_clock.now().isoformat()}
        assert (await send(alice, body)).status_code == 201
        await work_off()
    [request] = await mine(alice)
    assert (request["state"], request["timeline"][-1]["kind"]) == ("done" if days else "received", "reply")


@pytest.mark.parametrize("form", ["reponse", "pas-regle", "moi-aussi"])
async def test_nobody_writes_about_somebody_elses_request(report: Report, forms: Town, bob: Citizen, form: str) -> None:
    about = await report()
    async with unit_of_work(forms.id) as uow:
        await uow.connection.execute("update requests_case set is_public = false")
    refused = await send(bob, writing(form, about, "Je passe par là."))
    assert (refused.status_code, refused.json()["code"]) == (403, "forms.not-yours")
    unknown = await send(bob, writing(form, new_id(), "Je passe par là."))
    assert (unknown.status_code, unknown.json()["code"]) == (403, "forms.not-yours")


async def test_a_form_of_a_requests_page_is_about_one_and_no_other_is(report: Report, alice: Citizen) -> None:
    about = await report()
    alone = writing("reponse", about, "Côté nord.")
    del alone["about"]
    for body in (alone, pothole() | {"about": str(about)}):
        assert (await send(alice, body)).json()["code"] == "forms.not-yours"


@pytest.fixture
async def public_case(report: Report, forms: Town) -> str:
    """Alice's report, which staff made public."""
    await report()
    async with unit_of_work(forms.id) as uow:
        return str(await uow.connection.fetchval("update requests_case set is_public = true returning id"))


async def test_anybody_may_join_a_public_report(public_case: str, forms: Town, bob: Citizen, work_off: WorkOff) -> None:
    assert (await send(bob, writing("moi-aussi", public_case, ""))).status_code == 201
    await work_off()
    async with unit_of_work(forms.id) as uow:
        followers = await uow.connection.fetch("select case_id, device_id, is_holder from requests_follower")
    assert [tuple(row) for row in followers] == [(UUID(public_case), bob.device_id, False)]


async def test_only_staff_reads_what_somebody_adds_to_a_public_report(
    public_case: str, alice: Citizen, bob: Citizen, chloe: Member, work_off: WorkOff
) -> None:
    await send(bob, writing("moi-aussi", public_case, "Ma voiture y est tombée."))
    await work_off()
    assert [entry["kind"] for entry in (await mine(alice))[0]["timeline"]] == ["opened"]
    detail = (await chloe.get(f"/api/v1/staff/requests/{public_case}")).json()
    assert detail["timeline"][-1]["message"] == "Ma voiture y est tombée."


async def test_the_forms_of_a_requests_page_are_everywhere_and_no_towns_to_change(forms: Town, alice: Citizen) -> None:
    published = (await alice.get("/api/v1/forms/published")).json()
    assert {form["code"] for form in published["system"]} == {"reponse", "pas-regle", "moi-aussi"}
    assert not {form["code"] for form in published["forms"]} & {"reponse", "pas-regle", "moi-aussi"}
