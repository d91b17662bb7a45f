"""What the town may not keep: forms past their retention, and files that no form ever named.

Of an erased form a mark stays, in which nothing can be read: a phone that was in a drawer for years and sends again is
answered as it was the first time, and no request is opened twice.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from parvis.database.unit_of_work import unit_of_work
from parvis.forms.events import SubmissionErased
from parvis.forms.orders import FORGET_JOB, ForgetContent
from parvis.forms.services.files import holding_content
from parvis.gateways import current
from parvis.jobs import Counts, enqueue_many, publish
from parvis.kernel import clock

UNSENT_LIFE = timedelta(days=7)
STAGED_LIFE = timedelta(days=2)
AT_ONCE = 200


async def erase_expired(town_id: UUID, today: date) -> Counts:
    """Erase the town's forms whose last day has come, and files that no form named for a week.

    What the files hold is deleted by jobs of the same transaction: a power cut between the two forgets nothing.
    """
    erased = files = 0
    while batch := await _erase_submissions(town_id, today):
        erased += batch
    while batch := await _forget_files(town_id):
        files += batch
    return {"submissions": erased, "files": files}


async def forget_content(town_id: UUID, sha256: str) -> Counts:
    """Delete what a file held, unless somebody sent the very same bytes meanwhile."""
    async with holding_content(town_id, sha256) as uow:
        is_named = await uow.connection.fetchval(
            "select exists (select from forms_file where sha256 = $1 or image_sha256 = $1)", sha256
        )
        if not is_named:
            await current().files.delete(town_id, sha256)
    return {"contents": int(not is_named)}


async def hasten_erasing(town_id: UUID, submission_ids: Sequence[UUID], on: date) -> None:
    """Have these forms erased by this day: what they were about is gone."""
    async with unit_of_work(town_id) as uow:
        await uow.connection.execute(
            "update forms_submission set erase_on = least(erase_on, $2) where submission_id = any($1::uuid[])",
            list(submission_ids),
            on,
        )


async def discard_stale_uploads() -> Counts:
    """Forget uploads that stopped on the way, of every town."""
    return {"uploads": await current().files.discard_stale(clock.now() - STAGED_LIFE)}


async def _erase_submissions(town_id: UUID, today: date) -> int:
    async with unit_of_work(town_id) as uow:
        rows = await uow.connection.fetch(
            "with gone as (delete from forms_submission where id in (select id from forms_submission "
            "where erase_on <= $1 limit $2 for update skip locked) "
            "returning id, town_id, submission_id, device_id, body_hash, needs_review, received_at) "
            "insert into forms_erased (id, town_id, submission_id, mark, needs_review, received_at) "
            # The mark is `erased_mark` of the rules, written in SQL.
            "select id, town_id, submission_id, sha256(coalesce(uuid_send(device_id), '') || body_hash), needs_review, "
            "received_at from gone returning submission_id",
            today,
            AT_ONCE,
        )
        ids: list[UUID] = [row["submission_id"] for row in rows]
        await uow.connection.execute("delete from forms_attachment where submission_id = any($1::uuid[])", ids)
        await uow.connection.execute("delete from forms_other_body where submission_id = any($1::uuid[])", ids)
        for submission_id in ids:
            await publish(SubmissionErased(town_id=town_id, submission_id=submission_id))
    return len(ids)


async def _forget_files(town_id: UUID) -> int:
    """Forget files that nothing names, and order that what they held be deleted.

    Two steps, each with eyes of its own: between looking and deleting, a form may have taken the file.
    """
    async with unit_of_work(town_id) as uow:
        found = await uow.connection.fetch(
            "select id from forms_file file where received_at < $1 "
            "and not exists (select from forms_attachment where file_id = file.id) limit $2 for update skip locked",
            clock.now() - UNSENT_LIFE,
            AT_ONCE,
        )
        rows = await uow.connection.fetch(
            "delete from forms_file file where id = any($1::uuid[]) "
            "and not exists (select from forms_attachment where file_id = file.id) returning sha256, image_sha256",
            [row["id"] for row in found],
        )
        contents = dict.fromkeys(content for row in rows for content in (row["sha256"], row["image_sha256"]) if content)
        orders = [ForgetContent(town_id=town_id, sha256=content) for content in contents]
        await enqueue_many(FORGET_JOB, orders)
    return len(rows)
