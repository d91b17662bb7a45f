"""Whether a missed collection may be reported: the cases that the phone passes too."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import msgspec
import pytest

from parvis.waste.rules.eligibility import Eligibility, judge_report
from parvis.waste.rules.passages import PassageMark
from parvis.waste.rules.pickups import Pickup, SetOut
from tests.server.waste.cases import read_cases


def a_pickup(uid: str, on: str, planned_on: str, state: Any) -> Pickup:  # noqa: ANN401 - a word of the JSON
    return Pickup(
        uid=uid,
        stream="ordures",
        sector="centre",
        on=date.fromisoformat(on),
        planned_on=date.fromisoformat(planned_on),
        state=state,
        set_out=SetOut(),
    )


def a_mark(uid: str, fields: dict[str, object]) -> PassageMark:
    known = {"id": str(UUID(int=1)), "uid": uid, "street": "", "marked_at": datetime(2026, 12, 1, tzinfo=UTC)}
    return msgspec.convert(known | fields, PassageMark)


@pytest.mark.parametrize("case", read_cases("eligibility"), ids=lambda case: case["name"])
def test_a_case(case: dict[str, Any]) -> None:
    on, time = case["at"]
    found = judge_report(
        [a_pickup(*pickup) for pickup in case["pickups"]],
        {uid: a_mark(uid, fields) for uid, fields in case.get("marks", {}).items()},
        date.fromisoformat(on),
        time,
        within_days=case["within_days"],
    )
    assert found == msgspec.convert(case["answer"], Eligibility)
