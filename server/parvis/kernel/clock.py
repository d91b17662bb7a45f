"""The only place that reads the time.

Instants are aware UTC; days are dates in the town's zone. Tests freeze the clock with `frozen`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo


def _system_now() -> datetime:
    return datetime.now(UTC)


_source: Callable[[], datetime] = _system_now


def now() -> datetime:
    """Return this instant, aware, in UTC."""
    return _source()


def today(zone: str) -> date:
    """Return the date that the people of `zone` (an IANA name) read on their calendar."""
    return now().astimezone(ZoneInfo(zone)).date()


class FakeClock:
    """A clock that moves only when a test moves it."""

    def __init__(self, at: datetime) -> None:
        self.move_to(at)

    def __call__(self) -> datetime:
        return self._at

    def move_to(self, at: datetime) -> None:
        """Jump to `at`, which must be aware.

        Raises:
            ValueError: `at` has no zone.
        """
        if at.tzinfo is None:
            message = "a clock needs an aware instant"
            raise ValueError(message)
        self._at = at.astimezone(UTC)

    def advance(self, by: timedelta) -> None:
        """Let `by` pass."""
        self._at += by


@contextmanager
def frozen(at: datetime) -> Iterator[FakeClock]:
    """Stop the whole process's clock at `at` until the block ends."""
    global _source  # noqa: PLW0603 - one process has one time; tests are its only writers
    before, fake = _source, FakeClock(at)
    _source = fake
    try:
        yield fake
    finally:
        _source = before
