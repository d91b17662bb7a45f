"""Staff take a document away once it was scanned, and nobody is ever shown one."""

from collections.abc import AsyncIterator, Awaitable, Callable

import msgspec
import pytest

from parvis.database.unit_of_work import unit_of_work
from parvis.forms.services import publish_form, scan_file
from parvis.gateways import Gateways, use_gateways
from parvis.gateways.scan.recording import EICAR, RecordingScan
from parvis.jobs import TryLater
from parvis.kernel.ids import new_id
from parvis.towns.services import Town
from tests.cast import Citizen, Member, Person
from tests.documents import a_pdf
from tests.server.conftest import WorkOff
from tests.server.forms.sending import Json, photo_answer, pothole, send, sha256_of, upload
from tests.server.requests.conftest import Report

PDF = a_pdf()
INFECTED = a_pdf(EICAR)


@pytest.fixture
async def scanner(gateways: Gateways) -> AsyncIterator[RecordingScan]:
    scanner = RecordingScan()
    async with use_gateways(msgspec.structs.replace(gateways, scan=scanner)):
        yield scanner


Attach = Callable[..., Awaitable[str]]


@pytest.fixture
def attach(forms: Town, report: Report, alice: Citizen) -> Attach:
    """Alice's form names a document; `await attach(content, name)` is its attachment's path for staff."""

    async def attached(content: bytes, name: str = "plan.exe.pdf") -> str:
        submission_id, attachment_id = await report(), new_id()
        assert (await upload(alice, content)).status_code == 204
        async with unit_of_work(forms.id) as uow:
            await uow.connection.execute(
                "insert into forms_attachment (id, town_id, submission_id, file_id, question, name, position) "
                "select $1, $2, $3, id, 'plan', $4, 0 from forms_file where sha256 = $5",
                attachment_id, forms.id, submission_id, name, sha256_of(content),
            )  # fmt: skip
        return f"/api/v1/staff/attachments/{attachment_id}"

    return attached


WITH_PLAN = {
    "code": "avec-plan",
    "version": 1,
    "semantics": 2,
    "title": {"fr": "Un plan", "en": "A plan"},
    "summary": {"fr": "Envoyez un plan", "en": "Send a plan"},
    "category": "permis",
    "steps": [
        {
            "id": "plan",
            "title": {"fr": "Le plan", "en": "The plan"},
            "questions": [
                {
                    "type": "file",
                    "id": "plan",
                    "label": {"fr": "Un plan", "en": "A plan"},
                    "need": "required",
                    "types": ["application/pdf"],
                    "max_files": 2,
                    "max_bytes": 5_000_000,
                }
            ],
        }
    ],
    "confirmation": {"next": {"fr": "On le lit.", "en": "We read it."}, "delay_days": 5},
    "stages": [{"fr": "Reçue", "en": "Received"}],
    "retention_days": 30,
}


def with_plan(content: bytes) -> Json:
    plan = photo_answer(content, "plan.pdf") | {"media_type": "application/pdf"}
    return pothole() | {
        "form": "avec-plan",
        "version": 1,
        "answers": {"plan": [plan]},
        "attachments": [plan | {"question": "plan"}],
    }


async def test_a_document_comes_with_a_form_is_scanned_by_the_worker_and_taken(
    forms: Town, alice: Citizen, chloe: Member, scanner: RecordingScan, work_off: WorkOff
) -> None:
    await publish_form(forms.id, msgspec.json.encode(WITH_PLAN), forms.profile.languages)
    await upload(alice, PDF)
    assert (await send(alice, with_plan(PDF))).status_code == 201
    await work_off()
    assert await states(chloe) == [("clean", "", True)]
    assert scanner.scanned == [PDF]


async def test_a_file_is_of_the_kinds_that_the_question_takes_by_what_it_holds(forms: Town, alice: Citizen) -> None:
    await publish_form(forms.id, msgspec.json.encode(WITH_PLAN), forms.profile.languages)
    letter = b"Not a plan at all"
    await upload(alice, letter)
    answer = await send(alice, with_plan(letter))
    assert answer.status_code == 422
    assert answer.json()["findings"] == [
        {"question": "plan", "code": "unsupported-file", "params": {"name": "plan.pdf"}}
    ]


