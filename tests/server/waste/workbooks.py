"""Workbooks as towns send them, written part by part, so that each may be as wrong as it needs to be."""

import io
import zipfile
from collections.abc import Mapping

from parvis.waste.imports.template import write_workbook

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
_ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def repacked(content: bytes, **changed: str | bytes | None) -> bytes:
    """The archive with parts put in the place of others (`xl__worksheets__sheet1_xml=…`); None takes one out."""
    replacing = {name.replace("__", "/").replace("_xml", ".xml"): part for name, part in changed.items()}
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = replacing.pop(name, old.read(name))
            if part is not None:
                new.writestr(name, part)
        for name, added in replacing.items():
            new.writestr(name, added or b"")
    return packed.getvalue()


def an_xlsx(cells: str, *, more: Mapping[str, list[tuple[str, ...]]] | None = None) -> bytes:
    """A workbook whose first sheet holds `cells` as Excel writes them."""
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{cells}</sheetData></worksheet>"
    )
    return repacked(write_workbook({"Horaire": [], **(more or {})}), xl__worksheets__sheet1_xml=sheet)


def an_ods(tables: str, *, manifest: str = "") -> bytes:
    """An OpenDocument workbook of `<table:table>`s."""
    content = (
        f'<office:document-content xmlns:office="{_OFFICE}:office:1.0" xmlns:table="{_OFFICE}:table:1.0" '
        f'xmlns:text="{_OFFICE}:text:1.0" '
        'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    entries = (
        f'<manifest:manifest xmlns:manifest="{_OFFICE}:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS_TYPE}"/>'
        f'<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">{manifest}'
        "</manifest:file-entry></manifest:manifest>"
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", _ODS_TYPE, zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", entries)
        archive.writestr("content.xml", content)
    return packed.getvalue()


def ods_table(name: str, *rows: str) -> str:
    return f'<table:table table:name="{name}">{"".join(rows)}</table:table>'


def ods_row(*cells: str, times: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{times}">{"".join(cells)}</table:table-row>'


def ods_text(text: str, times: int = 1) -> str:
    return (
        f'<table:table-cell office:value-type="string" table:number-columns-repeated="{times}">'
        f"<text:p>{text}</text:p></table:table-cell>"
    )


def ods_date(on: str) -> str:
    said = f'office:value-type="date" office:date-value="{on}"'
    return f"<table:table-cell {said}><text:p>un jour</text:p></table:table-cell>"
