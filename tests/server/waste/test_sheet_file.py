"""Workbooks: the same table as a .csv, whatever the cells are, and never more than a schedule holds."""

import io
import struct
import zipfile
from datetime import date

import pytest

from parvis.waste.imports.findings import BadFile
from parvis.waste.imports.reader import read_schedule
from parvis.waste.imports.schedule import ReadSchedule
from parvis.waste.imports.template import csv_template, write_workbook, xlsx_template
from parvis.waste.rules.recurrence import Weekly
from tests.server.waste.factories import OPTIONS
from tests.server.waste.workbooks import an_ods, an_xlsx, ods_date, ods_row, ods_table, ods_text, repacked

HEADING = '<row r="1"><c r="A1" t="str"><v>Secteur</v></c><c r="B1" t="str"><v>Date</v></c></row>'
DATES = (
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>'
)


def read(content: bytes, name: str = "horaire.xlsx") -> ReadSchedule:
    return read_schedule(name, content, OPTIONS)


def refusal(content: bytes, name: str = "horaire.xlsx") -> list[str]:
    with pytest.raises(BadFile) as refused:
        read(content, name)
    return [finding.say("en") for finding in refused.value.findings]


def code_of(content: bytes, name: str = "horaire.xlsx") -> str:
    with pytest.raises(BadFile) as refused:
        read(content, name)
    return refused.value.findings[0].code


