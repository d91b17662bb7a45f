"""Whether a collection that did not come may be reported now, and what to know instead.

The twin is `pwa/src/rooms/waste/eligibility.ts`, held equal by `tests/cases/waste/eligibility.json`: the phone says it
before the form, the server judges again when the form arrives.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final, Literal

import msgspec

from parvis.waste.rules.passages import PassageMark
from parvis.waste.rules.pickups import Pickup, TimeOfDay

Answer = Literal["nothing", "cancelled", "moved", "late", "wait", "may-report", "closed"]

DAY_ENDS: Final[TimeOfDay] = "18:00"
"""The truck may come until then."""
_SATURDAY = 6


class Eligibility(msgspec.Struct, frozen=True, kw_only=True):
    """What there is to say of the last pickup of a stream.

    Args:
        uid: The pickup's; None where nothing was to be collected lately.
        on: The day it moved to, the day the late truck comes (None where nobody knows yet), or the day it was due.
        until_on: The last day on which it may be reported.
    """

    answer: Answer
    uid: str | None = None
    on: date | None = None
    until_on: date | None = None


def judge_report(
    pickups: Sequence[Pickup], marks: Mapping[str, PassageMark], today: date, time: TimeOfDay, *, within_days: int
) -> Eligibility:
    """Judge the report of a stream's last pickup.

    Args:
        pickups: The stream's, of one household.
        marks: What crews said of them for its street, by uid.
        today: The day in the town.
        time: What time it is there.
        within_days: How many weekdays after the day it was due a report is still of use.
    """
    begun = [each for each in pickups if _first_day(each) <= today]
    if not begun:
        return Eligibility(answer="nothing")
    pickup = max(begun, key=lambda each: (_first_day(each), each.uid))
    mark = marks.get(pickup.uid)
    if pickup.state == "cancelled":
        return Eligibility(answer="cancelled", uid=pickup.uid, on=pickup.planned_on)
    if mark is not None and mark.state == "late" and _is_awaited(mark, today, time):
        return Eligibility(answer="late", uid=pickup.uid, on=mark.expected_on)
    if pickup.on > today:
        return Eligibility(answer="moved", uid=pickup.uid, on=pickup.on)
    due_on = max(pickup.on, mark.expected_on) if mark and mark.expected_on else pickup.on
    if due_on == today and time < DAY_ENDS and not (mark and mark.state == "done"):
        return Eligibility(answer="wait", uid=pickup.uid, on=due_on)
    until_on = _add_weekdays(due_on, within_days)
    return Eligibility(
        answer="may-report" if today <= until_on else "closed", uid=pickup.uid, on=due_on, until_on=until_on
    )


def _first_day(pickup: Pickup) -> date:
    """Return the day on which people began to expect it."""
    return min(pickup.on, pickup.planned_on)


def _is_awaited(mark: PassageMark, today: date, time: TimeOfDay) -> bool:
    """Say whether a late truck may still come."""
    if mark.expected_on is None or mark.expected_on > today:
        return True
    return mark.expected_on == today and time < (mark.expected_by or DAY_ENDS)


def _add_weekdays(day: date, many: int) -> date:
    while many > 0:
        day += timedelta(days=1)
        if day.isoweekday() < _SATURDAY:
            many -= 1
    return day
