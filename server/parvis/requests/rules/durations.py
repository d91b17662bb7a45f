"""How long things took: the one way to say « so many in ten within so many days ». Pure."""

from collections.abc import Sequence
from datetime import timedelta

_DAY = timedelta(days=1)


def percentile(numbers: Sequence[int], percent: int) -> int | None:
    """The smallest of the numbers that so many in a hundred do not exceed (nearest rank); None of none."""
    return sorted(numbers)[max(-(-len(numbers) * percent // 100), 1) - 1] if numbers else None


def days_within(durations: Sequence[timedelta], percent: int) -> int | None:
    """In how many days, begun ones whole and at least one, so many in a hundred were over; None of none."""
    return percentile([max(1, -(-took // _DAY)) for took in durations], percent)
