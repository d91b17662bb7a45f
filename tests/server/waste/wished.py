"""Pickups and wishes to be reminded of them, without any table."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from parvis.waste.rules.pickups import Pickup
from parvis.waste.rules.reminders import Wish
from tests.server.waste.factories import EVENING

QUEBEC = ZoneInfo("America/Toronto")
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def a_pickup(on: date = date(2026, 12, 1), stream: str = "compost", **over: object) -> Pickup:
    facts: dict[str, object] = {"planned_on": on, "state": "planned", "set_out": EVENING, **over}
    return Pickup(uid=f"{stream}-{facts['planned_on']}", stream=stream, sector="centre", on=on, **facts)  # type: ignore[arg-type]


def a_wish(at: str = "19:00", day: str = "eve", stream: str = "compost", since: datetime = LONG_AGO) -> Wish:
    return Wish(stream=stream, day=day, at=at, since=since)  # type: ignore[arg-type]
