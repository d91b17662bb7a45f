"""Taking files in: all or nothing, the past untouched, each change told once."""

from datetime import timedelta

import pytest

from parvis.database.unit_of_work import unit_of_work
from parvis.kernel.clock import FakeClock
from parvis.towns.services import Town, replace_streets
from parvis.waste import services
from parvis.waste.errors import UnknownStream
from parvis.waste.imports.findings import BadFile
from parvis.waste.imports.options import ImportOptions
from parvis.waste.imports.reader import read_schedule
from parvis.waste.schemas import ZoneCalendar
from parvis.waste.services import ImportedFile, ImportReport, import_schedule
from tests.server.waste.factories import OPTIONS, a_stream, a_town_with_streams, an_address
from tests.server.waste.feeds import calendar_of, feed

pytestmark = pytest.mark.usefixtures("database", "clock")

FILE = ImportedFile("calendrier.ics", "0" * 64, "Chloé")


async def take(
    town: Town, name: str, text: str, *, options: ImportOptions = OPTIONS, dry_run: bool = False
) -> ImportReport:
    read = read_schedule(name, text.encode(), options)
    return await import_schedule(town, "recyclage", read, FILE, dry_run=dry_run)


def days(calendar: ZoneCalendar) -> list[tuple[str, str, str]]:
    return [(str(each.on), str(each.planned_on), each.state) for each in calendar.pickups]


async def test_a_feed_without_sector_is_for_the_whole_town() -> None:
    town = await a_town_with_streams()
    report = await take(town, "a.ics", feed((1, "20261201"), (2, "20261215")))
    assert (report.sectors_added, report.days.added, report.coverage.in_none) == (1, 2, {})
    assert [on for on, _, _ in days(await calendar_of(town))] == ["2026-12-01", "2026-12-15"]


async def test_the_same_file_again_changes_nothing(clock: FakeClock) -> None:
    town = await a_town_with_streams()
    text = feed((1, "20261201"), (2, "20261215"))
    await take(town, "a.ics", text)
    before = await calendar_of(town)
    clock.advance(timedelta(hours=5))
    report = await take(town, "a.ics", text)
    assert (report.sectors_same, report.days.added, report.days.moved) == (1, 0, 0)
    assert await calendar_of(town) == before


async def test_days_gone_from_a_rolling_feed_are_never_cancelled(clock: FakeClock) -> None:
    town = await a_town_with_streams()
    await take(town, "a.ics", feed((1, "20261124"), (2, "20261208"), (3, "20261222")))
    clock.advance(timedelta(days=7))
    later = ImportOptions(zone=OPTIONS.zone, today=OPTIONS.today + timedelta(days=7))
    report = await take(town, "a.ics", feed((2, "20261208"), (3, "20261222"), (4, "20270105")), options=later)
    assert (report.days.cancelled, report.days.removed, report.days.added) == (0, 0, 1)
    assert {state for _, _, state in days(await calendar_of(town))} == {"planned"}


async def test_a_feed_that_numbers_its_events_anew_moves_nothing(clock: FakeClock) -> None:
    town = await a_town_with_streams()
    await take(town, "a.ics", feed((1, "20261124"), (2, "20261208"), (3, "20261222")))
    clock.advance(timedelta(days=7))
    report = await take(town, "a.ics", feed((1, "20261208"), (2, "20261222"), (3, "20270105")))
    assert (report.days.moved, report.days.cancelled, report.days.added) == (0, 0, 1)


async def test_a_day_that_really_moved_is_told_once_and_keeps_its_identity() -> None:
    town = await a_town_with_streams()
    await take(town, "a.ics", feed((1, "20261201"), (2, "20261225")))
    uid = (await calendar_of(town)).pickups[1].uid
    moved = feed((1, "20261201"), (2, "20261226"))
    assert (await take(town, "a.ics", moved)).days.moved == 1
    assert (await take(town, "a.ics", moved)).days.moved == 0
    pickup = (await calendar_of(town)).pickups[1]
    assert (pickup.uid, str(pickup.on), pickup.state, pickup.sequence) == (uid, "2026-12-26", "moved", 1)
    assert pickup.reason is not None


async def test_a_moved_day_that_moves_back_is_as_planned_with_a_higher_sequence() -> None:
    town = await a_town_with_streams()
    await take(town, "a.ics", feed((1, "20261201"), (2, "20261225")))
    await take(town, "a.ics", feed((1, "20261201"), (2, "20261226")))
    await take(town, "a.ics", feed((1, "20261201"), (2, "20261225")))
    pickup = (await calendar_of(town)).pickups[1]
    assert (str(pickup.on), pickup.state, pickup.sequence) == ("2026-12-25", "planned", 2)


