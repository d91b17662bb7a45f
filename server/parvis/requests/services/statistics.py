"""What the town asks of itself: how much came in, how long it took, what was promised and kept."""

from datetime import date

from parvis.database.unit_of_work import unit_of_work
from parvis.requests.errors import BadPeriod
from parvis.requests.rules.statistics import Life, Statistics, tell
from parvis.towns.services import get_town
from parvis.web.identity import Staff

LONGEST_DAYS = 366
_LIVES = """
select (opened_at at time zone $1)::date as opened_on, (closed_at at time zone $1)::date as closed_on, promised_on,
    category, channel, desk
from requests_case
where (opened_at at time zone $1)::date between $2 and $3 or (closed_at at time zone $1)::date between $2 and $3
"""


async def count_period(staff: Staff, first: date, last: date) -> Statistics:
    """The requests of a period in numbers, both days included. Nobody's name or words are read.

    Raises:
        BadPeriod: It ends before it begins, or is longer than a year.
    """
    if not 0 <= (last - first).days < LONGEST_DAYS:
        raise BadPeriod(longest_days=LONGEST_DAYS)
    zone = (await get_town(staff.town_id)).profile.time_zone
    async with unit_of_work(staff.town_id) as uow:
        rows = await uow.connection.fetch(_LIVES, zone, first, last)
    return tell([Life(**dict(row)) for row in rows], first, last)
