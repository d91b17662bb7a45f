"""A day between two bounds. Twin of `pwa/src/form_engine/days.ts`."""

from parvis.forms.engine import formats
from parvis.forms.engine.values import Fault


def judge_day(value: str, least: str | None, most: str | None, today: str | None) -> list[Fault]:
    """A day that exists, not before `least` nor after `most`; without today, what is relative to it is not judged."""
    date = formats.tidy_date(value)
    if date is None:
        return [Fault("not-a-date", {})]
    earliest = formats.resolve_date(least, today) if least else None
    latest = formats.resolve_date(most, today) if most else None
    if earliest and date < earliest:
        return [Fault("too-early", {"min": earliest})]
    return [Fault("too-late", {"max": latest})] if latest and date > latest else []
