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


async def note_receipts(town: ServedTown, receipts: list[Receipt]) -> None:
    """Write down what phones say. Saying it twice counts once; a delivery that is not the town's is ignored.

    A phone's clock may be wrong: nothing happened later than now.
    """
    now = clock.now()
    async with unit_of_work(town.id) as uow:
        await uow.connection.execute(
            _NOTE,
            [receipt.delivery for receipt in receipts],
            [receipt.event for receipt in receipts],
            [_believe(receipt.at, now) for receipt in receipts],
            now,
        )


def _believe(told: datetime, now: datetime) -> datetime:
    """Return when a phone says that it was, in UTC; now where that is before the first day of the calendar."""
    try:
        return told.astimezone(UTC)
    except OverflowError:
        return now
