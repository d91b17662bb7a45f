"""The door to the readers: bytes of a file, by its name, within limits."""

from parvis.waste.imports.calendar_file import read_calendar
from parvis.waste.imports.findings import find, refuse
from parvis.waste.imports.map_file import read_map
from parvis.waste.imports.options import ImportOptions
from parvis.waste.imports.schedule import ReadSchedule
from parvis.waste.imports.table_file import read_table

LARGEST_BYTES = {"ics": 10_000_000, "csv": 10_000_000, "geojson": 80_000_000}
"""Before reading a byte of it. A year of a town's calendar is 100 kB; a city's polygons are 2 MB."""

_FORMATS = {
    "ics": "ics",
    "ical": "ics",
    "csv": "csv",
    "txt": "csv",
    "tsv": "csv",
    "geojson": "geojson",
    "json": "geojson",
}


def format_of(file_name: str) -> str:
    """Return `ics`, `csv` or `geojson`.

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
    text, is_utf_8 = _decode(content)
    read = (read_calendar if kind == "ics" else read_table)(text, options)
    if is_utf_8:
        return read
    return ReadSchedule(format=read.format, sectors=read.sectors, remarks=(find("not-utf-8"), *read.remarks))


def _decode(content: bytes) -> tuple[str, bool]:
    """Return the text, as UTF-8 or else as what Excel writes on Windows, a superset of Latin-1."""
    try:
        return content.decode("utf-8-sig"), True
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace"), False
