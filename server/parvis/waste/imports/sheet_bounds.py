"""What a workbook holds before it is opened: how far its cells reach, and which of them are errors of a formula.

A few kilobytes of .xlsx may say that the last of sixteen thousand million cells is filled, and an .ods that one cell is
repeated as often: the library that reads workbooks makes room for each. So the parts are read here first, within
limits, in the order in which they come out of the archive.

Source: ECMA-376 part 1, section 18.3.1 (xlsx: `c`, `row`); OpenDocument 1.3 part 3, section 9.1 (`table-cell`).
"""

import io
import re
import zipfile
import zlib
from pathlib import PurePosixPath
from xml.parsers import expat

import msgspec

from parvis.waste.imports.findings import refuse

MOST_BYTES = 60_000_000
"""Unpacked. A schedule of ten thousand rows is 2 MB."""
MOST_PARTS = 2_000
MOST_SHEETS = 50
MOST_COLUMNS = 200
MOST_CELLS = 2_000_000
MOST_ROWS = 100_000
_CHUNK_BYTES = 1 << 16

_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_BROKEN_ARCHIVE = (
    zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, KeyError,
)  # fmt: skip
"""What `zipfile` raises for a damaged archive; RuntimeError is its word for a locked one."""

Errors = dict[tuple[int, int], str]
"""Cells whose formula failed, by row and column from 0, with what they show: `#REF!`."""


class _Grid(msgspec.Struct):
    """A sheet while its cells come in."""

    rows: int = 0
    columns: int = 0
    errors: Errors = {}

    def reach(self, row: int, column: int) -> None:
        """Grow to hold a cell.

        Raises:
            BadFile: It lies too far out.
        """
        self.rows, self.columns = max(self.rows, row + 1), max(self.columns, column + 1)
        if self.rows > MOST_ROWS:
            raise refuse("too-many", limit=MOST_ROWS, what="lignes / lines")
        if self.columns > MOST_COLUMNS:
            raise refuse("too-many", limit=MOST_COLUMNS, what="colonnes / columns")
        if self.rows * self.columns > MOST_CELLS:
            raise refuse("too-many", limit=MOST_CELLS, what="cases / cells")


def find_errors(content: bytes) -> dict[str, Errors]:
    """Check every part of a workbook, and return the cells with errors of each sheet, by its name.

    Raises:
        BadFile: It is no archive, a part is damaged, or it holds more than any schedule.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _find_errors(archive)
    except _BROKEN_ARCHIVE as cause:
        raise refuse("not-a-workbook", text=cause) from cause


def _find_errors(archive: zipfile.ZipFile) -> dict[str, Errors]:
    parts = archive.infolist()
    if len(parts) > MOST_PARTS:
        raise refuse("too-many", limit=MOST_PARTS, what="éléments / parts")
    if sum(part.file_size for part in parts) > MOST_BYTES:
        raise refuse("too-large-unpacked", limit=f"{MOST_BYTES // 1_000_000} Mo / MB")
    excel = _Excel()
    open_document = _OpenDocument()
    for part in parts:
        with archive.open(part) as stream:
            beginning = stream.read(_CHUNK_BYTES)
            scan: _Scan = open_document if part.filename == "content.xml" else excel.at(part.filename)
            parser = scan.parser() if beginning.lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t").startswith(b"<") else None
            chunk = beginning
            while chunk:  # to the end, whatever it is: that also proves its declared size and checksum
                if parser:
                    _feed(parser, chunk, part.filename)
                chunk = stream.read(_CHUNK_BYTES)
            if parser:
                _feed(parser, b"", part.filename)
    return open_document.errors() | excel.errors()


def _feed(parser: expat.XMLParserType, chunk: bytes, name: str) -> None:
    try:
        parser.Parse(chunk, not chunk)
    except expat.ExpatError as cause:
        raise refuse("not-a-workbook", text=f"{name}: {cause}") from cause


class _Scan:
    """Reads one part with expat; names come as `namespace local`, of which the local part tells enough."""

    def parser(self) -> expat.XMLParserType:
        """Return a parser that reports to this."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = lambda name, said: self.begin(_local(name), {_local(k): said[k] for k in said})
        parser.EndElementHandler = lambda name: self.end(_local(name))
        parser.CharacterDataHandler = self.text
        parser.StartDoctypeDeclHandler = _refuse_doctype
        return parser

    def begin(self, name: str, said: dict[str, str]) -> None:
        raise NotImplementedError

    def end(self, name: str) -> None:
        raise NotImplementedError

    def text(self, text: str) -> None:
        raise NotImplementedError


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _refuse_doctype(*_: object) -> None:
    raise refuse("not-a-workbook", text="DOCTYPE")


