"""Staff write a form: nobody's work is overwritten, nothing with a flaw or a broken case is published."""

import json
from typing import Any
from uuid import UUID

import httpx
import pytest
from litestar import Litestar

from parvis.database.unit_of_work import unit_of_work
from parvis.forms.services import find_current
from parvis.kernel.ids import new_id
from parvis.towns.services import Town
from tests.cast import Citizen, Member, sign_in
from tests.server.forms.engine_cases import OUR_FORMS
from tests.server.forms.sending import pothole, send

Json = dict[str, Any]
FORMS = "/api/v1/staff/forms"
SIGNALER: Json = json.loads((OUR_FORMS / "signaler.json").read_text())


def changed(**changes: object) -> Json:
    return SIGNALER | changes


async def keep(member: Member, definition: Json, base: int = 0, code: str = "signaler") -> httpx.Response:
    return await member.put(f"{FORMS}/{code}/draft", json={"base_revision": base, "definition": definition})


async def keep_case(member: Member, answers: Json, case_id: UUID | None = None) -> httpx.Response:
    return await member.put(
        f"{FORMS}/signaler/cases/{case_id or new_id()}", json={"name": "Un nid-de-poule", "answers": answers}
    )


async def publish(member: Member, revision: int, code: str = "signaler") -> httpx.Response:
    return await member.post(f"{FORMS}/{code}/publish", json={"revision": revision})


async def published(citizen: Citizen) -> dict[str, int]:
    forms = (await citizen.get("/api/v1/forms/published")).json()["forms"]
    return {form["code"]: form["version"] for form in forms}


async def test_a_draft_is_kept_with_its_flaws_and_phones_see_nothing_of_it(
    forms: Town, chloe: Member, alice: Citizen
) -> None:
    kept = (await keep(chloe, changed(title={"fr": "Signaler", "en": ""}, stages=[]))).json()
    assert kept["revision"] == 1
    assert {(flaw["path"], flaw["code"]) for flaw in kept["flaws"]} == {("stages", "no-stage"), ("title", "not-said")}
    assert (await published(alice))["signaler"] == SIGNALER["version"]
    opened = (await chloe.get(f"{FORMS}/signaler")).json()
    assert opened["draft"]["definition"]["version"] == SIGNALER["version"] + 1
    assert opened["draft"]["edited_by"] == "Chloé Bélanger"
    assert opened["flaws"] == kept["flaws"]


async def test_who_was_overtaken_is_told_by_whom_and_what_stands(forms: Town, chloe: Member, app: Litestar) -> None:
    await keep(chloe, SIGNALER)
    async with await sign_in(app, forms, "Édouard Côté", "editor") as edouard:
        assert (await keep(edouard, changed(retention_days=10), base=1)).json()["revision"] == 2
        refused = await keep(chloe, changed(retention_days=20), base=1)
        assert refused.status_code == 409
        problem = refused.json()
        assert problem["code"] == "forms.draft-conflict"
        assert problem["theirs"]["edited_by"] == "Édouard Côté"
        assert problem["theirs"]["definition"]["retention_days"] == 10
        assert (await keep(chloe, changed(retention_days=20), base=2)).json()["revision"] == 3


async def test_a_saving_whose_answer_was_lost_is_sent_again_without_conflict(forms: Town, chloe: Member) -> None:
    await keep(chloe, SIGNALER)
    for _ in range(2):
        assert (await keep(chloe, changed(retention_days=10), base=1)).json()["revision"] == 2


async def test_a_draft_on_one_that_was_dropped_meets_nothing(forms: Town, chloe: Member) -> None:
    await keep(chloe, SIGNALER)
    assert (await chloe.delete(f"{FORMS}/signaler/draft")).status_code == 204
    refused = await keep(chloe, SIGNALER, base=1)
    assert refused.status_code == 409
    assert refused.json()["theirs"] is None


