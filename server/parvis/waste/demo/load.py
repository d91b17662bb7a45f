"""Write the demo town's collections, the same each time; what people decided about single days stays."""

from datetime import date, timedelta
from importlib.resources import files
from typing import TypeVar
from uuid import UUID

import msgspec

from parvis.database.unit_of_work import unit_of_work
from parvis.kernel import clock
from parvis.kernel.ids import new_id
from parvis.towns.demo.load import get_demo_town
from parvis.towns.services import Town
from parvis.waste.demo.sectors import BOOKING, HOLIDAYS, demo_sectors
from parvis.waste.guide_schemas import SearchMiss
from parvis.waste.holiday_schemas import SetHolidays
from parvis.waste.rules.pickups import PickupChange, calendar
from parvis.waste.schemas import GuideEntry, Place
from parvis.waste.services import (
    NewStream,
    add_changes,
    count_misses,
    decide_holidays,
    get_stream_id,
    has_booking_policy,
    list_guide,
    list_missed_searches,
    read_holidays,
    refresh_zones,
    set_booking_policy,
    set_guide,
    set_sector,
    set_streams,
)
from parvis.waste.services.calendars import read_sectors
from parvis.waste.services.changes import read_changes

_Read = TypeVar("_Read")
_FOLDER = files("parvis.waste.demo")
_AUTHOR = "Service des travaux publics"
_NOT_IN_THE_GUIDE = {"gourde": 6, "hamac": 3, "accordéon": 2}
"""How many days each was looked for."""
_SOON, _NOT_TOO_SOON = timedelta(days=24), timedelta(days=4)
_WORKS = {
    "fr": "Travaux sur le tablier du Pont-Couvert : le camion passe le lendemain",
    "en": "Works on the deck of the Pont-Couvert bridge: the truck comes the day after",
}


async def load_demo() -> list[str]:
    """Write streams, sorting guide, sectors, holidays, and one day moved by works, not far ahead."""
    town = await get_demo_town()
    today = clock.today(town.profile.time_zone)
    guide = _read("guide.json", list[GuideEntry])
    async with unit_of_work(town.id):
        await set_streams(town.id, _read("streams.json", list[NewStream]))
        await set_guide(town.id, _read("places.json", list[Place]), guide)
        sectors = demo_sectors(today.year)
        for stream, of_stream in sectors.items():
            stream_id = await get_stream_id(town.id, stream)
            for sector in of_stream:
                await set_sector(town.id, stream_id, sector)
        coverage = await refresh_zones(town.id)
        if all(holiday.choice is None for holiday in (await read_holidays(town.id)).holidays):
            since_on = date(today.year, 1, 1)
            await decide_holidays(town.id, SetHolidays(choices=HOLIDAYS), author=_AUTHOR, since_on=since_on)
        if not await has_booking_policy(town.id):
            await set_booking_policy(town.id, "encombrants", BOOKING, by=_AUTHOR)
        await _move_one_day(town.id, today)
        await _look_for_what_is_missing(town)
    many = sum(len(of_stream) for of_stream in sectors.values())
    return [
        f"{len(sectors)} streams, {many} sectors, {coverage.zones} zones",
        f"{len(guide)} objects in the sorting guide",
    ]


async def _look_for_what_is_missing(town: Town) -> None:
    """Let people have looked for a few things that the guide lacks, until staff have answered one."""
    if any(one.author for one in (await list_guide(town.id)).entries):
        return
    if (await list_missed_searches(town.id)).searches:
        return
    today = clock.today(town.profile.time_zone)
    for words, days in _NOT_IN_THE_GUIDE.items():
        for ago in range(days, 0, -1):
            miss = SearchMiss(words=words, language="fr", on=today - timedelta(days=ago))
            await count_misses(town.id, town.profile.time_zone, new_id(), [miss])


async def _move_one_day(town_id: UUID, today: date) -> None:
    """Move the recycling of the south bank once in the coming weeks, unless something has moved it already."""
    async with unit_of_work(town_id) as uow:
        changes = await read_changes(uow)
        south = next(
            sector.plan
            for sector in await read_sectors(uow, "")
            if (sector.plan.stream, sector.plan.sector) == ("recyclage", "sud")
        )
        ahead = calendar(south, changes, today + _NOT_TOO_SOON, today + _SOON)
        if any(pickup.sequence for pickup in ahead) or not ahead:
            return
        day = ahead[0].planned_on
        moved = PickupChange(
            kind="moved",
            planned_on=day,
            new_on=day + timedelta(days=1),
            stream="recyclage",
            sector="sud",
            reason=_WORKS,
            author=_AUTHOR,
            made_at=clock.now(),
        )
        await add_changes(town_id, [moved], "demo")


def _read(name: str, wanted: type[_Read]) -> _Read:
    return msgspec.json.decode((_FOLDER / name).read_bytes(), type=wanted)