async def states(chloe: Member) -> list[tuple[str, str, bool]]:
    [listed] = (await chloe.get("/api/v1/staff/requests")).json()["requests"]
    found = (await chloe.get(f"/api/v1/staff/requests/{listed['id']}")).json()["attachments"]
    return [(file["state"], file["finding"], file["ready"]) for file in found]


async def test_a_document_is_taken_once_it_was_found_clean(
    attach: Attach, town: Town, chloe: Member, scanner: RecordingScan
) -> None:
    path = await attach(PDF)
    early = await chloe.get(f"{path}/document")
    assert (early.status_code, early.json()["code"]) == (409, "forms.attachment-not-ready")
    assert await scan_file(town.id, sha256_of(PDF)) == {"clean": 1}
    assert scanner.scanned == [PDF]
    answer = await chloe.get(f"{path}/document")
    assert (answer.status_code, answer.content) == (200, PDF)
    assert await states(chloe) == [("clean", "", True)]


async def test_no_browser_is_let_to_show_or_run_it(
    attach: Attach, town: Town, chloe: Member, scanner: RecordingScan
) -> None:
    page = b"pretends to be text <script>alert(1)</script>"
    path = await attach(page, name='page".html\r\nSet-Cookie: a=b')
    await scan_file(town.id, sha256_of(page))
    answer = await chloe.get(f"{path}/document")
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.headers["content-disposition"].startswith("attachment; ")
    assert answer.headers["content-disposition"].endswith(".txt")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "no-store"
    assert "set-cookie" not in answer.headers


async def test_an_infected_document_is_deleted_and_its_threat_named(
    attach: Attach, town: Town, chloe: Member, scanner: RecordingScan, gateways: Gateways
) -> None:
    path = await attach(INFECTED)
    assert await scan_file(town.id, sha256_of(INFECTED)) == {"infected": 1}
    assert (await chloe.get(f"{path}/document")).status_code == 409
    assert await states(chloe) == [("infected", "Eicar-Test-Signature", False)]
    assert await gateways.files.find(town.id, sha256_of(INFECTED)) is None


async def test_while_the_scanner_is_away_the_document_stays_hidden_and_is_tried_again(
    attach: Attach, town: Town, chloe: Member, scanner: RecordingScan
) -> None:
    path = await attach(PDF)
    scanner.is_away = True
    with pytest.raises(TryLater):
        await scan_file(town.id, sha256_of(PDF))
    assert await states(chloe) == [("unavailable", "", False)]
    assert (await chloe.get(f"{path}/document")).status_code == 409
    scanner.is_away = False
    assert await scan_file(town.id, sha256_of(PDF)) == {"clean": 1}
    assert (await chloe.get(f"{path}/document")).status_code == 200


async def test_without_a_scanner_staff_is_told_that_nobody_looked(attach: Attach, town: Town, chloe: Member) -> None:
    path = await attach(PDF)
    assert await scan_file(town.id, sha256_of(PDF)) == {"unscanned": 1}
    assert await states(chloe) == [("unscanned", "", True)]
    assert (await chloe.get(f"{path}/document")).status_code == 200


async def test_a_document_is_no_picture_and_is_scanned_once(
    attach: Attach, town: Town, chloe: Member, scanner: RecordingScan
) -> None:
    path = await attach(PDF)
    await scan_file(town.id, sha256_of(PDF))
    assert await scan_file(town.id, sha256_of(PDF)) == {"scanned": 0}
    assert (await chloe.get(path)).status_code == 409
    assert len(scanner.scanned) == 1


async def test_nobody_else_takes_it_and_the_log_remembers_who_did(
    attach: Attach, alice: Citizen, chloe: Member, didier: Member, eve: Person
) -> None:
    path, town_id = await attach(PDF), chloe.staff.town_id
    await scan_file(town_id, sha256_of(PDF))
    answers = [(await person.get(f"{path}/document")).status_code for person in (didier, alice, eve, chloe)]
    assert answers == [404, 401, 401, 200]
    async with unit_of_work(town_id) as uow:
        taken = await uow.connection.fetchval(
            "select count(*) from people_access where action = 'requests.take-document'"
        )
    assert taken == 1
