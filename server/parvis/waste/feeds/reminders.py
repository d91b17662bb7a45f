"""When a calendar's alarm rings: at the hour chosen, in the town's zone, on days of 23 and 25 hours too."""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Self
from zoneinfo import ZoneInfo

import msgspec

PATTERN = r"^(veille|jour)-([01]\d|2[0-3])[0-5]\d$"
_EVE = "veille"


class Reminder(msgspec.Struct, frozen=True):
    """At which hour, on the evening before or on the day itself; a link writes it `veille-1900` or `jour-0600`."""

    at: time
    on_the_eve: bool

    @classmethod
    def read(cls, written: str) -> Self:
        """Return what a link says.

        Raises:
            ValueError: It says something else.
        """
        if not re.match(PATTERN, written):
            raise ValueError("a reminder is veille-HHMM or jour-HHMM")
        day, _, at = written.partition("-")
        return cls(time(int(at[:2]), int(at[2:])), on_the_eve=day == _EVE)

    def __str__(self) -> str:
        return f"{_EVE if self.on_the_eve else 'jour'}-{self.at:%H%M}"

    def from_midnight(self, on: date, zone: ZoneInfo) -> timedelta:
        """Return how long after midnight of `on` it rings, before it when negative: in real time, not the clock's.

        An hour that the clock passes over rings an hour later by the clock; one that it repeats rings the first time.

        Source: RFC 5545, sections 3.8.6.3 (an all-day event's trigger counts from its date's midnight) and 3.3.6 (hours
        are exact).
        """
        day = on - timedelta(days=1) if self.on_the_eve else on
        rings = datetime.combine(day, self.at, zone)
        return rings.astimezone(UTC) - datetime.combine(on, time(), zone).astimezone(UTC)
