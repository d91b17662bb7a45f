"""By when a request is answered: what the last year taught, or the form's own rule. Pure."""

from collections.abc import Container, Iterable, Mapping
from datetime import date, timedelta
from typing import Literal, NamedTuple

from parvis.requests.rules.durations import percentile
from parvis.requests.rules.moves import SATURDAY

PromiseBasis = Literal["history", "rule"]
OverdueReason = Literal["parts", "weather", "volume", "another-body", "waiting-for-you", "other"]
"""Why the town is late: the short list that a person reads."""

HISTORY = timedelta(days=365)
FEWEST_CASES = 20
KEPT_PERCENT = 80
ESCALATION_DAYS = 5
"""Business days after the promised one, before whoever directs the desk is told."""


class Closed(NamedTuple):
    """A request that is over: how many business days it took."""

    category: str
    days: int


class Learned(NamedTuple):
    """What a category's history teaches: eight times out of ten, `days` business days or fewer."""

    days: int
    sample_size: int


class Record(NamedTuple):
    """A request as it is counted."""

    category: str
    promised_on: date
    closed_on: date | None
    has_reason: bool
    is_escalated: bool


class Tally(NamedTuple):
    """How promises were held in a category. `late` holds those still open; `explained` are late ones with a reason."""

    kept: int
    late: int
    explained: int
    escalated: int


def count_business_days(first: date, last: date, holidays: Container[date]) -> int:
    """How many days on which the town hall is open come after `first`, up to and with `last`."""
    days = 0
    while first < last:
        first += timedelta(days=1)
        days += first.isoweekday() < SATURDAY and first not in holidays
    return days


def learn(closed: Iterable[Closed]) -> dict[str, Learned]:
    """What history teaches of each category that has enough of it; a promise is a business day away at least."""
    by_category: dict[str, list[int]] = {}
    for case in closed:
        by_category.setdefault(case.category, []).append(case.days)
    return {
        category: Learned(max(1, percentile(days, KEPT_PERCENT) or 0), len(days))
        for category, days in by_category.items()
        if len(days) >= FEWEST_CASES
    }


def tally(records: Iterable[Record], today: date) -> Mapping[str, Tally]:
    """Count promises by category. One whose day has not come, of a request that is open, is not counted yet."""
    found: dict[str, Tally] = {}
    for record in records:
        over_on = record.closed_on or today
        is_late = over_on > record.promised_on
        if record.closed_on is None and not is_late:
            continue
        kept, late, explained, escalated = found.get(record.category, Tally(0, 0, 0, 0))
        found[record.category] = Tally(
            kept + (not is_late),
            late + is_late,
            explained + (is_late and record.has_reason),
            escalated + record.is_escalated,
        )
    return found
