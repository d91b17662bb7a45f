"""Real files: Montréal's six layers of polygons, the calendars of two families; skipped where they are not there."""

from collections import Counter
from datetime import date
from pathlib import Path

import msgspec
import pytest
from shapely.geometry import shape

from parvis.kernel.clock import FakeClock
from parvis.towns.services import Town, replace_streets
from parvis.waste.imports.findings import BadFile
from parvis.waste.imports.options import ImportOptions
from parvis.waste.imports.reader import read_schedule
from parvis.waste.imports.schedule import ReadSchedule
from parvis.waste.rules.pickups import planned_days
from parvis.waste.rules.recurrence import EveryWeeks, MonthlyWeekday, Weekly
from parvis.waste.services import (
    ImportedFile,
    ImportReport,
    build_addresses,
    build_calendar,
    import_schedule,
    set_streams,
)
from tests.server.towns.factories import a_town
from tests.server.waste.factories import OPTIONS, a_stream, an_address
from tests.shared_data import SHARED_DATA, shared_data

LAYERS = {
    "organiques": "collecte-des-matieres-organiques",
    "recyclage": "collecte-des-matieres-recyclables",
    "ordures": "collecte-des-ordures-menageres",
    "alimentaires": "collecte-des-residus-alimentaires",
    "encombrants": "collecte-des-residus-de-construction-de-renovation-et-de-demolition-crd-et-encombrants",
    "verts": "collecte-des-residus-verts-incluant-feuilles-mortes",
}
WASTE = SHARED_DATA / "waste"


def read(path: Path, only: str | None = None) -> ReadSchedule:
    options = ImportOptions(zone=OPTIONS.zone, today=OPTIONS.today, only=only)
    return read_schedule(path.name, path.read_bytes(), options)


def layer(stream: str) -> ReadSchedule:
    return read(WASTE / "montreal_2019" / f"{LAYERS[stream]}.geojson")


@shared_data
def test_all_of_montreal_s_polygons_are_read_and_no_schedule_is_guessed() -> None:
    layers = {stream: layer(stream) for stream in LAYERS}
    assert sum(len(each.sectors) for each in layers.values()) == 531  # 532 features, two of one sector
    told = Counter(remark.code for each in layers.values() for remark in each.remarks)
    assert told["kept-as-words"] == 51
    assert told["same-sector-twice"] == 1
    assert told["without-schedule"] == 1
    assert all(sector.note for each in layers.values() for sector in each.sectors if sector.says_when)
    with_rules = [sector for each in layers.values() for sector in each.sectors if sector.rules]
    assert len(with_rules) >= 430


@shared_data
def test_montreal_s_rules_are_its_sentences() -> None:
    weekdays = {"LUNDI": 1, "MARDI": 2, "MERCREDI": 3, "JEUDI": 4, "VENDREDI": 5}
    for stream in LAYERS:
        for sector in layer(stream).sectors:
            said = (sector.note or {}).get("fr", "").upper()
            planned = {day.isoweekday() for day in planned_days(sector.rules, date(2018, 1, 1), date(2030, 1, 1))}
            assert planned <= {number for name, number in weekdays.items() if name in said}


@shared_data
def test_overlaps_are_as_many_as_were_measured() -> None:
    counts = {stream: sum(remark.code == "sectors-overlap" for remark in layer(stream).remarks) for stream in LAYERS}
    assert all(5 <= count <= 40 for count in counts.values()), counts


async def import_montreal(town: Town, stream: str) -> ImportReport:
    file = ImportedFile(f"{LAYERS[stream]}.geojson", "0" * 64, "Ville")
    return await import_schedule(town, stream, layer(stream), file)


async def a_montreal() -> Town:
    """A town with houses on a grid over the island of Montréal, and one where two sectors overlap."""
    town = await a_town("montreal")
    await set_streams(town.id, [a_stream(code) for code in LAYERS])
    grid = [(-73.95 + 0.0125 * east, 45.42 + 0.0125 * north) for east in range(40) for north in range(24)]
    places = [*grid, where_two_overlap(layer("verts"))]
    await replace_streets(town.id, [an_address(number, lon, lat) for number, (lon, lat) in enumerate(places)])
    return town