async def test_a_future_day_that_vanishes_within_a_feed_is_cancelled_not_forgotten() -> None:
    town = await a_town_with_streams()
    await take(town, "a.ics", feed((1, "20261201"), (2, "20261215"), (3, "20261229")))
    assert (await take(town, "a.ics", feed((1, "20261201"), (3, "20261229")))).days.cancelled == 1
    assert [state for _, _, state in days(await calendar_of(town))] == ["planned", "cancelled", "planned"]


async def test_a_table_of_moved_days_alone_leaves_the_schedule_as_it_is() -> None:
    town = await a_town_with_streams()
    await take(town, "a.csv", "secteur,règle\ntous,chaque vendredi\n")
    before = days(await calendar_of(town))
    report = await take(town, "b.csv", "secteur,date,remplace,raison\ntous,2026-12-26,2026-12-25,Noël\n")
    assert (report.days.moved, report.days.removed, report.days.added) == (1, 0, 0)
    again = await take(town, "c.csv", "secteur,date,remplace,raison\ntous,2027-01-02,2027-01-01,Jour de l’An\n")
    assert (again.days.moved, again.days.removed) == (1, 0)
    after = days(await calendar_of(town))
    assert len(after) == len(before)
    assert [state for _, _, state in after].count("moved") == 2


async def test_a_sector_is_known_by_the_name_that_people_read_and_keeps_it() -> None:
    town = await a_town_with_streams()
    await take(town, "a.csv", "secteur,nom,règle\nsud,Rive sud,chaque lundi\n")
    by_name = await take(town, "b.csv", "secteur,règle\nRIVE SUD,chaque mardi\n")
    by_code = await take(town, "c.csv", "secteur,règle\nsud,chaque jeudi\n")
    for report in (by_name, by_code):
        assert (report.sectors_added, report.sectors_changed) == (0, 1)
        assert [(each.code, each.name) for each in report.sectors] == [("sud", "Rive sud")]
    async with unit_of_work(town.id) as uow:
        assert [tuple(row) for row in await uow.connection.fetch("select code, name from waste_sector")] == [
            ("sud", "Rive sud")
        ]


async def test_two_sectors_of_one_name_are_told_apart_by_their_codes_only() -> None:
    town = await a_town_with_streams()
    await take(town, "a.csv", "secteur,nom,règle\nn1,Nord,chaque lundi\nn2,Nord,chaque mardi\n")
    report = await take(town, "b.csv", "secteur,règle\nNord,chaque jeudi\n")
    assert (report.sectors_added, report.sectors_changed) == (1, 0)


async def test_a_table_cannot_move_a_day_that_nobody_planned() -> None:
    town = await a_town_with_streams()
    await take(town, "a.csv", "secteur,règle\ntous,chaque vendredi\n")
    before = days(await calendar_of(town))
    with pytest.raises(BadFile) as refused:
        await take(town, "b.csv", "secteur,date,remplace\ntous,2026-12-26,2026-12-24\n")
    assert [finding.code for finding in refused.value.findings] == ["nothing-to-move"]
    assert days(await calendar_of(town)) == before


async def test_a_dry_run_tells_the_same_and_changes_nothing() -> None:
    town = await a_town_with_streams()
    tried = await take(town, "a.csv", "secteur,règle\ntous,chaque lundi\n", dry_run=True)
    async with unit_of_work(town.id) as uow:
        assert await uow.connection.fetchval("select count(*) from waste_sector") == 0
    assert await take(town, "a.csv", "secteur,règle\ntous,chaque lundi\n") == tried


async def test_a_new_rule_starts_today_and_leaves_the_past_as_it_was() -> None:
    town = await a_town_with_streams()
    await take(town, "a.csv", "secteur,règle\ntous,chaque lundi\n")
    past = [day for day in days(await calendar_of(town)) if day[0] < "2026-11-23"]
    report = await take(town, "a.csv", "secteur,règle\ntous,chaque mercredi\n")
    after = days(await calendar_of(town))
    assert [day for day in after if day[0] < "2026-11-23"] == past
    assert after[len(past)][0] == "2026-11-25"
    assert (report.days.removed, report.days.added) == (57, 57)


async def test_addresses_of_a_list_are_in_its_sector_and_others_in_none() -> None:
    town = await a_town_with_streams()
    table = "secteur;règle;adresse\nNord;chaque lundi;\nNord;;6 Rue du Moulin\nNord;;8 rue du moulin\n"
    report = await take(town, "a.csv", table)
    assert report.coverage.in_none == {"recyclage": 2}
    assert [sector.id for sector in (await calendar_of(town, 6)).sectors] == ["recyclage/Nord"]
    assert (await calendar_of(town, 2)).sectors == []


async def test_an_address_that_does_not_exist_refuses_the_file_with_its_line() -> None:
    town = await a_town_with_streams()
    with pytest.raises(BadFile) as refused:
        await take(town, "a.csv", "secteur,règle,adresse\nNord,chaque lundi,2 rue du Moulin\nNord,,99 rue du Moulin\n")
    assert [finding.say("fr") for finding in refused.value.findings] == [
        "Ligne 3 : l’adresse « 99 rue du Moulin » n’existe pas dans la ville."
    ]
    async with unit_of_work(town.id) as uow:
        assert await uow.connection.fetchval("select count(*) from waste_sector") == 0


