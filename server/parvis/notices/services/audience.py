"""Whom a notice concerns, asked of the database; `rules.concerns` says the same of one device."""

from parvis.database.unit_of_work import UnitOfWork
from parvis.notices.rules import topic_of
from parvis.notices.schemas import Audience, DistrictAudience, NoticeContent

CONCERNED = """
    state = 'active' and topics @> array[$1::text]
    and (cardinality($2::text[]) = 0 or cardinality(districts) = 0 or districts && $2::text[])
"""
"""The condition on notices_subscription; $1 is the topic, $2 the notice's districts."""

_COUNT = f"select count(*) from notices_subscription where {CONCERNED}"  # noqa: S608 - a constant
_COUNT_BY_DISTRICT = f"""
    select district, count(*) as devices
    from notices_subscription,
        unnest(case when cardinality(districts) = 0 then array[null] else districts end) as district
    where {CONCERNED} and (district is null or cardinality($2::text[]) = 0 or district = any($2::text[]))
    group by district order by district nulls first
"""  # noqa: S608 - a constant


async def count_audience(uow: UnitOfWork, content: NoticeContent) -> Audience:
    """Return how many devices would get this content now."""
    topic, districts = topic_of(content.kind), list(content.districts)
    devices = await uow.connection.fetchval(_COUNT, topic, districts)
    rows = await uow.connection.fetch(_COUNT_BY_DISTRICT, topic, districts)
    return Audience(devices, [DistrictAudience(row["district"], row["devices"]) for row in rows])
