"""Bad files, through the wizard and the readers: a clear finding, or a repair that is told, and nothing changed."""

import json
import math
from collections.abc import AsyncIterator
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parvis.kernel.clock import FakeClock
from parvis.towns.services import Town, replace_streets
from parvis.waste.imports.findings import BadFile
from parvis.waste.imports.options import ImportOptions
from parvis.waste.imports.reader import read_schedule
from parvis.waste.imports.template import csv_template, write_workbook
from parvis.waste.services import set_streams
from tests.cast import Member
from tests.server.waste.factories import OPTIONS, a_stream, an_address
from tests.server.waste.feeds import feed
from tests.server.waste.wizard import IMPORTS, dump, preview, take
from tests.server.waste.workbooks import an_ods, an_xlsx, ods_date, ods_row, ods_table, ods_text
from tests.shared_data import SHARED_DATA, shared_data

FEED = feed((1, "20261201"), (2, "20261215"), (3, "20261229"), (4, "20270112")).encode()
HOUSES = [(2, -73.6, 45.5), (4, -73.4, 45.5)]
SQUARE = [[-73.7, 45.4], [-73.3, 45.4], [-73.3, 45.6], [-73.7, 45.6], [-73.7, 45.4]]


def an_event(*lines: str) -> bytes:
    inside = "\r\n".join(lines)
    return f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\n{inside}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n".encode()


def a_map(*rings: object, **properties: object) -> bytes:
    feature = {
        "type": "Feature",
        "properties": {"sector": "A", "rule": "chaque lundi", **properties},
        "geometry": {"type": "Polygon", "coordinates": list(rings)},
    }
    return json.dumps({"type": "FeatureCollection", "features": [feature]}).encode()


def a_circle(points: int) -> list[list[float]]:
    turns = [at / points * math.tau for at in range(points)]
    ring = [[round(-73.5 + math.cos(turn) / 10, 6), round(45.5 + math.sin(turn) / 10, 6)] for turn in turns]
    return [*ring, ring[0]]


def a_bomb() -> bytes:
    """Ten kilobytes that name a cell of the last row and column."""
    return an_xlsx('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')


REFUSED = {
    "rrule every second": ("a.ics", an_event("DTSTART;VALUE=DATE:20270104", "RRULE:FREQ=SECONDLY"), "too-often"),
    "rrule every hour of a day": (
        "a.ics", an_event("DTSTART;VALUE=DATE:20270104", "RRULE:FREQ=DAILY;BYHOUR=1,2,3"), "too-often",
    ),
    "count without measure": (
        "a.ics",
        an_event("DTSTART;VALUE=DATE:20270104", "RRULE:FREQ=DAILY;BYYEARDAY=1;COUNT=99999999999"),
        "bad-property",
    ),
    "a day that does not exist": ("a.ics", an_event("DTSTART;VALUE=DATE:20270230"), "bad-property"),
    "no day": ("a.ics", an_event("SUMMARY:Papier"), "no-start"),
    "an html page": ("a.ics", b"<!doctype html><title>404</title>", "unreadable-line"),
    "30 February": ("a.csv", b"secteur,date\ntous,2027-02-30\n", "not-a-date"),
    "31/04": ("a.csv", b"secteur,date\ntous,31/04/2027\n", "not-a-date"),
    "ambiguous": ("a.csv", b"secteur,date\ntous,03/04/2027\n", "ambiguous-date"),
    "NULs": ("a.csv", b"secteur,date\nA\0,2027-01-04\n", "has-nul"),
    "UTF-16 that does not say so": ("a.csv", "secteur;date\nA;2027-01-04\n".encode("utf-16-le"), "has-nul"),
    "another town's addresses": ("a.csv", b"secteur,date,adresse\nA,2027-01-04,1 rue Ailleurs\n", "no-such-address"),
    "another town's map": ("a.geojson", a_map([[0, 0], [1, 0], [1, 1], [0, 0]]), "addresses-elsewhere"),
    "metres": ("a.geojson", a_map([[3e5, 5e6], [3e5 + 9, 5e6], [3e5 + 9, 5e6 + 9], [3e5, 5e6]]), "area-not-in-degrees"),
    "flat": ("a.geojson", a_map([[-73.5, 45.5], [-73.4, 45.5], [-73.5, 45.5], [-73.5, 45.5]]), "area-crosses-itself"),
    "no ring": ("a.geojson", a_map(), "area-empty"),
    "a ring of words": ("a.geojson", a_map([["a", "b"], ["c", "d"], ["e", "f"], ["a", "b"]]), "area-unreadable"),
    "NaN": ("a.geojson", a_map([[math.nan, 0], [1, 0], [1, 1], [0, 0]]), "not-json"),
    "deep": ("a.geojson", b'{"features":' + b"[" * 100_000, "not-json"),
    "deep coordinates": ("a.geojson", a_map().replace(b": []", b": " + b"[" * 900 + b"]" * 900), "area-unreadable"),
    "a NUL in a name": ("a.geojson", a_map(SQUARE, name="A\0"), "has-nul"),
    "half a surrogate": ("a.geojson", a_map(SQUARE).replace(b'"A"', b'"\\ud800"'), "not-json"),
    "an xlsx bomb": ("a.xlsx", a_bomb(), "too-many"),
    "a failed formula": (
        "a.xlsx",
        an_xlsx('<row><c t="str"><v>Secteur</v></c><c t="str"><v>Date</v></c></row>'
                '<row><c t="str"><v>tous</v></c><c t="e"><v>#REF!</v></c></row>'),
        "formula-error",
    ),
    "a renamed file": ("a.xlsx", b"secteur,date\ntous,2027-01-04\n", "not-a-workbook"),
    "a long name": ("a.csv", f"secteur,date\n{'A' * 130},2027-01-04\n".encode(), "too-long"),
    "nothing": ("a.csv", b"", "empty"),
    "a picture": ("a.png", b"\x89PNG", "unknown-format"),
}  # fmt: skip

