"""How often one caller may ask."""

from datetime import timedelta

import pytest

from parvis.kernel.clock import FakeClock
from parvis.web.limits import Buckets, network_of


def _take(buckets: Buckets, caller: str = "203.0.113.7") -> float:
    return buckets.take("sign-in", caller, times=3, per_seconds=60)


def test_the_fourth_call_at_once_has_to_wait(clock: FakeClock) -> None:
    buckets = Buckets()
    assert [_take(buckets) for _ in range(4)] == [0, 0, 0, 20]


def test_one_call_comes_back_after_its_share_of_the_window(clock: FakeClock) -> None:
    buckets = Buckets()
    for _ in range(4):
        _take(buckets)
    clock.advance(timedelta(seconds=20))
    assert _take(buckets) == 0
    assert _take(buckets) > 0


def test_asking_in_vain_does_not_lengthen_the_wait(clock: FakeClock) -> None:
    buckets = Buckets()
    for _ in range(50):
        _take(buckets)
    assert _take(buckets) == 20


def test_callers_do_not_use_up_each_other(clock: FakeClock) -> None:
    buckets = Buckets()
    for _ in range(4):
        _take(buckets)
    assert _take(buckets, "203.0.113.8") == 0


def test_a_clock_set_back_gives_nothing_away(clock: FakeClock) -> None:
    buckets = Buckets()
    for _ in range(4):
        _take(buckets)
    clock.advance(timedelta(hours=-1))
    assert _take(buckets) > 0


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "20010db800010002/64"),
        ("2001:db8:1:2:ffff::1", "20010db800010002/64"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("", ""),
    ],
)
def test_one_home_is_one_caller_whatever_address_it_takes(address: str, network: str) -> None:
    assert network_of(address) == network
