"""A person follows what they asked; staff answer it."""

import asyncio
import json
from collections import Counter
from datetime import timedelta

import pytest
from litestar import Litestar

from parvis.database.unit_of_work import unit_of_work
from parvis.forms.events import SubmissionAccepted
from parvis.forms.services import erase_expired, publish_form
from parvis.kernel import clock as kernel_clock
from parvis.kernel.clock import FakeClock
from parvis.kernel.ids import new_id, receipt_code
from parvis.requests.services import open_case
from parvis.towns.services import Town
from tests.cast import Citizen, Member, Person, sign_in
from tests.server.conftest import WorkOff
from tests.server.forms.engine_cases import OUR_FORMS
from tests.server.forms.sending import pothole, send
from tests.server.requests.asking import inbox, mine, move, only_id
from tests.server.requests.conftest import Report


async def test_a_form_becomes_a_request_that_its_device_can_follow(report: Report, alice: Citizen) -> None:
    submission_id = await report()
    [request] = await mine(alice)
    assert request["timeline"][0].keys() == {"id", "at", "kind", "state"}
    del request["timeline"], request["id"]
    assert request == {
        "submission_id": str(submission_id),
        "receipt": receipt_code(submission_id),
        "form": "signaler",
        "title": {"fr": "Nid-de-poule", "en": "Pothole"},
        "state": "received",
        "stage": 1,
        "stages": 3,
        "stage_words": {"fr": "Reçue", "en": "Received"},
        "stage_names": [
            {"fr": "Reçue", "en": "Received"},
            {"fr": "Prise en charge", "en": "Being looked after"},
            {"fr": "Réglée", "en": "Solved"},
        ],
        "next_step": {},
        "desk": None,
        "opened_at": "2026-11-23T17:00:00Z",
        "changed_at": "2026-11-23T17:00:00Z",
        "closed_at": None,
        "promised_on": "2026-11-30",
        "promise_basis": "rule",
        "overdue_reason": None,
        "overdue_note": "",
        "follow_channel": "none",
    }


async def test_a_promise_made_before_christmas_knows_the_holidays(report: Report, alice: Citizen) -> None:
    with kernel_clock.frozen(kernel_clock.now() + timedelta(days=30)):  # 23 December
        await report()
    assert (await mine(alice))[0]["promised_on"] == "2026-12-31"


async def test_a_form_heard_of_twice_is_one_request(report: Report, forms: Town, alice: Citizen) -> None:
    submission_id = await report()
    event = SubmissionAccepted(town_id=forms.id, submission_id=submission_id)
    assert await open_case(event) == {"opened": 0}
    assert len((await mine(alice))[0]["timeline"]) == 1


async def test_bob_and_eve_see_nothing_of_alices(report: Report, bob: Citizen, eve: Person) -> None:
    await report()
    assert await mine(bob) == []
    assert (await eve.get("/api/v1/requests/mine")).status_code == 401


