"""The calendar of a household as a feed that calendars subscribe to."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from parvis.database.unit_of_work import UnitOfWork, unit_of_work
from parvis.kernel import clock
from parvis.waste.errors import UnknownLanguage, UnknownStream, UnknownZone
from parvis.waste.feeds.scribe import Scribe
from parvis.waste.feeds.wish import Wish
from parvis.waste.feeds.writer import Feed
from parvis.waste.schemas import Stream
from parvis.waste.services.calendars import SectorOfTown, calendar_stretch
from parvis.waste.services.households import Household, read_household, read_zones_of, zone_now
from parvis.waste.services.streams import read_streams
from parvis.web.current_town import ServedTown
from parvis.web.representations import Representation

KEPT = timedelta(days=60)
"""How long a day that is over, or was cancelled, stays in calendars that leave the app."""

SCRIBE = Scribe()


async def build_feed(served: ServedTown, wish: Wish, origin: str) -> Representation:
    """Return the feed that a link of `origin` asks for, ready to send.

    Raises:
        UnknownZone: The sectors were redrawn, and nobody knows any more in which ones the household lies.
        UnknownStream: The town has no such stream.
        UnknownLanguage: It does not speak that language.
        ScribeBusy: Too many wait.
    """
    if wish.language not in served.languages:
        raise UnknownLanguage(f"The town speaks {', '.join(served.languages)}.")
    today = clock.today(served.time_zone)
    async with unit_of_work(served.id) as uow:
        zone = await _zone_now(uow, wish)
        household = Household(zone=zone, street=wish.street, dwellings=wish.dwellings)
        there = await read_household(served.id, served.slug, household, today - KEPT, calendar_stretch(today)[1])
        streams = await read_streams(uow)
    wanted = _wanted(streams, wish.streams)
    feed = Feed(
        town_name=served.name,
        time_zone=served.time_zone,
        language=wish.language,
        colour=served.colours.primary,
        page=f"{origin}/collectes",
        streams=wanted,
        pickups=[pickup for pickup in (*there.pickups, *there.taken_back) if pickup.stream in wanted],
        sectors_changed_at=changed_at_of(there.sectors),
        reminder=wish.reminder,
        is_plain=wish.is_for_home_assistant,
    )
    return await SCRIBE.represent(feed, f"{origin}{wish.path()}")


async def _zone_now(uow: UnitOfWork, wish: Wish) -> str:
    """Return the zone that a link is of today.

    Raises:
        UnknownZone: Its street lies in several others than the one it names.
    """
    streets = await read_zones_of(uow, [wish.street] if wish.street else [])
    zone = zone_now(wish.zone, streets.get(wish.street, set()))
    if zone is None:
        raise UnknownZone
    return zone


def _wanted(streams: Iterable[Stream], codes: Sequence[str]) -> dict[str, Stream]:
    known = {stream.code: stream for stream in streams}
    if unknown := [code for code in codes if code not in known]:
        raise UnknownStream(f"The town has no stream {unknown[0]!r}. Its streams are: {', '.join(known)}.")
    return {code: stream for code, stream in known.items() if not codes or code in codes}


def changed_at_of(sectors: Iterable[SectorOfTown]) -> dict[str, datetime]:
    """Return when each sector last changed, by `stream/sector`."""
    return {sector.key: sector.changed_at for sector in sectors}
