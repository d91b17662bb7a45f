"""A form arrives once, however it is sent."""

import asyncio
import json
from collections import Counter
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from litestar import Litestar

from parvis.database.unit_of_work import unit_of_work
from parvis.forms.rules.arriving import canonical, digest
from parvis.forms.schemas import FollowUp, NewSubmission
from parvis.forms.services import get_submission, publish_form, withdraw_form
from parvis.kernel.clock import FakeClock
from parvis.kernel.ids import new_id, receipt_code
from parvis.towns.services import Town
from tests.cast import Citizen, Person
from tests.server.forms.engine_cases import OUR_FORMS
from tests.server.forms.sending import SENT_AT, a_photo, pothole, progress, send, sha256_of, upload


async def count(town: Town, table: str) -> int:
    async with unit_of_work(town.id) as uow:
        found: int = await uow.connection.fetchval(f"select count(*) from {table}")  # noqa: S608 (our own names)
    return found


async def test_a_form_gets_a_receipt(forms: Town, alice: Citizen) -> None:
    submission_id = new_id()
    answer = await send(alice, pothole(), submission_id)
    assert answer.status_code == 201
    assert answer.json() == {
        "id": str(submission_id),
        "receipt": receipt_code(submission_id),
        "received_at": "2026-11-23T17:00:00Z",
        "review": False,
        "state": "accepted",
    }


async def test_the_same_form_again_gets_the_same_receipt(forms: Town, alice: Citizen, clock: FakeClock) -> None:
    submission_id = new_id()
    first = await send(alice, pothole(), submission_id)
    clock.advance(timedelta(days=3))
    second = await send(alice, pothole(), submission_id)
    assert (second.status_code, second.json()) == (200, first.json())
    assert await count(forms, "forms_submission") == 1


async def test_the_order_of_members_and_spaces_do_not_make_another_form(forms: Town, alice: Citizen) -> None:
    submission_id = new_id()
    await send(alice, pothole(), submission_id)
    shuffled = msgspec.json.format(msgspec.json.encode(dict(reversed(pothole().items()))), indent=4)
    again = await alice.put(
        f"/api/v1/submissions/{submission_id}", content=shuffled, headers={"Content-Type": "application/json"}
    )
    assert again.status_code == 200


def test_what_the_first_phones_sent_keeps_its_bytes() -> None:
    sent = msgspec.json.decode(json.dumps(pothole() | {"version": 1}).encode(), type=NewSubmission)
    assert digest(canonical(sent)).hex() == "e2c7bbc06456f03a0e49bb84efbe297163f4cf31ac81c4edcb3af20d037a3687"


async def test_how_to_follow_up_is_part_of_the_form(forms: Town, alice: Citizen) -> None:
    submission_id = new_id()
    follow_up = {"channel": "email", "email": " Alice@Example.org "}
    assert (await send(alice, pothole() | {"follow_up": follow_up}, submission_id)).status_code == 201
    assert (await get_submission(forms.id, submission_id)).follow_up == FollowUp(
        channel="email", email="Alice@example.org"
    )
    assert (await send(alice, pothole(), submission_id)).json()["code"] == "forms.different-body"


@pytest.mark.parametrize("email", ["", "alice", "a@b\r\nBcc: eve@example.org", None])
async def test_an_address_that_is_none_is_refused(forms: Town, alice: Citizen, email: str | None) -> None:
    refused = await send(alice, pothole() | {"follow_up": {"channel": "email", "email": email}})
    assert (refused.status_code, refused.json()["code"]) == (422, "forms.bad-follow-up")


async def test_fifty_at_once_are_one_form(forms: Town, alice: Citizen) -> None:
    submission_id = new_id()
    answers = await asyncio.gather(*(send(alice, pothole(), submission_id) for _ in range(50)))
    assert Counter(answer.status_code for answer in answers) == {201: 1, 200: 49}
    assert len({answer.content for answer in answers}) == 1
    assert await count(forms, "forms_submission") == 1


async def test_of_twenty_different_ones_at_once_under_one_id_one_is_accepted_and_all_are_kept(
    forms: Town, alice: Citizen
) -> None:
    submission_id = new_id()
    bodies = [pothole(description=f"Version {number}") for number in range(20)]
    answers = await asyncio.gather(*(send(alice, body, submission_id) for body in bodies))
    assert Counter(answer.status_code for answer in answers) == {201: 1, 409: 19}
    assert await count(forms, "forms_submission") == 1
    assert await count(forms, "forms_other_body") == 19


async def test_of_fifty_at_once_the_same_ones_hear_the_same_and_the_other_ones_are_kept(
    forms: Town, alice: Citizen
) -> None:
    submission_id = new_id()
    await send(alice, pothole(), submission_id)
    bodies = [pothole() if number % 2 else pothole(description=f"Version {number % 10}") for number in range(50)]
    answers = await asyncio.gather(*(send(alice, body, submission_id) for body in bodies))
    assert Counter(answer.status_code for answer in answers) == {200: 25, 409: 25}
    assert len({answer.content for answer in answers if answer.status_code == 200}) == 1
    assert (await count(forms, "forms_submission"), await count(forms, "forms_other_body")) == (1, 5)


