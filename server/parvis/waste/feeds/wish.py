"""What a calendar's link asks for. The app makes such links: `pwa/src/rooms/waste/feed.ts` is the twin."""

from urllib.parse import urlencode

import msgspec

from parvis.waste.feeds.reminders import Reminder

HOME_ASSISTANT = "home-assistant"


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """Whose calendar, and how it is to be.

    Args:
        zone: The household's set of sectors.
        street: Its street as a key; empty where it was not told.
        dwellings: How many its building has; 0 where it was not told.
        streams: Only these; empty is all.
        reminder: When an alarm rings; None is never.
        language: Of its words.
        is_for_home_assistant: In the plain form that waste_collection_schedule reads.
    """

    zone: str
    street: str = ""
    dwellings: int = 0
    streams: tuple[str, ...] = ()
    reminder: Reminder | None = None
    language: str
    is_for_home_assistant: bool = False

    def path(self) -> str:
        """Return the link that asks for this, always the same one: a calendar says where it comes from."""
        asked = {
            "rue": self.street,
            "logements": self.dwellings,
            "bacs": ",".join(self.streams),
            "rappel": self.reminder or "",
            "langue": self.language,
            "pour": HOME_ASSISTANT if self.is_for_home_assistant else "",
        }
        query = urlencode({name: value for name, value in asked.items() if value}, safe=",")
        return f"/api/v1/waste/zones/{self.zone}/calendar.ics?{query}"
