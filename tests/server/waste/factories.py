"""Streams and streets for tests."""

from datetime import date
from zoneinfo import ZoneInfo

from parvis.towns.services import NewAddress, Town, replace_streets
from parvis.waste.imports.options import ImportOptions
from parvis.waste.rules.pickups import SetOut
from parvis.waste.schemas import Stream
from parvis.waste.services import NewStream, set_streams
from tests.server.towns.factories import a_town

EVENING = SetOut(opens="19:00", opens_day_before=True, closes="07:00")
TODAY = date(2026, 11, 23)
OPTIONS = ImportOptions(zone=ZoneInfo("America/Toronto"), today=TODAY)


def a_stream(code: str) -> NewStream:
    words = {"fr": code, "en": code}
    stream = Stream(
        code=code,
        name=words,
        container={"fr": "bac bleu", "en": "blue bin"},
        colour="#1565c0",
        symbol="recycling",
        set_out_words={"fr": "Roues vers la maison", "en": "Wheels towards the house"},
        help=words,
    )
    return NewStream(stream, EVENING)


def an_address(number: int, lon: float, lat: float, street: str = "rue du Moulin") -> NewAddress:
    return NewAddress(street=street, number=number, lon=lon, lat=lat)


async def a_town_with_streams(*codes: str, slug: str = "val-des-sources") -> Town:
    """A town with four houses on the corners of a square of two by two degrees."""
    town = await a_town(slug)
    await set_streams(town.id, [a_stream(code) for code in codes or ("recyclage",)])
    corners = [(2, 0.5, 0.5), (4, 1.5, 0.5), (6, 1.5, 1.5), (8, 0.5, 1.5)]
    await replace_streets(town.id, [an_address(*corner) for corner in corners])
    return town
