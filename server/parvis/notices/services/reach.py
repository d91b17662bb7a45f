"""Whom a notice reached, counted from the ledger."""

from collections.abc import Collection
from uuid import UUID

from parvis.database.unit_of_work import unit_of_work
from parvis.notices.reach_schemas import Heard, Reach, ReasonCount
from parvis.notices.services.drafts import find_row
from parvis.web.current_town import ServedTown

# A device may have got several messages about a notice; the best that happened counts, in the order of `case`.
_DEVICES = """
    with device as (
        select
            case
                when bool_or(delivery.state = 'sent') then 'sent'
                when bool_or(delivery.state in ('targeted', 'sending', 'retry')) then 'waiting'
                when bool_or(delivery.state = 'gone') then 'gone'
                else 'failed'
            end as fate,
            min(delivery.settled_at) filter (where delivery.state = 'sent') as sent_at,
            (array_agg(delivery.reason order by delivery.version desc))[1] as reason,
            bool_or(receipt.shown) as is_received,
            bool_or(receipt.opened) as is_opened
        from notices_delivery delivery
        left join lateral (
            select count(*) > 0 as shown, bool_or(event in ('clicked', 'read')) as opened
            from notices_receipt where delivery_id = delivery.id
        ) receipt on true
        where delivery.notice_id = $1
        group by delivery.subscription_id
    )
"""
_COUNT = f"""
    {_DEVICES}
    select count(*) as targeted,
        count(*) filter (where fate = 'sent') as sent,
        count(*) filter (where is_received) as received,
        count(*) filter (where is_opened) as opened,
        count(*) filter (where fate = 'waiting') as waiting,
        count(*) filter (where fate = 'gone') as gone,
        count(*) filter (where fate = 'failed') as failed,
        min(sent_at) as first_sent_at,
        percentile_disc(0.9) within group (order by coalesce(sent_at, 'infinity')) as nine_in_ten_at
    from device
"""  # noqa: S608 - a constant
_REASONS = f"""
    {_DEVICES}
    select coalesce(reason, fate) as reason, count(*) as devices
    from device where fate <> 'sent' group by 1 order by 2 desc, 1
"""  # noqa: S608 - a constant
_HEARD = """
    select notice.id, count(distinct delivery.subscription_id) as targeted,
        count(distinct delivery.subscription_id) filter (
            where exists (select from notices_receipt where delivery_id = delivery.id)
        ) as received
    from notices_notice notice left join notices_delivery delivery on delivery.notice_id = notice.id
    where notice.id = any($1) group by notice.id
"""


async def count_heard(town: ServedTown, notice_ids: Collection[UUID]) -> dict[UUID, Heard]:
    """Return, for each of these notices that the town has, what `measure_reach` counts first; in one query."""
    async with unit_of_work(town.id) as uow:
        rows = await uow.connection.fetch(_HEARD, list(notice_ids))
    return {row["id"]: Heard(row["targeted"], row["received"]) for row in rows}


async def measure_reach(town: ServedTown, notice_id: UUID) -> Reach:
    """Return a notice's ledger in numbers.

    Raises:
        UnknownNotice: The town has none of that id.
    """
    async with unit_of_work(town.id) as uow:
        notice = await find_row(notice_id)
        [counted] = await uow.connection.fetch(_COUNT, notice_id)
        reasons = await uow.connection.fetch(_REASONS, notice_id)
    numbers = dict(counted)
    reached_at = numbers.pop("nine_in_ten_at")
    is_reached = reached_at is not None and reached_at.year < 9999  # noqa: PLR2004 - asyncpg's infinity
    return Reach(
        **numbers,
        by_reason=[ReasonCount(row["reason"], row["devices"]) for row in reasons],
        published_at=notice.published_at,
        seconds_to_90_percent=(reached_at - notice.published_at).total_seconds() if is_reached else None,
    )