def where_two_overlap(read_layer: ReadSchedule) -> tuple[float, float]:
    grounds = {sector.code: shape(sector.area.geojson) for sector in read_layer.sectors if sector.area}
    pairs = [remark.params for remark in read_layer.remarks if remark.code == "sectors-overlap"]
    shared = [grounds[pair["one"]].intersection(grounds[pair["other"]]) for pair in pairs]
    spot = max(shared, key=lambda ground: ground.area).representative_point()
    return spot.x, spot.y


@shared_data
@pytest.mark.usefixtures("database")
async def test_an_address_lies_in_up_to_six_sectors_and_overlaps_show_both(clock: FakeClock) -> None:
    town = await a_montreal()
    reports = {stream: await import_montreal(town, stream) for stream in LAYERS}
    book = await build_addresses(town.as_served(), None)
    used = {zone for street in book.streets for _, zone, _ in street.grounds}
    sectors = [book.zones[zone].sectors for zone in used]
    assert max(len({sector.partition("/")[0] for sector in each}) for each in sectors) == 6
    assert [] in sectors
    last = reports["verts"].coverage
    assert last.in_several["verts"] >= 1
    assert set(last.in_none) == set(LAYERS)
    busiest = max(book.zones, key=lambda zone: len(zone.sectors))
    calendar = await build_calendar(town.as_served(), busiest.key)
    assert [f"{each.stream}/{each.code}" for each in calendar.sectors] == busiest.sectors
    assert all(each.note for each in calendar.sectors)


@shared_data
@pytest.mark.usefixtures("database")
async def test_a_layer_taken_twice_changes_nothing(clock: FakeClock) -> None:
    town = await a_montreal()
    first = await import_montreal(town, "recyclage")
    again = await import_montreal(town, "recyclage")
    assert (first.sectors_added, again.sectors_added, again.sectors_changed) == (113, 0, 0)
    assert (again.days.added, again.days.removed) == (0, 0)


@shared_data
def test_a_calendar_made_of_recurrences_becomes_rules_without_end() -> None:
    path = WASTE / "ics_hacs" / "sivom_recurring_rrule_fr.ics"
    rules = {
        only: read(path, only).sectors[0].rules[0].recurrence
        for only in ("Poubelle jaune", "Encombrants", "Poubelle verte")
    }
    assert rules == {
        "Poubelle jaune": EveryWeeks((4,), 2, date(2020, 4, 2)),
        "Encombrants": MonthlyWeekday(5, (4,), 2, date(2020, 5, 1)),
        "Poubelle verte": Weekly((1,)),
    }


@shared_data
def test_a_year_of_single_days_is_read_whole_stream_by_stream() -> None:
    path = WASTE / "ics_hacs" / "aichwald_abfallplus_2020.ics"
    kinds = ("Biotonne", "Gelbe/r Sack/Tonne", "Restmüll 2-wöchentlich", "Restmüll 4-wöchentlich", "Papiertonne")
    assert [len(read(path, only).sectors[0].days) for only in kinds] == [34, 26, 26, 13, 13]
    with pytest.raises(BadFile, match="several collections are mixed"):
        read(path)


@shared_data
@pytest.mark.parametrize("name", ["birkenfeld", "grafenhausen"])
def test_a_rolling_feed_with_numeric_uids_is_read(name: str) -> None:
    schedule = read(WASTE / "ics_birkenfeld" / f"{name}.ics", "Papier")
    assert [len(sector.days) for sector in schedule.sectors] == [5]
    assert all(day.uid.endswith("@abfalltermine-birkenfeld-enzkreis") for day in schedule.sectors[0].days)


@shared_data
@pytest.mark.usefixtures("database")
async def test_past_days_gone_from_the_rolling_feed_cancel_nothing(clock: FakeClock) -> None:
    town = await a_town("birkenfeld", time_zone="Europe/Berlin")
    await set_streams(town.id, [a_stream("papier")])
    whole = read(WASTE / "ics_birkenfeld" / "birkenfeld.ics", "Papier")
    (sector,) = whole.sectors
    file = ImportedFile("birkenfeld.ics", "0" * 64, "Ville")
    await import_schedule(town, "papier", whole, file)
    ahead = tuple(day for day in sector.days if day.on >= OPTIONS.today)
    assert 0 < len(ahead) < len(sector.days)
    rolled = msgspec.structs.replace(whole, sectors=(msgspec.structs.replace(sector, days=ahead),))
    report = await import_schedule(town, "papier", rolled, file)
    assert (report.days.cancelled, report.days.removed, report.days.moved, report.sectors_changed) == (0, 0, 0, 0)
