"""Days on which the town hall is open."""

from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo

import holidays

from parvis.requests.rules.moves import add_business_days
from parvis.towns.services import Town

_YEARS_BEFORE, _YEARS_AFTER = 1, 3


def promise(at: datetime, delay_days: int, town: Town) -> date:
    """The day by which the town means to be done: so many days on which the town hall is open."""
    day = town_day(at, town)
    return add_business_days(day, delay_days, days_off(town, day.year))


def town_day(at: datetime, town: Town) -> date:
    """The municipal day of an instant."""
    return at.astimezone(ZoneInfo(town.profile.time_zone)).date()


def days_off(town: Town, year: int) -> frozenset[date]:
    """The holidays of the town's region in this year, the one before and the two after it."""
    return _days_off(town.profile.region, year)


@cache
def _days_off(region: str, year: int) -> frozenset[date]:
    """Source of the region: ISO 3166 (`CA-QC`). Slow: 5 ms."""
    country, _, province = region.partition("-")
    years = range(year - _YEARS_BEFORE, year + _YEARS_AFTER)
    return frozenset(holidays.country_holidays(country, subdiv=province or None, years=years))