REPAIRED = {
    "a rule without end": ("a.ics", an_event("DTSTART;VALUE=DATE:20270104", "RRULE:FREQ=WEEKLY"), []),
    "a rule without a day": (
        "a.ics", an_event("DTSTART;VALUE=DATE:20270104", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"), ["expanded"],
    ),
    "Latin-1 with semicolons": ("a.csv", "Secteur;Règle\nÉté;chaque lundi\n".encode("latin-1"), ["not-utf-8"]),
    "Windows with semicolons": ("a.csv", "Secteur;Règle\nL’été;chaque lundi\n".encode("cp1252"), ["not-utf-8"]),
    "UTF-16 with tabs": ("a.csv", "Secteur\tRègle\nÉté\tchaque lundi\n".encode("utf-16"), ["utf-16"]),
    "an open ring": ("a.geojson", a_map(SQUARE[:-1]), []),
    "a bow-tie": ("a.geojson", a_map([SQUARE[0], SQUARE[2], SQUARE[1], SQUARE[3], SQUARE[0]]), ["area-repaired"]),
}  # fmt: skip


@pytest.fixture
async def collected(town: Town, clock: FakeClock) -> AsyncIterator[Town]:
    """The town with two houses and a feed; whatever a test tries, its tables stay as they are."""
    await set_streams(town.id, [a_stream("recyclage"), a_stream("ordures")])
    await replace_streets(town.id, [an_address(*house) for house in HOUSES])
    before = await dump(town)
    yield town
    assert await dump(town) == before


@pytest.mark.parametrize("case", REFUSED)
async def test_a_bad_file_is_refused_with_its_reason_and_nothing_changes(
    case: str, collected: Town, chloe: Member
) -> None:
    name, content, code = REFUSED[case]
    answer = await preview(chloe, name, content)
    assert (answer.status_code, answer.json()["code"]) == (422, "waste.bad-file")
    reason = answer.json()["reasons"][0]
    assert (reason["code"], list(reason["where"]), list(reason["why"])) == (code, ["fr", "en"], ["fr", "en"])


async def test_an_outline_of_a_million_points_is_refused_before_it_is_drawn(collected: Town, chloe: Member) -> None:
    answer = await preview(chloe, "a.geojson", a_map(a_circle(1_000_000)))
    assert [reason["code"] for reason in answer.json()["reasons"]] == ["area-too-detailed"]


@pytest.mark.parametrize("case", REPAIRED)
async def test_what_can_be_mended_is_and_says_so(case: str, collected: Town, chloe: Member) -> None:
    name, content, remarks = REPAIRED[case]
    answer = await preview(chloe, name, content)
    assert answer.status_code == 200, answer.text
    told = [remark["code"] for remark in answer.json()["remarks"]]
    assert [code for code in told if code != "sector-nowhere"] == remarks


async def test_a_hundred_megabytes_are_refused_before_they_are_read(collected: Town, chloe: Member) -> None:
    read = 0  # megabytes

    async def endless() -> AsyncIterator[bytes]:
        nonlocal read
        for _ in range(100):
            read += 1
            yield bytes(1_000_000)

    headers = {"Parvis-File-Name": "a.ics", "Content-Length": "100000000"}
    query = {"stream": "recyclage"}
    said = await chloe.post(f"{IMPORTS}/preview", params=query, content=endless(), headers=headers)
    assert (said.status_code, said.json()["code"]) == (413, "waste.file-too-large")
    assert (said.headers["content-type"], said.json()["largest_bytes"]) == ("application/problem+json", 10_000_000)
    unsaid = await chloe.post(
        f"{IMPORTS}/preview", params=query, content=endless(), headers={"Parvis-File-Name": "a.ics"}
    )
    assert (unsaid.status_code, read) == (413, 11)


async def test_a_hundred_megabytes_of_nothing_known_are_refused_by_their_name(collected: Town, chloe: Member) -> None:
    answer = await preview(chloe, "a.mp4", bytes(100))
    assert answer.json()["reasons"][0]["code"] == "unknown-format"


async def test_a_request_without_a_file_s_name_or_stream_is_a_plain_refusal(collected: Town, chloe: Member) -> None:
    assert (await chloe.post(f"{IMPORTS}/preview", params={"stream": "recyclage"}, content=b"x")).status_code == 422
    assert (await chloe.post(f"{IMPORTS}/preview", content=b"x")).status_code == 400


@pytest.mark.parametrize("length", [0, 1, 40, 100, len(FEED) // 2, len(FEED) - 4])
async def test_a_feed_cut_short_in_the_air_is_refused(length: int, collected: Town, chloe: Member) -> None:
    answer = await preview(chloe, "a.ics", FEED[:length])
    assert (answer.status_code, answer.json()["code"]) == (422, "waste.bad-file")


@shared_data
@pytest.mark.parametrize("name", ["ics_birkenfeld/birkenfeld.ics", "ics_hacs/sivom_recurring_rrule_fr.ics"])
def test_a_real_calendar_cut_at_any_line_is_refused(name: str) -> None:
    lines = (SHARED_DATA / "waste" / name).read_bytes().splitlines(keepends=True)
    for count in range(len(lines)):
        with pytest.raises(BadFile) as refused:
            read_schedule("a.ics", b"".join(lines[:count]), OPTIONS)
        assert refused.value.findings[0].code in {"truncated", "empty"}


async def test_a_refused_file_leaves_what_was_taken_in_before(town: Town, clock: FakeClock, chloe: Member) -> None:
    await set_streams(town.id, [a_stream("recyclage")])
    await replace_streets(town.id, [an_address(*house) for house in HOUSES])
    await take(chloe, "a.ics", FEED)
    before = await dump(town)
    for name, content, _ in (REFUSED["30 February"], REFUSED["an xlsx bomb"], REFUSED["another town's map"]):
        assert (await preview(chloe, name, content)).status_code == 422
    assert await dump(town) == before


@cache
def _real_files() -> list[tuple[str, bytes]]:
    """What is mutated: a file of each kind, real ones where they are there."""
    heading = ods_row(ods_text("Secteur"), ods_text("Date"))
    files = [
        ("a.ics", FEED),
        ("a.ics", an_event("DTSTART:20270104T120000Z", "DTEND:20270104T130000Z", "RRULE:FREQ=MONTHLY;BYDAY=1MO")),
        ("a.csv", csv_template("fr")),
        ("a.geojson", a_map(SQUARE, name="Nord")),
        ("a.xlsx", write_workbook({"A": [("Secteur", "Règle"), ("Nord", "chaque lundi")]})),
("a.ods", an_ods(ods_table("A", heading, ods_row(ods_text("N"), ods_date("2027-01-04"))))),
    ]  # fmt: skip
    folder = SHARED_DATA / "waste"
    files += [(path.name, path.read_bytes()) for path in sorted(folder.glob("ics_*/*.ics"))]
    return files


_SCRAPS = [
    b"9" * 30, b"-1", b"\0", b"\xff", b"99991231", b"00010101", b"TZID=Europe/Nowhere:", b"BEGIN:VEVENT\r\n", b"NaN",
    b"RRULE:FREQ=DAILY;UNTIL=99991231\r\n", b"RRULE:FREQ=YEARLY;INTERVAL=99999999\r\n", b"END:VEVENT\r\n", b"1e999",
    b"[", b"{", b"null", b'"', b";", b"\r", b"\x0b", b"\xc2\x85", b"\xe2\x80\xa8", b"T000000", b"COUNT=99999999;",
    b"BYDAY=99MO;", b"BYSETPOS=0;", b"DTSTART;VALUE=TIME:100000\r\n", b"RDATE;VALUE=PERIOD:20270101T000000Z/PT1H\r\n",
]  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file with a few bytes lost, doubled, changed, or scraps put between."""
    name, content = draw(st.sampled_from(_real_files()))
    for _ in range(draw(st.integers(1, 4))):
        at, until = sorted((draw(st.integers(0, len(content))), draw(st.integers(0, len(content)))))
        until = min(until, at + 200)
        scrap = draw(st.sampled_from([*_SCRAPS, content[at:until], b""]) | st.binary(max_size=3))
        keeps = draw(st.booleans())
        content = content[:at] + scrap + content[at if keeps else until :]
    return name, content


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(mutated(), st.sampled_from([None, "Papier", "Biotonne", "Poubelle jaune"]))
def test_a_mangled_file_is_read_or_refused_with_reasons_and_nothing_else(
    file: tuple[str, bytes], only: str | None
) -> None:
    name, content = file
    options = ImportOptions(zone=OPTIONS.zone, today=OPTIONS.today, only=only)
    try:
        sectors, findings = read_schedule(name, content, options).sectors, []
    except BadFile as refusal:
        sectors, findings = (), refusal.findings
    assert bool(sectors) != bool(findings)
    assert all(finding.say("fr") and finding.say("en") for finding in findings)
    assert all(len(sector.code) <= 40 and len(sector.name) <= 120 for sector in sectors)
    assert all("\0" not in sector.name + sector.code for sector in sectors)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
async def test_no_mangled_file_upsets_the_wizard(data: Any, collected: Town, chloe: Member) -> None:  # noqa: ANN401
    name, content = data.draw(mutated())
    answer = await preview(chloe, name, content)
    assert answer.status_code in {200, 422}, answer.text
