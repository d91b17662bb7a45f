import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from parvis.kernel.clock import FakeClock, frozen
from parvis.kernel.ids import new_id, normalise_receipt_code, receipt_code

CASES = Path(__file__).parents[2] / "cases" / "ids"


@pytest.mark.parametrize("case", json.loads((CASES / "receipt.json").read_text()), ids=lambda case: case["id"])
def test_a_receipt_code_is_the_last_forty_bits(case: dict[str, str]) -> None:
    assert receipt_code(UUID(case["id"])) == case["code"]


@pytest.mark.parametrize("case", json.loads((CASES / "spoken.json").read_text()), ids=lambda case: case["name"])
def test_a_spoken_code_is_understood_or_refused(case: dict[str, str | None]) -> None:
    assert normalise_receipt_code(str(case["spoken"])) == case["code"]


def test_a_new_id_is_a_version_7_uuid_of_the_rfc_variant() -> None:
    made = new_id()
    assert made.version == 7
    assert made.variant == "specified in RFC 4122"


def test_ids_made_later_sort_later(clock: FakeClock) -> None:
    earlier = new_id()
    clock.advance(timedelta(milliseconds=1))
    assert earlier < new_id()


def test_an_id_carries_its_instant() -> None:
    with frozen(datetime(2026, 11, 23, 17, tzinfo=UTC)):
        assert new_id().int >> 80 == 1_795_453_200_000


def test_no_two_ids_are_alike() -> None:
    assert len({new_id() for _ in range(10_000)}) == 10_000
