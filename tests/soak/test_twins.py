"""The two form engines, compared ten times as often as in `make test`."""

import os

import pytest

from tests.server.forms.twins import Phone, compare_often

COMPARISONS = 10_000


@pytest.mark.skipif(not os.environ.get("SOAK"), reason="tests/server/forms/test_twins.py makes a thousand comparisons")
def test_both_engines_agree_ten_thousand_times() -> None:
    phone = Phone()
    try:
        compare_often(phone, COMPARISONS)
    finally:
        phone.close()
