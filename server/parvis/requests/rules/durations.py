"""How long reports took to be settled. Pure."""

from collections.abc import Sequence
from datetime import timedelta

_DAY = timedelta(days=1)


def days_within(durations: Sequence[timedelta], share: float) -> int | None:
    """In how many days, begun ones whole, this share of them was over; None of none.

    Args:
        durations: How long each took.
        share: 0.5 for the half, 0.8 for eight of ten.
    """
    if not durations:
        return None
    ordered = sorted(durations)
    at = min(len(ordered) - 1, max(0, -(-len(ordered) * round(share * 100) // 100) - 1))
    return max(1, -(-ordered[at] // _DAY))
