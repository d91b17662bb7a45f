"""Whom a notice concerns, asked of the database; `rules.concerns` says the same of one device."""

from parvis.database.unit_of_work import UnitOfWork
from parvis.notices.rules import topic_of
from parvis.notices.schemas import Audience, DistrictAudience, NoticeContent

CONCERNED = """
    state = 'active' and topics @> array[$1::text]
    and case
        when cardinality($3::text[]) > 0 and cardinality(sectors) > 0 then sectors && $3::text[]
        else cardinality($2::text[]) = 0 or cardinality(districts) = 0 or districts && $2::text[]
    end
"""
"""The condition on notices_subscription; $1 is the topic, $2 the notice's districts, $3 its sectors."""

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
    wanted = audience_parameters(content)
    devices = await uow.connection.fetchval(_COUNT, *wanted)
    rows = await uow.connection.fetch(_COUNT_BY_DISTRICT, *wanted)
    return Audience(devices, [DistrictAudience(row["district"], row["devices"]) for row in rows])


def audience_parameters(content: NoticeContent) -> tuple[str, list[str], list[str]]:
    """Return what `CONCERNED` asks for, in its order."""
    return topic_of(content.kind), list(content.districts), list(content.sectors)
