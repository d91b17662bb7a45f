"""The table to fill in that a town may start from, as .csv and .xlsx: its headings, and rows that show how.

In the workbook the examples stand on a second sheet, which an import leaves out.
"""

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Final
from xml.sax.saxutils import escape

from parvis.waste.imports.findings import Language

Row = Sequence[str]

_HEADINGS: Final[dict[Language, Row]] = {
    "fr": (
        "Secteur", "Nom", "Règle", "À partir du", "Jusqu’au", "Saison", "Dépôt", "Date", "Remplace", "Raison",
        "Adresse",
    ),
    "en": (
        "Sector", "Name", "Rule", "From", "Until", "Season", "Set out", "Date", "Replaces", "Reason", "Address",
    ),
}  # fmt: skip
_EXAMPLES: Final[dict[Language, Sequence[Row]]] = {
    "fr": (
        ("Nord", "Secteur nord", "chaque lundi", "2027-01-04", "", "", "entre 19 h la veille et 7 h"),
        ("Sud", "Secteur sud", "aux 2 semaines le jeudi à partir du 2027-01-07"),
        ("Sud", "", "chaque jeudi", "", "", "1er juin au 30 septembre"),
        ("Nord", "", "", "", "", "", "", "2027-12-27", "2027-12-25", "Noël"),
        ("Nord", "", "", "", "", "", "", "", "", "", "12 rue du Moulin"),
    ),
    "en": (
        ("North", "North sector", "every monday", "2027-01-04", "", "", "19:00 the day before to 07:00"),
        ("South", "South sector", "every 2 weeks on thursday from 2027-01-07"),
        ("South", "", "every thursday", "", "", "June 1 to September 30"),
        ("North", "", "", "", "", "", "", "2027-12-27", "2027-12-25", "Christmas"),
        ("North", "", "", "", "", "", "", "", "", "", "12 rue du Moulin"),
    ),
}
_SHEETS: Final[dict[Language, tuple[str, str]]] = {"fr": ("Horaire", "Exemples"), "en": ("Schedule", "Examples")}

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def csv_template(language: Language) -> bytes:
    """Return headings and examples; with the byte order mark and semicolons by which Excel knows UTF-8 in French."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=";")
    writer.writerow(_HEADINGS[language])
    writer.writerows(_EXAMPLES[language])
    return written.getvalue().encode("utf-8-sig")


def xlsx_template(language: Language) -> bytes:
    """Return a workbook: a sheet with the headings to fill in below, and one with examples."""
    schedule, examples = _SHEETS[language]
    heading = _HEADINGS[language]
    return write_workbook({schedule: [heading], examples: [heading, *_EXAMPLES[language]]})


def write_workbook(sheets: Mapping[str, Sequence[Row]]) -> bytes:
    """Return an .xlsx of these sheets of text.

    Source: ECMA-376 part 1, section 11.3.5 (the least that a package holds), 18.3.1.53 (`is`: text in its cell).
    """
    parts = {
        "[Content_Types].xml": _content_types(len(sheets)),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _workbook(list(sheets)),
        "xl/_rels/workbook.xml.rels": _relations(
            [("worksheet", f"worksheets/sheet{number}.xml") for number, _ in enumerate(sheets, start=1)]
        ),
    }
    for number, rows in enumerate(sheets.values(), start=1):
        parts[f"xl/worksheets/sheet{number}.xml"] = _sheet(rows)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name), _XML + text, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _content_types(sheets: int) -> str:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    overrides = [f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>']
    overrides += [
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{kind}.worksheet+xml"/>'
        for number in range(1, sheets + 1)
    ]
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="{rels}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{"".join(overrides)}</Types>'
    )


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    each = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'


def _workbook(names: Sequence[str]) -> str:
    sheets = "".join(
        f'<sheet name="{escape(name)}" sheetId="{number}" r:id="rId{number}"/>'
        for number, name in enumerate(names, start=1)
    )
    return f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>{sheets}</sheets></workbook>'


def _sheet(rows: Sequence[Row]) -> str:
    lines = "".join(f"<row>{''.join(_cell(text) for text in row)}</row>" for row in rows)
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{lines}</sheetData></worksheet>'


def _cell(text: str) -> str:
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>' if text else "<c/>"
