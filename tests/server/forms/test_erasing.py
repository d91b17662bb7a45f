"""The town keeps nothing longer than it said."""

from datetime import date, timedelta

from parvis.database.unit_of_work import unit_of_work
from parvis.forms.services import discard_stale_uploads, erase_expired, re_encode_file
from parvis.kernel.clock import FakeClock
from parvis.kernel.ids import new_id
from parvis.settings import Settings
from parvis.towns.services import Town
from tests.cast import Citizen
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
    forms: Town, alice: Citizen, settings: Settings, clock: FakeClock
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
