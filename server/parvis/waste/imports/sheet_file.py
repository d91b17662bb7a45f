"""Workbooks, .xlsx and .ods: the first sheet whose heading we know, read as a table.

A cell that holds a date is that date, whatever it looks like; a whole number is written without a point.
"""

import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

import msgspec
from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum

from parvis.waste.imports.findings import BadFile, Finding, find, refuse
from parvis.waste.imports.options import ImportOptions
from parvis.waste.imports.schedule import ReadSchedule, ReadSector
from parvis.waste.imports.sheet_bounds import Errors, find_errors
from parvis.waste.imports.table_file import MOST_CELL_CHARACTERS, Cells, read_heading, read_rows

_ZIP = b"PK\x03\x04"
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED_PACKAGE = "EncryptedPackage".encode("utf-16-le")

_Value = int | float | str | bool | time | date | datetime | timedelta
_Rows = list[list[str]]


def read_sheets(content: bytes, options: ImportOptions) -> ReadSchedule:
    """Return what a workbook says.

    Raises:
        BadFile: It is no workbook, it is locked, it holds more than any schedule, no sheet has a heading that we know,
            or rows cannot be understood; every such row is named.
    """
    _check_kind(content)
    errors = find_errors(content)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
            names = _sheets(workbook)
            for name in names:
                rows = _read(workbook, name, errors.get(name, {}))
                if _has_heading(rows):
                    return _read_sheet(name, rows, [each for each in names if each != name], options)
    except CalamineError as cause:
        raise refuse("not-a-workbook", text=cause) from cause
    raise refuse("no-known-sheet", found=", ".join(names) or "0")


def _check_kind(content: bytes) -> None:
    """Tell a workbook of today from what else bears its name."""
    if content.startswith(_COMPOUND_FILE):
        raise refuse("locked" if _LOCKED_PACKAGE in content else "old-workbook")
    if not content.startswith(_ZIP):
        raise refuse("not-a-workbook", text="zip")


def _sheets(workbook: CalamineWorkbook) -> list[str]:
    return [sheet.name for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]


def _read(workbook: CalamineWorkbook, name: str, errors: Errors) -> _Rows:
    """Return the sheet's cells as written, from its first row and column on; what a formula failed on, as it shows."""
    values: Sequence[Sequence[_Value]] = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
    rows = [[_written(value) for value in row] for row in values]
    for (row, column), shown in errors.items():
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = shown or "#N/A"
    return rows


def _written(value: _Value) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:  # noqa: PLR2004 - exact up to there
        return str(int(value))
    return str(value)[: MOST_CELL_CHARACTERS + 1]


def _has_heading(rows: _Rows) -> bool:
    heading = next((row for row in rows if any(cell.strip() for cell in row)), [])
    try:
        read_heading(heading)
    except BadFile as refusal:
        return refusal.findings[0].code != "no-heading"
    return True


def _read_sheet(name: str, rows: _Rows, left_out: Sequence[str], options: ImportOptions) -> ReadSchedule:
    try:
        read = read_rows(_numbered(rows), options)
    except BadFile as refusal:
        raise BadFile([_on(name, finding) for finding in refusal.findings]) from refusal
    remarks = [_on(name, remark) for remark in read.remarks]
    if left_out:
        remarks.insert(0, find("sheets-left-out", sheet=name, found=", ".join(left_out)))
    sectors = tuple(_addresses_on(name, sector) for sector in read.sectors)
    return ReadSchedule(format="sheet", sectors=sectors, remarks=tuple(remarks))


def _numbered(rows: _Rows) -> Cells:
    def cells() -> Iterator[tuple[int, list[str]]]:
        yield from enumerate(rows, start=1)

    return cells()


def _on(sheet: str, finding: Finding) -> Finding:
    return msgspec.structs.replace(finding, sheet=sheet)


def _addresses_on(sheet: str, sector: ReadSector) -> ReadSector:
    """Remember on which sheet each address stands: whether the town has it is only known later."""
    addresses = tuple(msgspec.structs.replace(each, sheet=sheet) for each in sector.addresses)
    return msgspec.structs.replace(sector, addresses=addresses)
