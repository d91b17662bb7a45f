"""The town to try: complete, alive whatever the day, and the same when loaded twice."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import brotli
import msgspec
import pytest

from parvis.kernel import clock as kernel_clock
from parvis.kernel.places import fold
from parvis.kernel.sealed import holding
from parvis.towns.demo.load import get_demo_town, load_demo
from parvis.towns.services import Town, build_profile, list_addresses
from parvis.waste.demo.load import load_demo as load_collections
from parvis.waste.schemas import AddressBook, ZoneCalendar
from parvis.waste.services import build_addresses, build_calendar, build_streams, list_missed_searches

pytestmark = pytest.mark.usefixtures("database", "clock")


async def the_demo_town() -> Town:
    with holding("secret"):
        await load_demo()
    await load_collections()
    return await get_demo_town()


def on_the_wire(content: msgspec.Struct) -> int:
    return len(brotli.compress(msgspec.json.encode(content), quality=9))


async def calendars_of(town: Town) -> tuple[AddressBook, list[ZoneCalendar]]:
    book = await build_addresses(town.as_served(), None)
    return book, [await build_calendar(town.as_served(), zone.key) for zone in book.zones]


def words_in(document: object) -> Iterator[dict[str, str]]:
    if isinstance(document, dict):
        if "fr" in document:
            yield document
        for value in document.values():
            yield from words_in(value)
    elif isinstance(document, list | tuple):
        for value in document:
            yield from words_in(value)


async def test_the_demo_town_is_complete() -> None:
    town = await the_demo_town()
    addresses = await list_addresses(town.id)
    assert 2_900 <= len(addresses) <= 3_400
    assert 65 <= len({address.street for address in addresses}) <= 80
    assert {address.district for address in addresses} == {
        "vieux-bourg", "la-bruyante", "les-erables", "parc-des-sources", "pointe-aux-herons", "rang-des-prairies",
    }  # fmt: skip
    streams = await build_streams(town.as_served(), None)
    assert [stream.code for stream in streams.streams] == [
        "ordures", "recyclage", "organiques", "encombrants", "verts", "sapins",
    ]  # fmt: skip
    assert len((await build_profile(town.as_served(), None)).services) >= 14


async def test_every_word_of_the_demo_is_there_in_both_languages() -> None:
    town = await the_demo_town()
    streams = await build_streams(town.as_served(), None)
    profile = await build_profile(town.as_served(), None)
    words = [*words_in(msgspec.to_builtins(streams)), *words_in(msgspec.to_builtins(profile.services))]
    assert len(words) > 400
    assert all(each.get("fr") and each.get("en") for each in words)
    assert not any("!" in text or "'" in text for each in words for text in each.values())


async def test_the_guide_sends_people_only_where_there_is_something() -> None:
    streams = await build_streams((await the_demo_town()).as_served(), None)
    codes, places = {stream.code for stream in streams.streams}, {place.code for place in streams.places}
    assert len(streams.guide) >= 270
    assert all(entry.stream in {None, *codes} and entry.place in {None, *places} for entry in streams.guide)
    assert all(set(entry.also_at) <= places - {entry.place} for entry in streams.guide)
    assert not [entry.object for entry in streams.guide if entry.also_at and not entry.place]
    objects = Counter(fold(entry.object["fr"]) for entry in streams.guide)
    assert objects.most_common(1)[0][1] == 1


async def test_what_goes_nowhere_says_what_to_do_and_mostly_whom_to_call() -> None:
    streams = await build_streams((await the_demo_town()).as_served(), None)
    nowhere = [entry for entry in streams.guide if not entry.stream and not entry.place]
    assert {"Amiante", "Armes et munitions", "Animal mort", "Carcasse de chasse", "Feux de détresse"} <= {
        entry.object["fr"] for entry in nowhere
    }
    assert all(len(entry.words["fr"]) > 40 for entry in nowhere)
    assert sum(bool(re.search(r"\d{3}-\d{4}|911", entry.words["fr"])) for entry in nowhere) >= len(nowhere) / 2


async def test_no_synonym_repeats_the_name_of_its_object_or_leads_nearly_everywhere() -> None:
    streams = await build_streams((await the_demo_town()).as_served(), None)
    synonyms = [(fold(synonym), fold(entry.object["fr"])) for entry in streams.guide for synonym in entry.synonyms]
    assert not [each for each in synonyms if each[0] == each[1]]
    assert len(set(synonyms)) == len(synonyms)
    assert Counter(synonym for synonym, _ in synonyms).most_common(1)[0][1] <= 3


async def test_places_have_hours_that_the_phone_can_count_with_and_closed_days_by_date() -> None:
    streams = await build_streams((await the_demo_town()).as_served(), None)
    ecocentre = next(place for place in streams.places if place.code == "ecocentre")
    assert all(place.opening and place.refuses for place in streams.places)
    assert ecocentre.opening
    closed = {day.on: day.reason for day in ecocentre.opening.closed}
    assert closed[date(2026, 12, 25)] == {"fr": "Jour de Noël", "en": "Christmas Day"}
    assert date(2027, 6, 24) in closed
    assert sorted(closed) == list(closed)


async def test_every_address_is_once_in_each_stream_that_reaches_it() -> None:
    town = await the_demo_town()
    book, _ = await calendars_of(town)
    zones = [book.zones[zone].sectors for street in book.streets for _, zone, _ in street.grounds]
    for stream in ("ordures", "recyclage", "organiques", "encombrants", "sapins"):
        assert {sum(sector.startswith(f"{stream}/") for sector in sectors) for sectors in zones} == {1}
    assert {sum(sector.startswith("verts/") for sector in sectors) for sectors in zones} == {0, 1}


@pytest.mark.parametrize("today", [date(2026, 11, 23), date(2027, 1, 2), date(2027, 7, 1), date(2028, 2, 29)])
async def test_the_calendar_is_alive_whatever_the_day(today: date) -> None:
    with kernel_clock.frozen(datetime.combine(today, datetime.min.time(), UTC) + timedelta(hours=17)):
        town = await the_demo_town()
        _, calendars = await calendars_of(town)
    for calendar in calendars:
        soon = [each for each in calendar.pickups if today <= each.on < today + timedelta(days=15)]
        assert {"ordures", "recyclage"} <= {each.stream for each in soon}
        assert calendar.until_on >= today + timedelta(days=396)
        assert max(each.on for each in calendar.pickups) > today + timedelta(days=380)


async def test_a_day_moved_by_works_and_days_moved_by_holidays_say_why() -> None:
    _, calendars = await calendars_of(await the_demo_town())
    moved = [each for calendar in calendars for each in calendar.pickups if each.state == "moved"]
    assert all(each.reason and each.on > each.planned_on for each in moved)
    soon = [each for each in moved if each.on < date(2026, 12, 18)]
    assert {each.sector for each in soon} == {"recyclage/sud"}
    assert any(str(each.planned_on) == "2026-12-25" for each in moved)


async def test_loading_twice_changes_nothing() -> None:
    town = await the_demo_town()
    before = await calendars_of(town)
    searches = await list_missed_searches(town.id)
    assert [search.words for search in searches.searches] == ["gourde", "hamac", "accordeon"]
    ids = {address.id for address in await list_addresses(town.id)}
    await the_demo_town()
    assert await calendars_of(town) == before
    assert await list_missed_searches(town.id) == searches
    assert {address.id for address in await list_addresses(town.id)} == ids


async def test_the_datasets_are_small_enough_for_a_phone() -> None:
    town = await the_demo_town()
    book, calendars = await calendars_of(town)
    assert on_the_wire(book) < 40_000
    assert max(on_the_wire(calendar) for calendar in calendars) <= 12_000
    assert on_the_wire(await build_streams(town.as_served(), None)) <= 32_000
    assert on_the_wire(await build_profile(town.as_served(), None)) <= 24_000
