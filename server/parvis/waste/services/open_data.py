"""The calendars of sectors, for everybody's use."""

import asyncio

import msgspec

from parvis.database.unit_of_work import unit_of_work
from parvis.kernel import clock
from parvis.waste.errors import UnknownSector
from parvis.waste.feeds.open_data import COLUMNS, LICENCE, write_csv
from parvis.waste.feeds.scribe import CACHE_CONTROL
from parvis.waste.feeds.writer import Feed
from parvis.waste.rules.pickups import PickupChange, calendar, taken_back
from parvis.waste.schemas import OpenCalendar, OpenData, OpenSector, OpenStream, Stream
from parvis.waste.services.calendars import (
    SectorOfTown,
    calendar_stretch,
    concerning,
    moments,
    read_sectors,
    shown_pickup,
    shown_sector,
    street_changes,
)
from parvis.waste.services.changes import read_changes
from parvis.waste.services.feeds import KEPT, SCRIBE, changed_at_of
from parvis.waste.services.streams import read_streams
from parvis.web.current_town import ServedTown
from parvis.web.representations import Representation, represent_aside

_PATH = "/api/v1/waste/open-data"


async def build_open_data(served: ServedTown, origin: str) -> Representation:
    """Return the list of what there is, with its links at `origin`."""
    async with unit_of_work(served.id) as uow:
        streams = await read_streams(uow)
        sectors = await read_sectors(uow, served.slug)
    index = OpenData(
        town=served.name,
        time_zone=served.time_zone,
        languages=list(served.languages),
        licence=LICENCE,
        columns=COLUMNS,
        streams=[_shown_stream(stream, sectors, origin) for stream in streams],
    )
    return await represent_aside(msgspec.json.encode(index), "application/json", cache_control=CACHE_CONTROL)


def _shown_stream(stream: Stream, sectors: list[SectorOfTown], origin: str) -> OpenStream:
    return OpenStream(
        code=stream.code,
        name=stream.name,
        container=stream.container,
        colour=stream.colour,
        sectors=[_shown(sector, origin) for sector in sectors if sector.plan.stream == stream.code],
    )


def _shown(sector: SectorOfTown, origin: str) -> OpenSector:
    file = f"{origin}{_PATH}/{sector.key}/calendar"
    return OpenSector(
        code=sector.plan.sector,
        name=sector.name,
        note=sector.note,
        json=f"{file}.json",
        csv=f"{file}.csv",
        ics=f"{file}.ics",
    )


async def build_sector_json(served: ServedTown, stream: str, code: str) -> Representation:
    """Return a sector's calendar as JSON.

    Raises:
        UnknownSector: The town has no such sector.
    """
    content = msgspec.json.encode(await _open_calendar(served, stream, code))
    return await represent_aside(content, "application/json", cache_control=CACHE_CONTROL)


async def build_sector_csv(served: ServedTown, stream: str, code: str) -> Representation:
    """Return a sector's calendar as CSV.

    Raises:
        UnknownSector: The town has no such sector.
    """
    rows = await _open_calendar(served, stream, code)
    content = await asyncio.to_thread(write_csv, rows, served.languages)
    return await represent_aside(content, "text/csv; charset=utf-8; header=present", cache_control=CACHE_CONTROL)


async def build_sector_feed(served: ServedTown, stream: str, code: str, origin: str) -> Representation:
    """Return a sector's calendar as iCalendar.

    Raises:
        UnknownSector: The town has no such sector.
        ScribeBusy: Too many wait.
    """
    sector, changes, streams = await _read(served, stream, code)
    today = clock.today(served.time_zone)
    stretch = today - KEPT, calendar_stretch(today)[1]
    feed = Feed(
        town_name=served.name,
        time_zone=served.time_zone,
        language=served.languages[0],
        colour=served.colours.primary,
        page=f"{origin}/collectes",
        streams={each.code: each for each in streams},
        pickups=[*calendar(sector.plan, changes, *stretch), *taken_back(sector.plan, changes, *stretch)],
        sectors_changed_at=changed_at_of([sector]),
    )
    return await SCRIBE.represent(feed, _shown(sector, origin).ics)


async def _open_calendar(served: ServedTown, stream: str, code: str) -> OpenCalendar:
    sector, changes, _ = await _read(served, stream, code)
    from_on, until_on = calendar_stretch(clock.today(served.time_zone))
    return OpenCalendar(
        sector=shown_sector(sector),
        changed_at=max([sector.changed_at, *moments(changes)]),
        from_on=from_on,
        until_on=until_on,
        pickups=[shown_pickup(pickup) for pickup in calendar(sector.plan, changes, from_on, until_on)],
        street_changes=street_changes([sector], changes, from_on, until_on),
    )


async def _read(served: ServedTown, stream: str, code: str) -> tuple[SectorOfTown, list[PickupChange], list[Stream]]:
    async with unit_of_work(served.id) as uow:
        sectors = await read_sectors(uow, served.slug)
        found = [sector for sector in sectors if sector.key == f"{stream}/{code}"]
        if not found:
            raise UnknownSector
        return found[0], concerning(found, await read_changes(uow)), await read_streams(uow)
