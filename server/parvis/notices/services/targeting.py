"""Write the ledger's rows and enqueue the jobs that send them, in the caller's transaction."""

from uuid import UUID

from parvis.database.unit_of_work import UnitOfWork
from parvis.jobs import enqueue_many
from parvis.notices.orders import SEND_JOB, SendBatch, key_of
from parvis.notices.schemas import NoticeContent, Occasion
from parvis.notices.services.audience import CONCERNED, audience_parameters

BATCH = 500

_REACHED: dict[Occasion, list[str]] = {
    "update": ["sent", "sending", "targeted", "retry"],
    # Whoever has not heard that it began need not hear that it ended.
    "end": ["sent", "sending"],
}
# A push service may take a message and answer too late, or not at all: what a phone showed, it got.
_HEARD = """
    state = 'active' and id in (
        select subscription_id from notices_delivery earlier where notice_id = $2 and version < $3 and (
            state = any($1::text[]) or exists (select from notices_receipt where delivery_id = earlier.id)
        )
    )
"""


def _insert(occasion: str, version: str, notice_id: str, condition: str) -> str:
    # Random ids, not ours ordered by time: a delivery's id proves a receipt, so its neighbour's must not be guessed.
    return f"""
        insert into notices_delivery
            (id, town_id, notice_id, version, occasion, channel, subscription_id, batch, state, attempts)
        select gen_random_uuid(), town_id, {notice_id}, {version}, {occasion}, channel, id,
            (row_number() over (order by id) - 1) / {BATCH}, 'targeted', 0
        from notices_subscription where {condition}
    """  # noqa: S608 - constants, all of them


_TARGET_AUDIENCE = _insert("'publication'", "1", "$4", CONCERNED)
_TARGET_THOSE_WHO_HEARD = _insert("$4", "$3", "$2", _HEARD)
_SUPERSEDE = """
    update notices_delivery set state = 'superseded', next_attempt_at = null
    where notice_id = $1 and version < $2 and state in ('targeted', 'retry')
"""


async def target_audience(uow: UnitOfWork, town_id: UUID, notice_id: UUID, content: NoticeContent) -> None:
    """Aim the first version of a notice at everybody whom it concerns."""
    status = await uow.connection.execute(_TARGET_AUDIENCE, *audience_parameters(content), notice_id)
    await _enqueue(town_id, notice_id, 1, status)


async def target_those_who_heard(
    uow: UnitOfWork, town_id: UUID, notice_id: UUID, version: int, occasion: Occasion
) -> None:
    """Aim a later version at exactly those who got an earlier one; what still waits of earlier ones is not sent."""
    status = await uow.connection.execute(_TARGET_THOSE_WHO_HEARD, _REACHED[occasion], notice_id, version, occasion)
    await uow.connection.execute(_SUPERSEDE, notice_id, version)
    await _enqueue(town_id, notice_id, version, status)


async def _enqueue(town_id: UUID, notice_id: UUID, version: int, status: str) -> None:
    """Enqueue the batches of the rows just inserted; `status` is PostgreSQL's word, `INSERT 0 <rows>`."""
    rows = int(status.rpartition(" ")[2])
    batches = [
        SendBatch(town_id=town_id, notice_id=notice_id, version=version, batch=number)
        for number in range(-(-rows // BATCH))
    ]
    await enqueue_many(SEND_JOB, batches, keys=[key_of(batch) for batch in batches])
