"""The town keeps nothing longer than it said, and never takes for new what it has forgotten."""

import asyncio
from datetime import date, timedelta

from parvis.database.unit_of_work import unit_of_work
from parvis.forms.services import discard_stale_uploads, erase_expired, forget_content, re_encode_file
from parvis.gateways import Gateways
from parvis.kernel.clock import FakeClock
from parvis.kernel.ids import new_id
from parvis.settings import Settings
from parvis.towns.services import Town
from tests.cast import Citizen
from tests.server.conftest import WorkOff
from tests.server.forms.sending import a_photo, pothole, progress, send, sha256_of, upload

TODAY = date(2026, 11, 23)
RETENTION = timedelta(days=730)


async def count_rows(town: Town) -> int:
    async with unit_of_work(town.id) as uow:
        found: int = await uow.connection.fetchval(
            "select (select count(*) from forms_submission) + (select count(*) from forms_attachment) "
            "+ (select count(*) from forms_other_body) + (select count(*) from forms_file)"
        )
    return found


async def test_a_form_is_erased_on_its_last_day_with_its_photos(
    forms: Town, alice: Citizen, settings: Settings, clock: FakeClock, work_off: WorkOff
) -> None:
    photo, submission_id = a_photo(), new_id()
    await upload(alice, photo)
    await send(alice, pothole(photo), submission_id)
    await send(alice, pothole(), submission_id)
    await re_encode_file(forms.id, sha256_of(photo))
    clock.advance(RETENTION)
    assert await erase_expired(forms.id, TODAY + RETENTION - timedelta(days=1)) == {"submissions": 0, "files": 0}
    assert (await erase_expired(forms.id, TODAY + RETENTION))["submissions"] == 1
    assert await count_rows(forms) == 0
    await work_off()
    assert [path for path in settings.data_dir.rglob("files/*/*") if path.is_file()] == []


async def test_a_photo_that_no_form_names_goes_after_a_week(forms: Town, alice: Citizen, clock: FakeClock) -> None:
    await upload(alice, a_photo())
    clock.advance(timedelta(days=6))
    assert (await erase_expired(forms.id, TODAY))["files"] == 0
    clock.advance(timedelta(days=2))
    assert (await erase_expired(forms.id, TODAY))["files"] == 1
    assert (await progress(alice, a_photo())).status_code == 404


async def test_a_photo_that_another_form_names_stays(forms: Town, alice: Citizen, clock: FakeClock) -> None:
    photo = a_photo()
    await upload(alice, photo)
    await send(alice, pothole(photo))
    clock.advance(RETENTION - timedelta(days=1))
    await send(alice, pothole(photo) | {"queued_at": "2028-11-21T12:00:00Z"})
    assert await erase_expired(forms.id, TODAY + RETENTION) == {"submissions": 1, "files": 0}


async def test_forms_of_another_town_are_not_touched(forms: Town, other_town: Town, alice: Citizen) -> None:
    await send(alice, pothole())
    assert (await erase_expired(other_town.id, TODAY + RETENTION))["submissions"] == 0


async def test_uploads_that_stopped_on_the_way_are_forgotten(forms: Town, clock: FakeClock) -> None:
    assert await discard_stale_uploads() == {"uploads": 0}


async def test_a_phone_that_slept_for_years_hears_that_its_form_was_received(
    forms: Town, alice: Citizen, clock: FakeClock
) -> None:
    submission_id = new_id()
    first = await send(alice, pothole(), submission_id)
    clock.advance(RETENTION)
    await erase_expired(forms.id, TODAY + RETENTION)
    clock.advance(RETENTION)
    again = await send(alice, pothole(), submission_id)
    assert (again.status_code, again.json()) == (200, first.json())
    assert await count_rows(forms) == 0


async def test_another_form_or_another_phone_under_the_id_of_an_erased_one_learns_only_that_it_is_taken(
    forms: Town, alice: Citizen, bob: Citizen, clock: FakeClock
) -> None:
    submission_id = new_id()
    await send(alice, pothole(), submission_id)
    clock.advance(RETENTION)
    await erase_expired(forms.id, TODAY + RETENTION)
    other, bobs = (
        await send(alice, pothole(description="Autre"), submission_id),
        await send(bob, pothole(), submission_id),
    )
    assert [(answer.status_code, answer.json()["code"]) for answer in (other, bobs)] == [
        (409, "forms.different-body")
    ] * 2
    assert await count_rows(forms) == 0


async def test_nothing_that_was_typed_can_be_read_from_what_is_left(
    forms: Town, alice: Citizen, clock: FakeClock
) -> None:
    await send(alice, pothole(name="Alice Tremblay", email="alice@example.org"))
    clock.advance(RETENTION)
    await erase_expired(forms.id, TODAY + RETENTION)
    async with unit_of_work(forms.id) as uow:
        [left] = await uow.connection.fetch("select * from forms_erased")
    assert set(left.keys()) == {"id", "town_id", "submission_id", "mark", "needs_review", "received_at"}
    assert len(left["mark"]) == 32
    assert alice.device_id.bytes not in left["mark"]


async def test_a_photo_that_comes_again_while_its_content_is_forgotten_is_there(
    forms: Town, alice: Citizen, bob: Citizen, gateways: Gateways, clock: FakeClock
) -> None:
    photo = a_photo()
    await upload(alice, photo)
    clock.advance(timedelta(days=8))
    assert (await erase_expired(forms.id, TODAY))["files"] == 1
    _, *sent = await asyncio.gather(
        forget_content(forms.id, sha256_of(photo)), upload(bob, photo), upload(alice, photo)
    )
    assert {answer.status_code for answer in sent} == {204}
    assert await gateways.files.read(forms.id, sha256_of(photo)) == photo
    assert (await send(bob, pothole(photo))).status_code == 201


async def test_a_photo_is_not_forgotten_at_the_moment_at_which_a_form_takes_it(
    forms: Town, alice: Citizen, clock: FakeClock
) -> None:
    photos = [a_photo(width) for width in range(20, 40)]
    for photo in photos:
        await upload(alice, photo)
    clock.advance(timedelta(days=8))
    sending = asyncio.gather(*(send(alice, pothole(photo)) for photo in photos))
    await erase_expired(forms.id, TODAY)
    answers = await sending
    taken = [photo for photo, answer in zip(photos, answers, strict=True) if answer.status_code == 201]
    assert {answer.status_code for answer in answers} <= {201, 409}
    async with unit_of_work(forms.id) as uow:
        named = await uow.connection.fetch(
            "select sha256 from forms_attachment attachment join forms_file file on file.id = file_id"
        )
    assert sorted(row["sha256"] for row in named) == sorted(sha256_of(photo) for photo in taken)