async def test_another_form_under_the_same_id_is_refused_and_kept(forms: Town, alice: Citizen) -> None:
    submission_id = new_id()
    await send(alice, pothole(), submission_id)
    other = pothole(description="Autre chose")
    answers = [await send(alice, other, submission_id) for _ in range(2)]
    assert [(answer.status_code, answer.json()["code"]) for answer in answers] == [(409, "forms.different-body")] * 2
    assert await count(forms, "forms_other_body") == 1


async def test_what_is_kept_of_other_forms_has_an_end(forms: Town, alice: Citizen) -> None:
    submission_id = new_id()
    for number in range(24):
        await send(alice, pothole(description=f"Version {number}"), submission_id)
    assert await count(forms, "forms_other_body") == 20


async def test_another_device_with_the_same_id_learns_only_that_it_is_taken(
    forms: Town, alice: Citizen, bob: Citizen
) -> None:
    submission_id = new_id()
    await send(alice, pothole(), submission_id)
    same, other = await send(bob, pothole(), submission_id), await send(bob, pothole(name="Bob"), submission_id)
    assert same.status_code == other.status_code == 409
    assert same.json()["code"] == other.json()["code"] == "forms.different-body"
    assert "receipt" not in same.text
    assert await count(forms, "forms_other_body") == 0


async def test_the_same_id_in_another_town_is_another_form(
    app: Litestar, forms: Town, other_town: Town, alice: Citizen
) -> None:
    submission_id = new_id()
    await publish_form(other_town.id, (OUR_FORMS / "signaler.json").read_bytes(), other_town.profile.languages)
    await send(alice, pothole(), submission_id)
    async with Citizen(app, other_town, "Fanny") as fanny:
        assert (await send(fanny, pothole(name="Fanny"), submission_id)).status_code == 201
    assert await count(forms, "forms_submission") == await count(other_town, "forms_submission") == 1


async def test_blocking_findings_come_back_as_a_list(forms: Town, alice: Citizen) -> None:
    answer = await send(alice, pothole(category="eau", email="pas un courriel", unknown=1))
    assert answer.status_code == 422
    assert answer.json()["code"] == "forms.refused"
    assert answer.json()["findings"] == [
        {"question": "water_problem", "code": "required", "params": {}},
        {"question": "email", "code": "not-an-email", "params": {}},
        {"question": "unknown", "code": "unknown-question", "params": {}},
    ]
    assert await count(forms, "forms_submission") == 0


async def test_a_refused_form_may_be_corrected_under_its_id(forms: Town, alice: Citizen) -> None:
    submission_id = new_id()
    assert (await send(alice, pothole(category=None), submission_id)).status_code == 422
    assert (await send(alice, pothole(), submission_id)).status_code == 201


async def test_what_is_stored_is_tidy_and_what_was_sent_is_kept(forms: Town, alice: Citizen) -> None:
    await send(alice, pothole(description="  Un \u0000trou\r\n\n\n\nlarge ", hole_size=None))
    async with unit_of_work(forms.id) as uow:
        [row] = await uow.connection.fetch("select answers, body from forms_submission")
    assert msgspec.json.decode(row["answers"])["description"] == "Un trou\n\nlarge"
    assert "  Un \u0000trou" in msgspec.json.decode(row["body"])["answers"]["description"]


async def test_an_older_version_is_accepted_and_marked_for_review(forms: Town, alice: Citizen) -> None:
    await publish_second_version(forms)
    answer = await send(alice, pothole())
    assert (answer.status_code, answer.json()["review"]) == (201, True)
    async with unit_of_work(forms.id) as uow:
        findings = await uow.connection.fetchval("select review_findings from forms_submission")
    assert {"question": "since", "code": "required", "params": {}} in msgspec.json.decode(findings)


async def test_the_newest_version_needs_no_review(forms: Town, alice: Citizen) -> None:
    await publish_second_version(forms)
    answer = await send(alice, pothole(since="hier") | {"version": 3})
    assert (answer.status_code, answer.json()["review"]) == (201, False)


async def publish_second_version(town: Town) -> None:
    changed = json.loads((OUR_FORMS / "signaler.json").read_bytes())
    since = {"type": "text", "id": "since", "label": {"fr": "Depuis quand?", "en": "Since when?"}}
    changed["steps"][2]["questions"].append(since | {"need": "required", "max_length": 50})
    changed["version"] = 3
    await publish_form(town.id, msgspec.json.encode(changed), town.profile.languages)


async def test_a_form_that_was_closed_meanwhile_is_accepted_and_marked(forms: Town, alice: Citizen) -> None:
    await withdraw_form(forms.id, "signaler")
    answer = await send(alice, pothole())
    assert (answer.status_code, answer.json()["review"]) == (201, True)