SQUARE = '{"type": "Polygon", "coordinates": [[[%s, 0], [%s, 0], [%s, 2], [%s, 2], [%s, 0]]]}'


def a_map(*sectors: tuple[str, float, float, str]) -> str:
    features = ", ".join(
        f'{{"type": "Feature", "properties": {{"sector": "{code}", "rule": "{rule}"}}, '
        f'"geometry": {SQUARE % (west, east, east, west, west)}}}'
        for code, west, east, rule in sectors
    )
    return f'{{"type": "FeatureCollection", "features": [{features}]}}'


async def test_in_an_overlap_both_sectors_show_and_in_none_no_sector() -> None:
    town = await a_town_with_streams()
    report = await take(town, "a.geojson", a_map(("A", 0, 0.6, "chaque lundi"), ("B", 0.4, 0.9, "chaque mardi")))
    assert report.coverage.in_several == {"recyclage": 2}
    assert report.coverage.in_none == {"recyclage": 2}
    assert [sector.code for sector in (await calendar_of(town, 2)).sectors] == ["A", "B"]
    assert (await calendar_of(town, 4)).sectors == []


async def test_a_map_of_another_town_is_refused() -> None:
    town = await a_town_with_streams()
    with pytest.raises(BadFile, match="another town"):
        await take(town, "a.geojson", a_map(("A", 50, 51, "chaque lundi")))


async def test_a_map_after_a_calendar_keeps_the_days_that_it_does_not_speak_of() -> None:
    town = await a_town_with_streams()
    await take(town, "a.csv", "secteur,règle\nA,chaque lundi\n")
    without_rule = a_map(("A", 0, 1, "")).replace(', "rule": ""', "")
    await take(town, "a.geojson", without_rule)
    pickups = (await calendar_of(town, 2)).pickups
    assert {pickup.on.isoweekday() for pickup in pickups} == {1}
    assert len(pickups) > 50


async def test_an_unknown_stream_names_the_streams_there_are() -> None:
    town = await a_town_with_streams("recyclage", "ordures")
    read = read_schedule("a.csv", b"secteur,date\ntous,2027-01-04\n", OPTIONS)
    with pytest.raises(UnknownStream, match="recyclage, ordures"):
        await import_schedule(town, "recylage", read, FILE)


async def test_another_town_sees_nothing_of_it() -> None:
    chloe_s = await a_town_with_streams(slug="val-des-sources")
    didier_s = await a_town_with_streams(slug="autre-ville")
    await take(chloe_s, "a.csv", "secteur,règle\ntous,chaque lundi\n")
    tables = ("sector", "rule", "zone", "address_zone", "change", "import", "feed_day")
    async with unit_of_work(didier_s.id) as uow:
        for table in tables:
            assert await uow.connection.fetchval(f"select count(*) from waste_{table}") == 0  # noqa: S608 - ours


async def test_a_stream_s_hours_fill_what_a_rule_leaves_unsaid() -> None:
    town = await a_town_with_streams()
    await services.set_streams(town.id, [a_stream("recyclage")])
    await take(town, "a.csv", "secteur,règle,dépôt\ntous,chaque lundi,avant 16 h\n")
    pickup = (await calendar_of(town)).pickups[0]
    assert (pickup.set_out_from, pickup.set_out_from_day_before, pickup.set_out_until) == ("19:00", True, "16:00")


async def test_addresses_that_came_since_are_placed_by_the_next_file_even_if_it_changes_no_ground() -> None:
    town = await a_town_with_streams()
    await take(town, "a.csv", "secteur,règle\ntous,chaque lundi\n")
    corners = [(2, 0.5, 0.5), (10, 1.5, 0.5)]
    await replace_streets(town.id, [an_address(*corner) for corner in corners])
    report = await take(town, "a.csv", "secteur,règle\ntous,chaque mardi\n")
    assert (report.coverage.addresses, report.coverage.in_none) == (2, {})
    assert (await calendar_of(town, 10)).pickups[-1].on.isoweekday() == 2


async def test_a_file_that_changes_no_ground_is_seen_in_the_calendar_all_the_same() -> None:
    town = await a_town_with_streams()
    await take(town, "a.geojson", a_map(("A", 0, 0.6, "chaque lundi"), ("B", 0.4, 0.9, "chaque mardi")))
    report = await take(town, "a.csv", "secteur,règle\nA,chaque jeudi\n")
    assert (report.coverage.in_several, report.coverage.in_none) == ({"recyclage": 2}, {"recyclage": 2})
    assert {pickup.on.isoweekday() for pickup in (await calendar_of(town)).pickups if pickup.on > OPTIONS.today} == {
        2,
        4,
    }
