"""When to try again what did not leave."""

from datetime import timedelta

LEASE = timedelta(minutes=5)
"""How long a worker may hold a delivery as `sending`: only the dead let it lapse."""

STOP_AFTER = timedelta(minutes=2)
"""A worker begins nothing more of a batch that has taken this long; the rest comes back at once, as a new turn."""

SOONEST = timedelta(seconds=5)
"""What comes back does not come back at once."""

MOST_ATTEMPTS = 10

_FIRST = 10.0
_LONGEST = 900.0


def retry_delay(attempts: int, retry_after_seconds: float | None, chance: float) -> timedelta:
    """Return how long to wait after the `attempts`-th failure.

    It doubles up to a quarter of an hour, spread by a quarter either way so that a thousand phones do not come back at
    once, and is never shorter than the service asked.

    Args:
        attempts: 1 after the first failure.
        retry_after_seconds: The service's Retry-After.
        chance: Between 0 and 1.
    """
    delay = min(_FIRST * 2 ** (attempts - 1), _LONGEST) * (0.75 + chance / 2)
    asked = (retry_after_seconds or 0.0) * (1 + chance / 4)
    return timedelta(seconds=max(delay, asked))