@pytest.mark.parametrize("changes", [{"version": 7}, {"form": "inconnu"}])
async def test_a_version_that_never_was_is_not_found(forms: Town, alice: Citizen, changes: dict[str, Any]) -> None:
    answer = await send(alice, pothole() | changes)
    assert (answer.status_code, answer.json()["code"]) == (404, "forms.unknown-version")


async def test_photos_must_be_there_first(forms: Town, alice: Citizen) -> None:
    photo, other = a_photo(), a_photo(32)
    await upload(alice, photo)
    answer = await send(alice, pothole(photo, other))
    assert (answer.status_code, answer.json()["code"]) == (409, "forms.attachment-missing")
    assert answer.json()["missing"] == [sha256_of(other)]


async def test_photos_of_another_device_are_not_there(forms: Town, alice: Citizen, bob: Citizen) -> None:
    photo = a_photo()
    await upload(alice, photo)
    assert (await send(bob, pothole(photo))).json()["code"] == "forms.attachment-missing"
    assert (await progress(bob, photo)).status_code == 404


async def test_a_form_with_its_photos_is_accepted(forms: Town, alice: Citizen) -> None:
    photo = a_photo()
    await upload(alice, photo)
    assert (await send(alice, pothole(photo))).status_code == 201
    assert await count(forms, "forms_attachment") == 1


async def test_a_photo_is_judged_by_its_real_size(forms: Town, alice: Citizen) -> None:
    photo = a_photo(64, 48) + bytes(8_000_001)
    await upload(alice, photo)
    body = pothole(photo)
    body["answers"]["photo"][0]["size_bytes"] = 5
    answer = await send(alice, body)
    assert answer.status_code == 422
    assert answer.json()["findings"] == [{"question": "photo", "code": "too-large", "params": {"max": 8_000_000}}]


async def test_today_is_the_day_on_which_the_person_pressed_send(forms: Town, alice: Citizen, clock: FakeClock) -> None:
    body = pothole() | {"form": "collecte-manquee", "version": 2}
    body["answers"] = {
        "stream": "garbage",
        "expected_on": "2026-11-10",
        "set_out": "before",
        "place": {"kind": "address", "words": "12, rue du Moulin"},
        "extent": "street",
    }
    clock.advance(timedelta(days=30))
    assert (await send(alice, body | {"queued_at": SENT_AT})).status_code == 201
    late = await send(alice, body | {"queued_at": "2020-01-01T00:00:00Z"})
    assert late.json()["findings"][0]["code"] == "too-early"


@pytest.mark.parametrize(
    "instant",
    ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "1970-01-01T00:00:00Z", "2950-01-01T00:00:00Z"],
)
async def test_a_clock_out_of_this_world_loses_nothing(forms: Town, alice: Citizen, instant: str) -> None:
    answer = await send(alice, pothole() | {"started_at": instant, "queued_at": instant})
    assert answer.status_code == 201


@pytest.mark.parametrize("form", ["a\x00b", "signaler'--", "Signaler", "é", "a" * 64])
async def test_a_code_that_is_none_is_refused(forms: Town, alice: Citizen, form: str) -> None:
    assert (await send(alice, pothole() | {"form": form})).status_code == 400


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b'{"form": 1}', b"[" * 100_000, b'{"answers":' * 3000, b"\xff\xfe", b'{"form":"signaler"}'],
)
async def test_a_body_that_is_no_form_is_refused_without_harm(forms: Town, alice: Citizen, content: bytes) -> None:
    answer = await alice.put(
        f"/api/v1/submissions/{new_id()}", content=content, headers={"Content-Type": "application/json"}
    )
    assert answer.status_code in {400, 422}


async def test_a_body_that_is_too_large_is_refused(forms: Town, alice: Citizen) -> None:
    assert (await send(alice, pothole(description="a" * 600_000))).status_code == 413


@pytest.mark.parametrize("hostile", [10**400, {"a": [[[{}]]]}, "\ud7ff\uffff", ["\x00"], 1e300, -0.0, {"__proto__": 1}])
async def test_hostile_answers_are_findings(forms: Town, alice: Citizen, hostile: object) -> None:
    answer = await send(alice, pothole(place=hostile, category=hostile, photo=hostile))
    assert answer.status_code in {400, 422}


async def test_eve_without_a_device_sends_nothing(forms: Town, eve: Person) -> None:
    assert (await send(eve, pothole())).status_code == 401


async def test_the_published_forms_are_one_document(forms: Town, eve: Person) -> None:
    answer = await eve.get("/api/v1/forms/published")
    assert [form["code"] for form in answer.json()["forms"]] == [
        "collecte-manquee",
        "encombrants",
        "permis-piscine",
        "signaler",
    ]
    again = await eve.get("/api/v1/forms/published", headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304
