"""The town to try: complete, alive whatever the day, and the same when loaded twice."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import brotli
import msgspec
import pytest

from parvis.kernel import clock as kernel_clock
from parvis.kernel.sealed import holding
from parvis.towns.demo.load import get_demo_town, load_demo
from parvis.towns.services import Town, build_profile, list_addresses
from parvis.waste.demo.load import load_demo as load_collections
from parvis.waste.schemas import AddressBook, ZoneCalendar
from parvis.waste.services import build_addresses, build_calendar, build_streams

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
    assert len(streams.guide) >= 170
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
    assert all(entry.stream in {None, *codes} and entry.place in {None, *places} for entry in streams.guide)
    objects = Counter(entry.object["fr"] for entry in streams.guide)
    assert objects.most_common(1)[0][1] == 1


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
    ids = {address.id for address in await list_addresses(town.id)}
    await the_demo_town()
    assert await calendars_of(town) == before
    assert {address.id for address in await list_addresses(town.id)} == ids


async def test_the_datasets_are_small_enough_for_a_phone() -> None:
    town = await the_demo_town()
    book, calendars = await calendars_of(town)
    assert on_the_wire(book) < 40_000
    assert max(on_the_wire(calendar) for calendar in calendars) <= 12_000
    assert on_the_wire(await build_streams(town.as_served(), None)) <= 24_000
    assert on_the_wire(await build_profile(town.as_served(), None)) <= 24_000
