from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from parvis.kernel import clock
from parvis.kernel.clock import FakeClock, frozen


def test_the_time_is_aware_and_utc() -> None:
    assert clock.now().tzinfo is UTC


def test_late_in_the_evening_it_is_still_today_in_quebec() -> None:
    with frozen(datetime(2026, 11, 24, 3, 30, tzinfo=UTC)):
        assert clock.today("America/Toronto") == date(2026, 11, 23)
        assert clock.today("Europe/Brussels") == date(2026, 11, 24)


def test_a_frozen_clock_moves_only_when_told(clock: FakeClock) -> None:
    before = clock()
    clock.advance(timedelta(hours=2))
    assert clock() - before == timedelta(hours=2)


def test_a_frozen_clock_is_utc_whatever_zone_it_was_given() -> None:
    with frozen(datetime(2026, 1, 1, 12, tzinfo=timezone(timedelta(hours=-5)))):
        assert clock.now() == datetime(2026, 1, 1, 17, tzinfo=UTC)


def test_a_clock_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        FakeClock(datetime(2026, 1, 1, 12))  # noqa: DTZ001 - that is the point


def test_the_time_goes_on_after_the_freeze() -> None:
    with frozen(datetime(2000, 1, 1, tzinfo=UTC)):
        pass
    assert clock.now().year > 2000