@pytest.mark.parametrize(("code", "expected"), [("Piscine", 400), ("reponse", 409), ("a" * 64, 400)])
async def test_some_codes_are_not_for_a_town_to_take(forms: Town, chloe: Member, code: str, expected: int) -> None:
    assert (await keep(chloe, SIGNALER, code=code)).status_code == expected


async def test_what_is_no_definition_is_refused_and_nothing_is_kept(forms: Town, chloe: Member) -> None:
    bodies: list[Json] = [{"base_revision": 0}, {"base_revision": -1, "definition": SIGNALER}, {"definition": []}]
    for body in bodies:
        assert (await chloe.put(f"{FORMS}/signaler/draft", json=body)).status_code == 400
    assert (await chloe.get(f"{FORMS}/signaler")).json()["draft"] is None


async def test_a_form_from_nothing_is_published_and_found_by_phones(forms: Town, chloe: Member, alice: Citizen) -> None:
    await keep(chloe, SIGNALER, code="bac-brise")
    answer = await publish(chloe, 1, code="bac-brise")
    assert answer.status_code == 201
    assert answer.json()["current"]["version"] == 1
    assert answer.json()["draft"] is None
    assert await find_current(forms.id, "bac-brise") is not None
    versions = (await chloe.get(f"{FORMS}/bac-brise/versions")).json()["versions"]
    assert [(one["version"], one["published_by"]) for one in versions] == [(1, "Chloé Bélanger")]
    async with unit_of_work(forms.id) as uow:
        read = "select account_id from people_access where action = 'forms.publish' and subject = 'bac-brise/1'"
        assert await uow.connection.fetchval(read) is not None


async def test_a_draft_with_flaws_is_not_published(forms: Town, chloe: Member, alice: Citizen) -> None:
    await keep(chloe, changed(stages=[]))
    refused = await publish(chloe, 1)
    assert refused.status_code == 422
    assert [flaw["code"] for flaw in refused.json()["flaws"]] == ["no-stage"]
    assert (await published(alice))["signaler"] == SIGNALER["version"]


async def test_only_what_was_looked_at_is_published(forms: Town, chloe: Member) -> None:
    await keep(chloe, SIGNALER)
    await keep(chloe, changed(retention_days=10), base=1)
    assert (await publish(chloe, 1)).json()["code"] == "forms.draft-conflict"
    assert [change["code"] for change in (await chloe.get(f"{FORMS}/signaler")).json()["changes"]] == ["retention"]
    assert (await publish(chloe, 2)).status_code == 201
    versions = (await chloe.get(f"{FORMS}/signaler/versions")).json()["versions"]
    assert [[change["code"] for change in one["changes"]] for one in versions] == [["retention"], []]


async def test_a_case_that_gives_another_result_holds_the_publication_until_it_is_accepted(
    forms: Town, chloe: Member
) -> None:
    case_id = new_id()
    answers = pothole()["answers"]
    kept = (await keep_case(chloe, answers, case_id)).json()["cases"]
    assert [(case["name"], case["holds"]) for case in kept] == [("Un nid-de-poule", True)]
    assert kept[0]["expected"]["journey"][0]["step"] == "what"

    await keep(chloe, changed(steps=[*SIGNALER["steps"], SIGNALER["steps"][0] | {"id": "again"}]))
    steps = [*SIGNALER["steps"], {"id": "more", "title": {"fr": "Encore", "en": "More"}, "questions": [
        {"type": "yes_no", "id": "again", "need": "required", "label": {"fr": "Encore?", "en": "Again?"}}
    ]}]  # fmt: skip
    await keep(chloe, changed(steps=steps), base=1)
    refused = await publish(chloe, 2)
    assert refused.status_code == 409
    assert refused.json()["cases"] == [str(case_id)]

    accepted = (await keep_case(chloe, answers, case_id)).json()["cases"][0]
    assert accepted["holds"]
    assert [finding["question"] for finding in accepted["expected"]["findings"]][-1] == "again"
    assert (await publish(chloe, 2)).status_code == 201


