"""What phones report: a delivery was shown, opened, read."""

from datetime import UTC, datetime

from parvis.database.unit_of_work import unit_of_work
from parvis.kernel import clock
from parvis.notices.push_schemas import Receipt
from parvis.web.current_town import ServedTown

_NOTE = """
    insert into notices_receipt (id, town_id, delivery_id, event, happened_at, received_at)
    select gen_random_uuid(), delivery.town_id, delivery.id, said.event, least(said.at, $4), $4
    from unnest($1::uuid[], $2::text[], $3::timestamptz[]) as said (delivery, event, at)
    join notices_delivery delivery on delivery.id = said.delivery
    on conflict (delivery_id, event) do nothing
"""
# A message keeps the first time of each; what a phone showed proves that its subscription lives.
_NOTE_ON_MESSAGES = """
    with said as (
        select delivery as id, min(least(at, $4)) filter (where event = 'shown') as shown_at,
            min(least(at, $4)) filter (where event <> 'shown') as clicked_at
        from unnest($1::uuid[], $2::text[], $3::timestamptz[]) as told (delivery, event, at)
        group by delivery
    )
    update notices_message message
    set shown_at = coalesce(message.shown_at, said.shown_at), clicked_at = coalesce(message.clicked_at, said.clicked_at)
    from said where message.id = said.id
"""
_NOT_SILENT = """
    update notices_subscription set silent_since = null
    where silent_since is not null and id in (
        select subscription_id from notices_message where id = any($1)
        union all select subscription_id from notices_delivery where id = any($1)
    )
"""


async def note_receipts(town: ServedTown, receipts: list[Receipt]) -> None:
    """Write down what phones say of deliveries and messages. Twice counts once; what is not the town's is ignored.

    A phone's clock may be wrong: nothing happened later than now.
    """
    now, ids = clock.now(), [receipt.delivery for receipt in receipts]
    told = (ids, [receipt.event for receipt in receipts], [_believe(receipt.at, now) for receipt in receipts], now)
    async with unit_of_work(town.id) as uow:
        await uow.connection.execute(_NOTE, *told)
        await uow.connection.execute(_NOTE_ON_MESSAGES, *told)
        await uow.connection.execute(_NOT_SILENT, ids)


def _believe(told: datetime, now: datetime) -> datetime:
    """Return when a phone says that it was, in UTC; now where that is before the first day of the calendar."""
    try:
        return told.astimezone(UTC)
    except OverflowError:
        return now