async def test_an_unchanged_answer_is_not_sent_again(report: Report, alice: Citizen) -> None:
    await report()
    first = await alice.get("/api/v1/requests/mine")
    again = await alice.get("/api/v1/requests/mine", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert "private" in first.headers["cache-control"]


async def test_staff_sees_the_request_with_its_answers(report: Report, chloe: Member) -> None:
    submission_id = await report(description="Juste avant le pont.")
    [listed] = await inbox(chloe)
    assert (listed["receipt"], listed["place_words"], listed["has_photo"]) == (
        receipt_code(submission_id),
        "rue du Pont et rue Principale",
        False,
    )
    detail = (await chloe.get(f"/api/v1/staff/requests/{listed['id']}", headers={"Accept-Language": "en"})).json()
    assert [(line["question"], line["display"]) for line in detail["answers"]] == [
        ("category", "Pothole"),
        ("place", "rue du Pont et rue Principale"),
        ("description", "Juste avant le pont."),
    ]
    assert detail["allowed_transitions"] == ["in_progress", "waiting_for_you", "done", "refused"]
    assert detail["message_needed_for"] == ["waiting_for_you", "refused"]


async def test_another_form_under_the_same_number_is_there_to_compare(
    report: Report, work_off: WorkOff, alice: Citizen, chloe: Member
) -> None:
    submission_id = await report(description="Juste avant le pont.")
    assert (await send(alice, pothole(description="Juste après le pont."), submission_id)).status_code == 409
    await work_off()
    [listed] = await inbox(chloe)
    assert listed["review"] is True
    detail = (await chloe.get(f"/api/v1/staff/requests/{listed['id']}")).json()
    [other] = detail["other_versions"]
    assert "Juste après le pont." in [line["display"] for line in other["answers"]]
    assert "Juste avant le pont." in [line["display"] for line in detail["answers"]]


async def test_a_request_on_an_older_form_says_what_the_form_changed_since(
    report: Report, work_off: WorkOff, alice: Citizen, chloe: Member, forms: Town
) -> None:
    newer = json.loads((OUR_FORMS / "signaler.json").read_bytes())
    newer["steps"][0]["title"]["fr"] = "Que voyez-vous?"
    await publish_form(forms.id, json.dumps(newer | {"version": 3}).encode(), ("fr", "en"))
    await report(description="Juste avant le pont.")
    [listed] = await inbox(chloe)
    detail = (await chloe.get(f"/api/v1/staff/requests/{listed['id']}")).json()
    assert detail["review"] is True
    assert [(change["code"], change["after"]["fr"]) for change in detail["form_changes"]] == [
        ("step-words", "Que voyez-vous?")
    ]


async def test_who_read_a_request_is_remembered(report: Report, chloe: Member, forms: Town) -> None:
    await report()
    case_id = await only_id(chloe)
    await chloe.get(f"/api/v1/staff/requests/{case_id}")
    async with unit_of_work(forms.id) as uow:
        read = await uow.connection.fetch(
            "select account_id, subject from people_access where action = 'requests.read'"
        )
    assert [tuple(row) for row in read] == [(chloe.staff.id, case_id)]


async def test_the_citizen_sees_what_staff_did_and_said_but_not_who(
    report: Report, alice: Citizen, chloe: Member, clock: FakeClock
) -> None:
    await report()
    case_id = await only_id(chloe)
    clock.advance(timedelta(hours=2))
    moved = await move(chloe, case_id, "in_progress", "  Une équipe passe demain. ")
    assert moved.status_code == 201
    assert moved.json()["timeline"][-1]["by"] == "Chloé Bélanger"
    [request] = await mine(alice)
    assert (request["state"], request["stage"], request["changed_at"]) == ("in_progress", 2, "2026-11-23T19:00:00Z")
    told = request["timeline"][-1]
    assert (told["kind"], told["state"], told["message"]) == ("state", "in_progress", "Une équipe passe demain.")
    assert "by" not in told


async def test_the_same_transition_again_changes_nothing(report: Report, alice: Citizen, chloe: Member) -> None:
    await report()
    case_id, transition_id = await only_id(chloe), new_id()
    answers = [await move(chloe, case_id, "done", "Réparé.", transition_id) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 200]
    assert len((await mine(alice))[0]["timeline"]) == 2


async def test_ten_times_the_same_transition_at_once_is_one(report: Report, alice: Citizen, chloe: Member) -> None:
    await report()
    case_id, transition_id = await only_id(chloe), new_id()
    answers = await asyncio.gather(*(move(chloe, case_id, "done", "", transition_id) for _ in range(10)))
    assert Counter(answer.status_code for answer in answers) == {201: 1, 200: 9}
    assert len((await mine(alice))[0]["timeline"]) == 2


async def test_of_two_contrary_transitions_at_once_one_is_refused(report: Report, chloe: Member) -> None:
    await report()
    case_id = await only_id(chloe)
    answers = await asyncio.gather(move(chloe, case_id, "done"), move(chloe, case_id, "refused", "Non."))
    assert sorted(answer.status_code for answer in answers) == [201, 409]


async def test_another_transition_under_the_same_id_is_refused(report: Report, chloe: Member) -> None:
    await report()
    case_id, transition_id = await only_id(chloe), new_id()
    await move(chloe, case_id, "in_progress", "", transition_id)
    answer = await move(chloe, case_id, "done", "", transition_id)
    assert (answer.status_code, answer.json()["code"]) == (409, "requests.different-transition")


async def test_a_move_that_is_not_in_the_table_is_refused(report: Report, chloe: Member) -> None:
    await report()
    answer = await move(chloe, await only_id(chloe), "reopened")
    assert (answer.status_code, answer.json()["code"]) == (409, "requests.not-allowed")
    assert answer.json()["state"] == "received"


@pytest.mark.parametrize("to", ["refused", "waiting_for_you"])
async def test_nobody_is_refused_or_asked_without_a_word(report: Report, chloe: Member, to: str) -> None:
    await report()
    answer = await move(chloe, await only_id(chloe), to, " \u200b ")
    assert (answer.status_code, answer.json()["code"]) == (422, "requests.message-needed")


async def test_a_word_to_the_person_needs_no_other_state(report: Report, alice: Citizen, chloe: Member) -> None:
    await report()
    case_id = await only_id(chloe)
    await move(chloe, case_id, "in_progress")
    await move(chloe, case_id, "in_progress", "L’asphalte arrive mardi.")
    told = (await mine(alice))[0]["timeline"][-1]
    assert (told["kind"], told["message"], "state" in told) == ("message", "L’asphalte arrive mardi.", False)


async def test_a_stage_is_chosen_while_the_work_goes_on(report: Report, alice: Citizen, chloe: Member) -> None:
    await report()
    case_id = await only_id(chloe)
    assert (await move(chloe, case_id, "in_progress", stage=3)).status_code == 201
    assert (await mine(alice))[0]["stage"] == 3
    wrong = await move(chloe, case_id, "in_progress", stage=4)
    assert (wrong.status_code, wrong.json()["code"]) == (422, "requests.unknown-stage")


async def test_a_reopened_request_gets_a_new_promise(
    report: Report, app: Litestar, forms: Town, alice: Citizen, clock: FakeClock
) -> None:
    await report()
    async with await sign_in(app, forms, "Chloé", "agent") as chloe:
        case_id = await only_id(chloe)
        await move(chloe, case_id, "done")
    clock.advance(timedelta(days=7))
    async with await sign_in(app, forms, "Ginette", "agent") as ginette:
        await move(ginette, case_id, "reopened", "Le trou est revenu.")
    [request] = await mine(alice)
    assert (request["state"], request["stage"], request["promised_on"]) == ("reopened", 2, "2026-12-07")


async def test_didier_of_another_town_sees_and_moves_nothing(report: Report, chloe: Member, didier: Member) -> None:
    await report()
    case_id = await only_id(chloe)
    assert await inbox(didier) == []
    assert (await didier.get(f"/api/v1/staff/requests/{case_id}")).status_code == 404
    assert (await move(didier, case_id, "done")).status_code == 404


async def test_a_citizen_and_eve_may_not_enter_the_inbox(report: Report, alice: Citizen, eve: Person) -> None:
    for outsider in (alice, eve):
        assert (await outsider.get("/api/v1/staff/requests")).status_code == 401
        assert (await move(outsider, str(new_id()), "done")).status_code == 401


async def test_an_agent_may_answer(report: Report, app: Litestar, forms: Town, chloe: Member) -> None:
    await report()
    async with await sign_in(app, forms, "Ginette", "agent") as ginette:
        assert (await move(ginette, await only_id(ginette), "done")).status_code == 201


async def test_a_request_goes_when_its_form_is_erased(
    report: Report, work_off: WorkOff, forms: Town, alice: Citizen, clock: FakeClock
) -> None:
    await report()
    await erase_expired(forms.id, (clock() + timedelta(days=800)).date())
    await work_off()
    assert await mine(alice) == []
