"""Feeds as towns publish them, and the calendar that a household sees of them."""

from parvis.towns.services import Town
from parvis.waste.schemas import ZoneCalendar
from parvis.waste.services import build_addresses, build_calendar
from tests.server.waste.open_book import lots_of


def feed(*events: tuple[int, str]) -> str:
    """A calendar of single days, each with its own identity."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0"]
    for uid, on in events:
        lines += ["BEGIN:VEVENT", f"UID:{uid}@feed", "SUMMARY:Papier", f"DTSTART;VALUE=DATE:{on}", "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""])


async def calendar_of(town: Town, number: int = 2) -> ZoneCalendar:
    """The calendar of one house of the town's first street."""
    book = await build_addresses(town.as_served(), None)
    zone = next(lot.zone for lot in lots_of(book.streets[0]) if lot.number == number)
    return await build_calendar(town.as_served(), book.zones[zone].key)