def styled(content: bytes) -> bytes:
    """With a style for dates, which the package must name to be found."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        relations = archive.read("xl/_rels/workbook.xml.rels").decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"
    named = relations.replace(
        "</Relationships>", f'<Relationship Id="rId9" Type="{kind}" Target="styles.xml"/></Relationships>'
    )
    return repacked(content, **{"xl___rels__workbook_xml.rels": named, "xl__styles_xml": DATES})


def test_a_workbook_says_the_same_as_the_table_it_was_saved_from() -> None:
    rows = [("secteur", "règle", "dépôt"), ("Nord", "chaque lundi", "entre 19 h la veille et 7 h")]
    table = "\n".join(";".join(row) for row in rows)
    sectors = read(write_workbook({"Feuil1": rows})).sectors
    assert sectors == read_schedule("a.csv", table.encode(), OPTIONS).sectors
    assert sectors[0].rules[0].recurrence == Weekly((1,))


def test_a_date_in_a_cell_is_that_day_whatever_it_looks_like() -> None:
    cells = f'{HEADING}<row r="2"><c r="A2"><v>4</v></c><c r="B2" s="1"><v>46391.75</v></c></row>'
    (sector,) = read(styled(an_xlsx(cells))).sectors
    assert (sector.code, [day.on for day in sector.days]) == ("4", [date(2027, 1, 4)])


def test_an_open_document_is_read_alike() -> None:
    heading = ods_row(ods_text("Secteur"), ods_text("Date"))
    empty = '<table:table-cell table:number-columns-repeated="16380"/>'
    content = an_ods(
        ods_table(
            "Jours", heading, ods_row(ods_text("Nord"), ods_date("2027-01-04"), empty), ods_row(empty, times=9**7)
        )
    )
    (sector,) = read(content, "horaire.ods").sectors
    assert (sector.code, [day.on for day in sector.days]) == ("Nord", [date(2027, 1, 4)])


def test_findings_name_the_sheet_and_the_line_as_the_workbook_shows_it() -> None:
    cells = f'{HEADING}<row r="7"><c r="A7" t="str"><v>Nord</v></c><c r="B7" t="str"><v>2027-02-30</v></c></row>'
    assert refusal(an_xlsx(cells)) == [
        "Sheet “Horaire”, line 7: “2027-02-30” is not a date that exists. Write it like 2027-03-27."
    ]
    with pytest.raises(BadFile) as refused:
        read(an_xlsx(cells))
    assert refused.value.findings[0].say("fr").startswith("Feuille «\u00a0Horaire\u00a0», ligne 7\u00a0: ")


def test_the_first_sheet_with_a_known_heading_is_read_and_the_others_are_named() -> None:
    sheets: dict[str, list[tuple[str, ...]]] = {
        "Mode d’emploi": [("Bonjour",)],
        "Horaire": [("Secteur", "Règle"), ("Nord", "chaque lundi")],
        "Vieux": [("Secteur", "Règle"), ("Sud", "chaque mardi")],
    }
    schedule = read(write_workbook(sheets))
    assert [sector.code for sector in schedule.sectors] == ["Nord"]
    assert [remark.say("fr") for remark in schedule.remarks] == [
        "Feuille «\u00a0Horaire\u00a0»\u00a0: les autres feuilles sont laissées de côté\u00a0: Mode d’emploi, Vieux."
    ]


def test_addresses_remember_their_sheet() -> None:
    content = write_workbook({"Adresses": [("Secteur", "Adresse"), ("Nord", "2 rue du Moulin")]})
    (address,) = read(content).sectors[0].addresses
    assert (address.sheet, address.line) == ("Adresses", 2)


def test_a_failed_formula_is_named_not_read() -> None:
    cells = f'{HEADING}<row r="2"><c r="A2" t="str"><v>Nord</v></c><c r="B2" t="e"><v>#REF!</v></c></row>'
    assert code_of(an_xlsx(cells)) == "formula-error"
    in_ods = ods_row(
        ods_text("Nord"),
        '<table:table-cell office:value-type="string" office:string-value="" calcext:value-type="error">'
        "<text:p>#N/A</text:p></table:table-cell>",
    )
    content = an_ods(ods_table("A", ods_row(ods_text("Secteur"), ods_text("Date")), in_ods))
    assert refusal(content, "a.ods") == [
        "Sheet “A”, line 2: the cell shows “#N/A”, a formula’s error: correct it in the workbook."
    ]


@pytest.mark.parametrize(
    "content",
    [
        an_xlsx(f'{HEADING}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        an_xlsx(f'{HEADING}<row r="2"><c r="XFD2"><v>1</v></c></row>'),
        an_xlsx(HEADING + "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in (2, 100_001))),
        an_ods(ods_table("A", ods_row(ods_text("Secteur"), times=1_000_000))),
        an_ods(ods_table("A", ods_row(ods_text("Secteur", times=16_384)))),
        an_ods(ods_table("A", ods_row(ods_text("Secteur", times=200), times=20_000))),
        write_workbook({f"Feuille {number}": [] for number in range(60)}),
    ],
    ids=["last cell", "last column", "a row too many", "rows repeated", "columns repeated", "cells", "sheets"],
)
def test_a_small_file_that_unfolds_into_a_huge_one_is_refused_before_it_unfolds(content: bytes) -> None:
    assert len(content) < 40_000
    assert code_of(content) == "too-many"


def test_an_archive_that_unpacks_too_far_is_refused_by_what_it_declares() -> None:
    content = repacked(write_workbook({"A": [("Secteur",)]}), xl__media__image1=b"\0" * 61_000_000)
    assert len(content) < 100_000
    assert code_of(content) == "too-large-unpacked"


def test_an_archive_that_lies_about_its_size_is_found_out() -> None:
    content = bytearray(repacked(write_workbook({"A": [("Secteur",)]}), xl__media__image1=b"\0" * 61_000_000))
    entry = content.rindex(b"PK\x01\x02")
    content[entry + 24 : entry + 28] = struct.pack("<I", 10)
    assert code_of(bytes(content)) == "not-a-workbook"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"Secteur;Date\nNord;2027-01-04\n", "not-a-workbook"),
        (b"PK\x03\x04 and nothing more", "not-a-workbook"),
        (write_workbook({"A": [("Secteur",)]})[:400], "not-a-workbook"),
        (repacked(write_workbook({"A": []}), xl__workbook_xml="<workbook"), "not-a-workbook"),
        (repacked(write_workbook({"A": []}), xl__workbook_xml=None), "no-known-sheet"),
        (repacked(write_workbook({"A": []}), xl__workbook_xml="<!DOCTYPE a []><workbook/>"), "not-a-workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "old-workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "locked"),
        (an_ods(ods_table("A"), manifest="<manifest:encryption-data> </manifest:encryption-data>"), "locked"),
        (write_workbook({"A": [("Bonjour",)], "B": []}), "no-known-sheet"),
        (write_workbook({"A": [("Secteur", "Date", "Jour")]}), "same-heading-twice"),
        (write_workbook({"A": [("Secteur", "Date"), ("N" * 121, "2027-01-04")]}), "too-long"),
        (write_workbook({"A": [("Secteur", "Règle"), ("N", "x" * 5_000)]}), "too-long"),
        (b"", "empty"),
    ],
)  # fmt: skip
def test_what_is_no_schedule_says_what_to_do(content: bytes, code: str) -> None:
    assert code_of(content) == code


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_template_s_own_examples_are_understood(language: str) -> None:
    from_csv = read(csv_template(language), "modele.csv")  # type: ignore[arg-type]
    assert sum(len(sector.rules) for sector in from_csv.sectors) == 3
    assert [len(sector.addresses) for sector in from_csv.sectors] == [1, 0]
    assert code_of(xlsx_template(language)) == "nothing-inside"  # type: ignore[arg-type]
