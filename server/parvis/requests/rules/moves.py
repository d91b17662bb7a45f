"""How a request moves, and what is promised. Pure."""

from collections.abc import Container, Mapping
from datetime import date, datetime, timedelta
from typing import Literal

State = Literal["received", "in_progress", "waiting_for_you", "done", "refused", "reopened"]

TRANSITIONS: Mapping[State, tuple[State, ...]] = {
    "received": ("in_progress", "waiting_for_you", "done", "refused"),
    # To itself: the next stage, or a word to the person.
    "in_progress": ("in_progress", "waiting_for_you", "done", "refused"),
    "waiting_for_you": ("in_progress", "done", "refused"),
    "done": ("reopened",),
    "refused": ("reopened",),
    "reopened": ("in_progress", "waiting_for_you", "done", "refused"),
}
NEEDS_MESSAGE: tuple[State, ...] = ("waiting_for_you", "refused")
"""Nobody is refused, or asked for something, without a word."""
CLOSED: tuple[State, ...] = ("done", "refused")

STAFF_ONLY = ("note", "assigned", "merged", "escalated")
"""Lines of a request's story that no citizen reads."""
REOPENING = timedelta(days=30)
"""For so long after it was done, a person may say that it is not settled."""

MESSAGE_LENGTH = 2000
SATURDAY = 6


def stage_after(to: State, *, stage: int, stages: int, wanted: int | None = None) -> int:
    """The stage (from 1) that a request is at after going to a state.

    Args:
        to: The new state.
        stage: The stage until now.
        stages: How many the form has.
        wanted: The stage that staff chose; only while the request is open.
    """
    if to in CLOSED:
        return stages
    if wanted is not None:
        return wanted
    working = min(2, stages)
    return working if to == "reopened" else min(max(stage, working), stages)


def may_reopen(state: State, closed_at: datetime | None, said_at: datetime) -> bool:
    """Whether « pas réglé » reopens a request; afterwards, and where nothing was done, it is a word on its thread."""
    return state == "done" and closed_at is not None and said_at <= closed_at + REOPENING


def add_business_days(day: date, days: int, holidays: Container[date]) -> date:
    """The day that comes after so many days on which the town hall is open; with none, the day itself."""
    while days > 0:
        day += timedelta(days=1)
        if day.isoweekday() < SATURDAY and day not in holidays:
            days -= 1
    return day
