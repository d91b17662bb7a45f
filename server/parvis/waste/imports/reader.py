"""The door to the readers: bytes of a file, by its name, within limits."""

import codecs

import msgspec

from parvis.waste.imports.calendar_file import read_calendar
from parvis.waste.imports.findings import Finding, find, refuse
from parvis.waste.imports.map_file import read_map
from parvis.waste.imports.options import ImportOptions
from parvis.waste.imports.schedule import ReadSchedule
from parvis.waste.imports.sheet_file import read_sheets
from parvis.waste.imports.table_file import read_table

LARGEST_BYTES = {"ics": 10_000_000, "csv": 10_000_000, "sheet": 10_000_000, "geojson": 30_000_000}
"""Before reading a byte of it. A year of a town's calendar is 100 kB; a city's polygons are 2 MB."""

_FORMATS = {
    "ics": "ics",
    "ical": "ics",
    "csv": "csv",
    "txt": "csv",
    "tsv": "csv",
    "xlsx": "sheet",
    "xlsm": "sheet",
    "ods": "sheet",
    "xls": "sheet",
    "geojson": "geojson",
    "json": "geojson",
}


def format_of(file_name: str) -> str:
    """Return `ics`, `csv`, `sheet` or `geojson`.

    Raises:
        BadFile: The name ends otherwise.
    """
    ending = file_name.rpartition(".")[2].lower()
    if ending not in _FORMATS:
        raise refuse("unknown-format")
    return _FORMATS[ending]


def check_size(file_name: str, size_bytes: int) -> None:
    """Check a file's size before it is read.

    Raises:
        BadFile: It is empty, or larger than any schedule is.
    """
    limit = LARGEST_BYTES[format_of(file_name)]
    if size_bytes == 0:
        raise refuse("empty")
    if size_bytes > limit:
        raise refuse("too-large", limit=f"{limit // 1_000_000} Mo / MB")


def read_schedule(file_name: str, content: bytes, options: ImportOptions) -> ReadSchedule:
    """Return what a file says.

    Raises:
        BadFile: One thing in it cannot be taken; nothing of it is.
    """
    check_size(file_name, len(content))
    kind = format_of(file_name)
    if kind == "geojson":
        return read_map(content, options)
    if kind == "sheet":
        return read_sheets(content, options)
    text, remarks = _decode(content)
    read = (read_calendar if kind == "ics" else read_table)(text, options)
    return msgspec.structs.replace(read, remarks=(*remarks, *read.remarks))


def _decode(content: bytes) -> tuple[str, list[Finding]]:
    """Return the text, as UTF-8, as Excel's "Unicode text", or else as Excel writes on Windows: more than Latin-1.

    Raises:
        BadFile: It is no text.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text, remarks = content.decode("utf-16", errors="replace"), [find("utf-16")]
    else:
        try:
            text, remarks = content.decode("utf-8-sig"), []
        except UnicodeDecodeError:
            text, remarks = content.decode("cp1252", errors="replace"), [find("not-utf-8")]
    if "\0" in text:
        raise refuse("has-nul")
    return text, remarks