async def test_a_case_is_forgotten(forms: Town, chloe: Member) -> None:
    case_id = new_id()
    await keep_case(chloe, {}, case_id)
    assert (await chloe.delete(f"{FORMS}/signaler/cases/{case_id}")).status_code == 204
    assert (await chloe.get(f"{FORMS}/signaler")).json()["cases"] == []


async def test_a_case_of_one_form_is_not_taken_by_another(forms: Town, chloe: Member) -> None:
    case_id = new_id()
    await keep_case(chloe, {}, case_id)
    taken = await chloe.put(f"{FORMS}/encombrants/cases/{case_id}", json={"name": "Le même", "answers": {}})
    assert taken.status_code == 404


async def test_a_form_is_withdrawn_and_opened_again(forms: Town, chloe: Member) -> None:
    await chloe.put(f"{FORMS}/signaler/withdrawal")
    assert await find_current(forms.id, "signaler") is None
    assert not (await chloe.get(f"{FORMS}/signaler")).json()["is_open"]
    await chloe.delete(f"{FORMS}/signaler/withdrawal")
    assert await find_current(forms.id, "signaler") is not None


async def test_the_list_says_what_came_in_and_how_complete_it_was(forms: Town, chloe: Member, alice: Citizen) -> None:
    await send(alice, pothole())
    await send(alice, pothole(description=None))
    await keep(chloe, SIGNALER, code="bac-brise")
    rows = {row["code"]: row for row in (await chloe.get(FORMS)).json()["forms"]}
    assert rows["signaler"]["received"] == 2
    assert rows["signaler"]["complete_percent"] in {0, 50}
    assert rows["encombrants"]["complete_percent"] is None
    assert (rows["bac-brise"]["state"], rows["bac-brise"]["draft_by"]) == ("unpublished", "Chloé Bélanger")


async def test_ready_forms_and_files_are_something_to_begin_with(forms: Town, chloe: Member) -> None:
    ready = (await chloe.get("/api/v1/staff/ready-forms")).json()["forms"]
    assert "permis-piscine" in {form["code"] for form in ready}
    exported = await chloe.get(f"{FORMS}/signaler/file")
    assert exported.headers["content-disposition"] == "attachment; filename*=UTF-8''signaler.json"
    file = {"kind": "json", "text": exported.text, "code": "copie"}
    read = (await chloe.post("/api/v1/staff/form-imports", json=file)).json()
    assert read["definition"] == SIGNALER | {"code": "copie", "version": 1}
    refused = await chloe.post("/api/v1/staff/form-imports", json=file | {"text": '{"code": 1}'})
    assert refused.json()["code"] == "forms.bad-form-file"


async def test_a_form_of_another_system_becomes_a_draft_to_look_at(forms: Town, chloe: Member) -> None:
    text = "# Chien\nNom *= ___\nSite = https://\n"
    body = {"kind": "formcode", "text": text, "code": "chien", "language": "fr"}
    read = (await chloe.post("/api/v1/staff/form-imports", json=body)).json()
    assert [note["code"] for note in read["notes"]] == ["link-as-text"]
    assert (await keep(chloe, read["definition"], code="chien")).json()["flaws"][0]["code"] == "not-said"
    refused = await chloe.post("/api/v1/staff/form-imports", json=body | {"text": "rien"})
    assert refused.json()["code"] == "forms.formcode-refused"


async def test_an_agent_does_not_write_forms_and_another_town_sees_none_of_them(
    forms: Town, chloe: Member, didier: Member, app: Litestar
) -> None:
    await keep(chloe, SIGNALER, code="bac-brise")
    async with await sign_in(app, forms, "Agathe Roy", "agent") as agathe:
        assert (await agathe.get(FORMS)).status_code == 403
        assert (await keep(agathe, SIGNALER, base=1)).status_code == 403
    assert (await didier.get(FORMS)).json()["forms"] == []
    assert (await didier.get(f"{FORMS}/bac-brise")).status_code == 404
    assert (await publish(didier, 1, code="bac-brise")).status_code == 404