class _Excel(_Scan):
    """The parts of an .xlsx: the workbook names the sheets, its relations say which part each is."""

    def __init__(self) -> None:
        self._part = ""
        self._grids: dict[str, _Grid] = {}
        self._names: list[tuple[str, str]] = []
        self._targets: dict[str, str] = {}
        self._row, self._column = -1, -1
        self._kind, self._shown, self._is_value = "", "", False

    def at(self, part: str) -> "_Excel":
        """Go on with another part."""
        self._part = part
        self._row = self._column = -1
        return self

    def begin(self, name: str, said: dict[str, str]) -> None:
        if name == "c":
            self._begin_cell(said)
        elif name == "row":
            written = said.get("r", "")
            self._row = int(written) - 1 if written.isascii() and written.isdigit() else self._row + 1
            self._column = -1
        elif name in {"v", "is"} and self._row >= 0:
            self._is_value, self._shown = True, ""
            self._grids.setdefault(self._part, _Grid()).reach(self._row, self._column)
        elif name == "sheet" and self._part == "xl/workbook.xml":
            self._names.append((said.get("name", ""), said.get("id", "")))
            if len(self._names) > MOST_SHEETS:
                raise refuse("too-many", limit=MOST_SHEETS, what="feuilles / sheets")
        elif name == "Relationship" and self._part == "xl/_rels/workbook.xml.rels":
            self._targets[said.get("Id", "")] = said.get("Target", "")
        elif name == "encryption-data":  # an .ods says in its manifest that its content is locked
            raise refuse("locked")

    def _begin_cell(self, said: dict[str, str]) -> None:
        self._kind = said.get("t", "")
        place = _REFERENCE.fullmatch(said.get("r", ""))
        if place is None:
            self._column += 1
            return
        self._column, self._row = _column_number(place[1]), int(place[2]) - 1

    def end(self, name: str) -> None:
        if name == "v" and self._kind == "e" and self._part in self._grids:
            self._grids[self._part].errors[self._row, self._column] = self._shown
        if name in {"v", "is"}:
            self._is_value = False

    def text(self, text: str) -> None:
        if self._is_value and self._kind == "e":
            self._shown += text

    def errors(self) -> dict[str, Errors]:
        """Return the errors by the name of the sheet."""
        found = {}
        for name, relation in self._names:
            target = self._targets.get(relation, "")
            part = target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl", target))
            if part in self._grids:
                found[name] = self._grids[part].errors
        return found


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


class _OpenDocument(_Scan):
    """The content of an .ods: tables of rows of cells, each of which may stand for many."""

    def __init__(self) -> None:
        self._grids: dict[str, _Grid] = {}
        self._grid = _Grid()
        self._row = self._rows = self._column = self._columns = 0
        self._is_filled = self._is_error = False
        self._shown = ""

    def begin(self, name: str, said: dict[str, str]) -> None:
        if name == "table":
            self._grid = self._grids.setdefault(said.get("name", ""), _Grid())
            self._row = self._rows = 0
            if len(self._grids) > MOST_SHEETS:
                raise refuse("too-many", limit=MOST_SHEETS, what="feuilles / sheets")
        elif name == "table-row":
            self._row, self._rows = self._row + self._rows, _times(said, "number-rows-repeated")
            self._column = self._columns = 0
        elif name in {"table-cell", "covered-table-cell"}:
            self._column, self._columns = self._column + self._columns, _times(said, "number-columns-repeated")
            self._is_filled = "value-type" in said
            self._is_error = said.get("value-type") == "error"
            self._shown = ""
        elif name == "p":
            self._is_filled = True

    def end(self, name: str) -> None:
        if name in {"table-cell", "covered-table-cell"} and self._is_filled:
            self._grid.reach(self._row + self._rows - 1, self._column + self._columns - 1)
            if self._is_error:
                self._grid.errors[self._row, self._column] = self._shown
            self._is_filled = self._is_error = False

    def text(self, text: str) -> None:
        if self._is_error:
            self._shown += text

    def errors(self) -> dict[str, Errors]:
        """Return the errors by the name of the sheet."""
        return {name: grid.errors for name, grid in self._grids.items()}


def _times(said: dict[str, str], name: str) -> int:
    written = said.get(name, "1")
    return min(int(written), MOST_CELLS) if written.isascii() and written.isdigit() else 1
