"""Maps: a feature is a sector; what cannot be drawn or is not WGS 84 is refused with its feature."""

from typing import Any

import msgspec
import pytest

from parvis.waste.imports.findings import BadFile
from parvis.waste.imports.reader import read_schedule
from parvis.waste.imports.schedule import ReadSchedule
from parvis.waste.rules.recurrence import Weekly
from tests.server.waste.factories import OPTIONS
from tests.server.waste.test_areas import a_square

EVERY_MONDAY = "chaque lundi"
MONDAYS = "La collecte a lieu les LUNDIS."


def a_feature(geometry: object = None, **properties: object) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": geometry or a_square(0, 0)}


def a_map(*features: object, **more: object) -> bytes:
    return msgspec.json.encode({"type": "FeatureCollection", "features": features, **more})


def read(*features: object) -> ReadSchedule:
    return read_schedule("a.geojson", a_map(*features), OPTIONS)


def refused(content: bytes) -> list[str]:
    with pytest.raises(BadFile) as refusal:
        read_schedule("a.geojson", content, OPTIONS)
    return [finding.say("en") for finding in refusal.value.findings]


def test_a_feature_in_montreal_s_words_is_a_sector_with_its_rule() -> None:
    feature = a_feature(SECTEUR="RPP-RA-12", MESSAGE_FR=MONDAYS, MESSAGE_EN="On MONDAYS.", TYPE_DECHET="Ordures")
    (sector,) = read(feature).sectors
    assert (sector.code, sector.name) == ("RPP-RA-12", "RPP-RA-12")
    assert sector.rules[0].recurrence == Weekly((1,))
    assert sector.note == {"fr": MONDAYS, "en": "On MONDAYS."}


def test_a_plain_phrase_in_a_property_is_a_rule_too() -> None:
    (sector,) = read(a_feature(sector="Les Érables", name="Quartier des Érables", rule="every tuesday")).sectors
    assert (sector.code, sector.name) == ("les-erables", "Quartier des Érables")
    assert sector.rules[0].recurrence == Weekly((2,))


def test_a_sentence_that_is_not_exact_is_kept_as_words_and_told() -> None:
    schedule = read(a_feature(sector="A", horaire="Un lundi sur deux. Voir le calendrier."))
    assert schedule.sectors[0].rules == ()
    assert schedule.sectors[0].note == {"fr": "Un lundi sur deux. Voir le calendrier."}
    assert [remark.code for remark in schedule.remarks] == ["kept-as-words"]


def test_an_exception_is_shown_as_it_is_and_told_when_it_bears_on_days() -> None:
    schedule = read(a_feature(sector="A", MESSAGE_FR=MONDAYS, EXCEPTION_FR="Annulée quand il neige."))
    assert schedule.sectors[0].note == {"fr": f"{MONDAYS}\nAnnulée quand il neige."}
    assert [remark.code for remark in schedule.remarks] == ["exception-as-words"]


def test_a_sector_without_any_schedule_leaves_what_is_known() -> None:
    schedule = read(a_feature(sector="A"))
    assert not schedule.sectors[0].says_when
    assert [remark.code for remark in schedule.remarks] == ["without-schedule"]


def test_two_features_of_one_sector_are_joined_when_they_agree() -> None:
    schedule = read(
        a_feature(sector="A", rule="chaque lundi"), a_feature(a_square(5, 5), sector="A", rule="chaque lundi")
    )
    (sector,) = schedule.sectors
    assert sector.area is not None
    assert sector.area.geojson["type"] == "MultiPolygon"
    assert [remark.code for remark in schedule.remarks] == ["same-sector-twice"]


def test_two_features_of_one_sector_that_differ_are_refused() -> None:
    content = a_map(a_feature(sector="A", rule="chaque lundi"), a_feature(sector="A", rule="chaque mardi"))
    assert refused(content) == ["Feature 2: sector A is there twice with two different schedules."]


def test_overlaps_are_told() -> None:
    remarks = read(
        a_feature(sector="A", rule="chaque lundi"), a_feature(a_square(0.5, 0), sector="B", rule="chaque lundi")
    ).remarks
    assert [remark.say("en") for remark in remarks] == [
        "File: sectors A and B overlap: an address in both will see both."
    ]


def test_an_outline_that_crosses_itself_is_mended_and_told_or_refused() -> None:
    spike = {
        "type": "Polygon",
        "coordinates": [[[0, 0], [0.5, 0], [0.5, -1], [0.5, 0], [1, 0], [1, 1], [0, 1], [0, 0]]],
    }
    assert [remark.code for remark in read(a_feature(spike, sector="A", rule="chaque lundi")).remarks] == [
        "area-repaired"
    ]
    flat = {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [2, 2], [0, 0]]]}
    assert refused(a_map(a_feature(flat, sector="A")))[0].startswith("Feature 1: the outline crosses itself")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"{", "File: this is not JSON"),
        (b"[" * 100_000, "File: this is not JSON"),
        (b'{"type": "Feature"}', "File: a FeatureCollection of polygons is needed."),
        (a_map(), "File: no collection was found in it."),
        (a_map("x"), "Feature 1: a FeatureCollection of polygons is needed."),
        (a_map(a_feature(colour="red")), "Feature 1: the feature does not name its sector (properties read: colour)."),
        (a_map(a_feature(sector="A", rule="lundi")), "Feature 1: “lundi” is not understood."),
        (a_map(a_feature({"type": "Point", "coordinates": [0, 0]}, sector="A")), "Feature 1: it is not a polygon."),
        (
            a_map(a_feature(a_square(300_000, 5_000_000), sector="A")),
            "Feature 1: the coordinates lie outside",
        ),
        (
            a_map(a_feature(sector="A"), crs={"properties": {"name": "EPSG:32188"}}),
            "File: the coordinates are not in WGS 84",
        ),
    ],
)
def test_what_is_no_map_of_sectors_is_refused_plainly(content: bytes, reason: str) -> None:
    assert refused(content)[0].startswith(reason)


def test_every_bad_feature_is_named() -> None:
    content = a_map(a_feature(x=1), a_feature(sector="A", rule="chaque lundi"), a_feature(y=1))
    assert [line.partition(":")[0] for line in refused(content)] == ["Feature 1", "Feature 3"]
