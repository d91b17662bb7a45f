"""What the town may not keep: forms past their retention, and photos that no form ever named."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from parvis.database.unit_of_work import unit_of_work
from parvis.forms.events import SubmissionErased
from parvis.gateways import current
from parvis.jobs import Counts, publish
from parvis.kernel import clock

UNSENT_LIFE = timedelta(days=7)
STAGED_LIFE = timedelta(days=2)
AT_ONCE = 200


async def erase_expired(town_id: UUID, today: date) -> Counts:
    """Erase the town's forms whose last day has come, with their photos, and photos that no form named for a week."""
    erased = 0
    while batch := await _erase_submissions(town_id, today):
        erased += batch
    gone = await _forget_files(town_id)
    for sha256 in gone:
        await current().files.delete(town_id, sha256)
    return {"submissions": erased, "files": len(gone)}


async def discard_stale_uploads() -> Counts:
    """Forget uploads that stopped on the way, of every town."""
    return {"uploads": await current().files.discard_stale(clock.now() - STAGED_LIFE)}


async def _erase_submissions(town_id: UUID, today: date) -> int:
    async with unit_of_work(town_id) as uow:
        rows = await uow.connection.fetch(
            "delete from forms_submission where id in (select id from forms_submission where erase_on <= $1 "
            "limit $2 for update skip locked) returning submission_id",
            today,
            AT_ONCE,
        )
        ids: list[UUID] = [row["submission_id"] for row in rows]
        await uow.connection.execute("delete from forms_attachment where submission_id = any($1::uuid[])", ids)
        await uow.connection.execute("delete from forms_other_body where submission_id = any($1::uuid[])", ids)
        for submission_id in ids:
            await publish(SubmissionErased(town_id=town_id, submission_id=submission_id))
    return len(ids)


async def _forget_files(town_id: UUID) -> Sequence[str]:
    """Forget files that nothing names; return the contents that no other file has."""
    async with unit_of_work(town_id) as uow:
        rows = await uow.connection.fetch(
            "delete from forms_file file where received_at < $1 "
            "and not exists (select from forms_attachment where file_id = file.id) returning sha256, image_sha256",
            clock.now() - UNSENT_LIFE,
        )
        contents = {content for row in rows for content in (row["sha256"], row["image_sha256"]) if content}
        kept = await uow.connection.fetch(
            "select sha256, image_sha256 from forms_file where sha256 = any($1::varchar[]) or image_sha256 = any($1)",
            list(contents),
        )
    return sorted(contents - {content for row in kept for content in row})
