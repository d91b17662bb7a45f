"""The calendar on paper: all of the household's days and nothing else, on one page, or in large letters."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parvis.database.unit_of_work import unit_of_work
from parvis.kernel.clock import FakeClock
from parvis.kernel.sealed import holding
from parvis.towns.demo.load import get_demo_town, load_demo
from parvis.waste.demo.load import load_demo as load_collections
from parvis.waste.rules.paper import PaperDocument, paper_stretch
from parvis.waste.rules.paper.drawings import draw_mark, ink_on_paper
from parvis.waste.rules.pickups import Buildings, Pickup
from parvis.waste.services import Household, build_addresses, read_household
from parvis.waste.services.streams import read_streams
from tests.server.waste.papers import (
    BINS,
    TODAY,
    TOWN,
    a_change,
    a_document,
    many_changes,
    pickups_of,
    pictures_of,
    printed,
    read_pdf,
    some_streams,
    tags_of,
    words_of,
)

DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip
DECEMBER_25 = date(2026, 12, 25)
NAMES = {code: name for code, name, _ in BINS}


def expected(pickups: Sequence[Pickup]) -> list[str]:
    """What the paper must say, day by day, written here anew."""
    first_on, until_on = paper_stretch(TODAY)
    order = list(NAMES)
    days: dict[date, list[str]] = {}
    for pickup in pickups:
        if pickup.state != "cancelled" and first_on <= pickup.on < until_on:
            days.setdefault(pickup.on, []).append(pickup.stream)
    return [
        f"{DAYS[on.weekday()]} {'1er' if on.day == 1 else on.day} {MONTHS[on.month - 1]} : "
        + ", ".join(NAMES[stream] for stream in sorted(streams, key=order.index))
        for on, streams in sorted(days.items())
    ]


def marked(content: bytes) -> list[str]:
    """The days of collection, as a screen reader says them, in its order."""
    return [
        text.replace("\u00a0", " ") for text in pictures_of(read_pdf(content)) if " : " in text.replace("\u00a0", " ")
    ]


def test_each_day_of_the_household_is_on_the_page_and_no_other() -> None:
    changes = [
        a_change("ordures", DECEMBER_25, date(2026, 12, 26)),
        a_change("recyclage", date(2027, 3, 4), None, "Tempête"),
    ]
    pickups = pickups_of({"ordures": 5, "recyclage": 4, "organiques": 5}, changes)
    found = marked(printed(a_document(pickups)))
    assert found == expected(pickups)
    assert "samedi 26 décembre : bac noir" in found
    assert "vendredi 25 décembre : bac brun" in found
    assert not any(day.startswith("jeudi 4 mars") for day in found)


@settings(max_examples=8)
@given(
    weekdays=st.dictionaries(st.sampled_from(list(NAMES)), st.integers(1, 7), min_size=1),
    moved=st.lists(st.tuples(st.integers(0, 50), st.integers(1, 6)), max_size=6, unique_by=lambda pair: pair[0]),
)
def test_whatever_the_calendar_the_page_says_it_exactly_and_stays_one(
    weekdays: dict[str, int], moved: list[tuple[int, int]]
) -> None:
    stream = next(iter(weekdays))
    planned = [pickup.on for pickup in pickups_of(weekdays) if pickup.stream == stream]
    changes = [a_change(stream, planned[week], date.fromordinal(planned[week].toordinal() + by)) for week, by in moved]
    pickups = pickups_of(weekdays, changes)
    content = printed(a_document(pickups))
    assert marked(content) == expected(pickups)
    assert len(read_pdf(content).pages) == 1


@pytest.mark.parametrize("region", ["CA-QC", "BE-WAL"])
def test_eight_streams_each_week_and_forty_changes_are_one_page(region: str) -> None:
    town = msgspec.structs.replace(TOWN, region=region)
    pickups = pickups_of(dict.fromkeys(NAMES, 2), many_changes("ordures", 2, 40))
    document = a_document(
        pickups,
        town=town,
        place="1234B, chemin de la Grande-Côte-de-Saint-Augustin-de-Desmaures Nord-Ouest",
        sectors=[f"Secteur du {name}" for name in NAMES],
    )
    pdf = read_pdf(printed(document))
    assert len(pdf.pages) == 1
    (shown,) = re.findall(r"Et (\d+) autres", words_of(pdf))
    assert words_of(pdf).count("→") + int(shown) == 40
    width, height = pdf.pages[0].mediabox.width, pdf.pages[0].mediabox.height
    assert (round(width), round(height)) == ((612, 792) if region == "CA-QC" else (595, 842))


def test_weeks_begin_on_sunday_in_quebec_and_on_monday_in_europe() -> None:
    pickups = pickups_of({"ordures": 2})
    assert pictures_of(read_pdf(printed(a_document(pickups))))[0] == "dimanche"
    town = msgspec.structs.replace(TOWN, region="BE-WAL")
    assert pictures_of(read_pdf(printed(a_document(pickups, town=town))))[0] == "lundi"


def test_a_day_that_changes_is_listed_with_its_reason() -> None:
    pickups = pickups_of(
        {"ordures": 5, "recyclage": 5},
        [a_change(stream, DECEMBER_25, date(2026, 12, 26), "Jour de Noël.") for stream in ("ordures", "recyclage")]
        + [a_change("ordures", date(2027, 1, 1), None, "Jour de l’An")],
    )
    words = words_of(read_pdf(printed(a_document(pickups)))).replace("\u00a0", " ")
    assert "Ven. 25 déc. → sam. 26 déc. bac noir et bac bleu (Jour de Noël)" in words
    assert "Ven. 1er janv. : pas de collecte bac noir (Jour de l’An)" in words


def test_a_page_without_changes_says_so_and_one_without_collections_is_still_a_page() -> None:
    assert "Aucun jour ne change pour l’instant." in words_of(read_pdf(printed(a_document(pickups_of({"ordures": 1})))))
    assert len(read_pdf(printed(a_document([]))).pages) == 1


def test_days_for_some_buildings_only_are_said_to_be() -> None:
    large = Buildings(words={"fr": "les immeubles de 9 logements et plus"}, dwellings_min=9)
    pickups = [msgspec.structs.replace(each, buildings=(large,)) for each in pickups_of({"ordures": 2})]
    words = words_of(read_pdf(printed(a_document(pickups)))).replace("\u00a0", " ")
    assert "Bac noir : les jours marqués ° sont pour les immeubles de 9 logements et plus." in words


def test_the_page_has_the_tags_that_a_reader_walks_by() -> None:
    pdf = read_pdf(printed(a_document(pickups_of({"ordures": 2}, many_changes("ordures", 2, 3)))))
    kinds = [str(tag["/S"]) for tag in tags_of(pdf)]
    assert kinds.count("/H1") == 1
    assert kinds.count("/H2") == 15  # the key, thirteen months, what changes
    assert kinds.count("/Table") == 13
    assert kinds.count("/TH") == 13 * 7
    assert kinds.count("/LI") == 3
    root: Any = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712 - a PDF boolean is not Python's
    assert root["/Lang"] == "fr-CA"
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Calendrier des collectes, rue du Moulin"


def test_marks_are_told_apart_without_colour() -> None:
    document = a_document(pickups_of(dict.fromkeys(NAMES, 2)))
    shapes = [re.sub("#[0-9a-f]{6}", "", stream.mark) + stream.letter for stream in document.calendar.streams]
    assert len(set(shapes)) == len(BINS)
    assert [stream.letter for stream in document.calendar.streams] == [""] * 6 + ["A", "B"]


def test_a_colour_that_white_paper_swallows_gets_an_outline_and_text_a_dark_ink() -> None:
    assert "stroke=" in draw_mark("unknown", "#ffffff")
    assert ink_on_paper("#ffee00") == "#1d1a18"
    assert ink_on_paper('not a colour"/>') == "#666666"
    assert ink_on_paper("#8a1c2b") == "#8a1c2b"
    assert "script" not in draw_mark("garbage", '"/><script>')


@pytest.mark.parametrize("template", ["page", "large"])
def test_hostile_names_are_printed_as_they_are(template: str) -> None:
    hostile = "#panic() $x$ *a* @b <c> \\ 100 % [d]"
    streams = [
        msgspec.structs.replace(each, container={"fr": hostile}, set_out_words={"fr": hostile})
        for each in some_streams(1)
    ]
    pickups = pickups_of({"ordures": 5}, [a_change("ordures", DECEMBER_25, date(2026, 12, 26), hostile)])
    document = a_document(pickups, streams, place=hostile, sectors=[hostile])
    assert words_of(read_pdf(printed(document, template))).replace("\u00a0", " ").count(hostile) >= 4


def test_a_picture_in_a_towns_words_does_not_stop_the_press() -> None:
    pickups = pickups_of({"ordures": 5}, [a_change("ordures", DECEMBER_25, date(2026, 12, 26), "Noël 🎄")])
    assert "(Noël )" in words_of(read_pdf(printed(a_document(pickups, place="ᑯᑦᔪᐊᖅ"))))


def sizes_of(document: PaperDocument) -> set[float]:
    """The size of each letter in the large version, as it comes out."""
    sizes = set()

    def note(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        if text.strip():
            sizes.add(round(size * abs(tm[3] * cm[3]), 1))

    for page in read_pdf(printed(document, "large")).pages:
        page.extract_text(visitor_text=note)
    return sizes


def test_large_letters_are_large_all_of_them() -> None:
    sizes = sizes_of(a_document(pickups_of(dict.fromkeys(NAMES, 2), many_changes("ordures", 2, 3))))
    assert sizes
    assert min(sizes) >= 18


def test_the_large_version_lists_each_day_and_numbers_its_pages() -> None:
    pickups = pickups_of({"ordures": 5, "recyclage": 4}, [a_change("ordures", DECEMBER_25, date(2026, 12, 26))])
    pdf = read_pdf(printed(a_document(pickups), "large"))
    words = words_of(pdf).replace("\u00a0", " ")
    assert f"Page 1 de {len(pdf.pages)}" in words
    assert f"Page {len(pdf.pages)} de {len(pdf.pages)}" in words
    listed = re.findall(rf"((?:{'|'.join(day.capitalize() for day in DAYS)}) \w+ \w+) Bac", words)
    wanted = [line.partition(" : ")[0].capitalize() for line in expected(pickups)]
    assert [day for day in listed if day != "Vendredi 25 décembre"] == wanted
    assert "Vendredi 25 décembre Bac noir Pas de collecte, déplacée au samedi 26 décembre (Noël)" in words


@pytest.mark.usefixtures("database")
async def test_each_zone_of_the_demo_town_is_one_page_that_says_its_calendar(clock: FakeClock) -> None:
    with holding("secret"):
        await load_demo()
    await load_collections()
    town = await get_demo_town()
    async with unit_of_work(town.id) as uow:
        streams = await read_streams(uow)
    book = await build_addresses(town.as_served(), None)
    for zone in book.zones:
        there = await read_household(town.id, town.slug, Household(zone=zone.key), *paper_stretch(TODAY))
        pdf = read_pdf(printed(a_document(there.pickups, streams, language="en")))
        assert len(pdf.pages) == 1
        days = {pickup.on for pickup in there.pickups if pickup.state != "cancelled"}
        first_on, until_on = paper_stretch(TODAY)
        said = [text for text in pictures_of(pdf) if ": " in text]
        assert len(said) == len({day for day in days if first_on <= day < until_on})
