"""What a file is, told by what it holds: neither its name nor what its sender calls it is believed. Pure.

Taken are photos, PDF, plain text, and the documents of Word, Excel and LibreOffice; nothing that a browser would run,
and no document that carries a program of its own.
"""

import codecs
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import BinaryIO

IMAGES = {"image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp"}
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ODT = "application/vnd.oasis.opendocument.text"
_ODS = "application/vnd.oasis.opendocument.spreadsheet"
DOCUMENTS = {
    "application/pdf": ".pdf",
    "text/plain": ".txt",
    _WORD: ".docx",
    _EXCEL: ".xlsx",
    _ODT: ".odt",
    _ODS: ".ods",
}
"""The ending that each kind gets when staff take it, whatever it was called."""

HEAD_BYTES = 12
_PIECE_BYTES = 256 * 1024

_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f]")

_ZIP = b"PK\x03\x04"
_MOST_MEMBERS = 5_000
_MOST_UNPACKED_BYTES = 250_000_000
_MOST_TIMES_LARGER = 200
_OFFICE = {"word/document.xml": _WORD, "xl/workbook.xml": _EXCEL}
_OPEN_DOCUMENT = {name.encode(): name for name in (_ODT, _ODS)}
_LONGEST_MIMETYPE = 100
_MACROS = re.compile(r"(^|/)vbaproject\.bin$|^(basic|scripts)/.+", re.IGNORECASE)

_PDF = re.compile(rb"%PDF-[12]\.\d")
_PDF_END_BYTES = 1024
_PDF_STREAM = re.compile(rb"stream\r?\n")
_PDF_DICTIONARY_BYTES = 512
_MOST_STREAMS = 50_000
_MOST_OBJECT_STREAMS = 2_000
_LONGEST_PACKED_BYTES = 4_000_000
_MOST_OBJECT_STREAM_BYTES = 32_000_000


class NotTaken(Exception):
    """The file is of no kind that a town takes, or is damaged."""


class HoldsProgram(Exception):
    """The document carries a program: macros, or a PDF's JavaScript."""


def may_be_taken(head: bytes) -> bool:
    """Whether a file that begins with these bytes (twelve, or all there are) may turn out to be of a kind we take."""
    if _image_type(head) or head.startswith(_ZIP) or _PDF.match(head):
        return True
    text = codecs.getincrementaldecoder("utf-8")()
    try:
        return _is_plain(text.decode(head)) and not _looks_like_markup(head)
    except UnicodeDecodeError:
        return False


def read_kind(file: BinaryIO) -> str:
    """The media type of a whole file, by its content.

    Raises:
        NotTaken: It is none of those that a town takes.
        HoldsProgram: It is, with a program inside.
    """
    head = file.read(HEAD_BYTES)
    file.seek(0)
    if image := _image_type(head):
        return image
    if head.startswith(_ZIP):
        return _read_archive(file)
    if _PDF.match(head):
        return _read_pdf(file.read())
    return _read_text(file)


def _image_type(head: bytes) -> str | None:
    if head.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    return "image/webp" if head[:4] == b"RIFF" and head[8:HEAD_BYTES] == b"WEBP" else None


def _read_text(file: BinaryIO) -> str:
    decode = codecs.getincrementaldecoder("utf-8")().decode
    if _looks_like_markup(file.read(_PIECE_BYTES)):
        raise NotTaken
    file.seek(0)
    try:
        while piece := file.read(_PIECE_BYTES):
            if not _is_plain(decode(piece)):
                raise NotTaken
        decode(b"", final=True)
    except UnicodeDecodeError as cause:
        raise NotTaken from cause
    return "text/plain"


def _is_plain(text: str) -> bool:
    return _CONTROL.search(text) is None


def _looks_like_markup(beginning: bytes) -> bool:
    """HTML, SVG and other XML: text too, that browsers may run."""
    return beginning.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"<")


def _read_archive(file: BinaryIO) -> str:
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
            file.seek(0, 2)
            _refuse_bombs(members, file.tell())
            kind = _office_type(members) or _open_document_type(archive, members)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, zlib.error) as cause:
        # zipfile raises all of these on damaged, encrypted and exotic archives.
        raise NotTaken from cause
    if kind is None:
        raise NotTaken
    if any(_MACROS.search(member.filename) for member in members):
        raise HoldsProgram
    return kind


def _refuse_bombs(members: list[zipfile.ZipInfo], size_bytes: int) -> None:
    unpacked = sum(member.file_size for member in members)
    overlap = sum(member.compress_size for member in members) > size_bytes
    if len(members) > _MOST_MEMBERS or overlap or unpacked > min(_MOST_UNPACKED_BYTES, _MOST_TIMES_LARGER * size_bytes):
        raise NotTaken


def _office_type(members: list[zipfile.ZipInfo]) -> str | None:
    names = {member.filename for member in members}
    if "[Content_Types].xml" not in names:
        return None
    return next((kind for name, kind in _OFFICE.items() if name in names), None)


def _open_document_type(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> str | None:
    """An OpenDocument says first, unpacked, what it is. Source: ODF 1.3 part 2, 3.3."""
    if not members or members[0].filename != "mimetype" or members[0].file_size > _LONGEST_MIMETYPE:
        return None
    return _OPEN_DOCUMENT.get(archive.read(members[0]))


def _either(name: str) -> bytes:
    """A PDF's name as a pattern: each letter may be written as # and two digits. Source: ISO 32000-2, 7.3.5."""
    return b"".join(b"(?:%c|#%02x|#%02X)" % (letter, letter, letter) for letter in name.encode())


_PROGRAM = re.compile(rb"/(?:%s)" % b"|".join(_either(name) for name in ("JavaScript", "Launch", "RichMedia")))
_OBJECT_STREAM = re.compile(rb"/%s" % _either("ObjStm"))


def _read_pdf(content: bytes) -> str:
    if b"%%EOF" not in content[-_PDF_END_BYTES:]:
        raise NotTaken
    if _PROGRAM.search(content) or any(_PROGRAM.search(objects) for objects in _object_streams(content)):
        raise HoldsProgram
    return "application/pdf"


def _object_streams(content: bytes) -> Iterator[bytes]:
    """What a PDF packs away of its own structure: a program may be there too.

    What is encrypted, or packed otherwise, is left to the scanner to judge.
    """
    left, tries = _MOST_OBJECT_STREAM_BYTES, 0
    for number, stream in enumerate(_PDF_STREAM.finditer(content)):
        start = stream.end()
        if number >= _MOST_STREAMS or tries >= _MOST_OBJECT_STREAMS or left <= 0:
            raise NotTaken
        if not _OBJECT_STREAM.search(content, max(0, stream.start() - _PDF_DICTIONARY_BYTES), stream.start()):
            continue
        tries += 1
        end = content.find(b"endstream", start, start + _LONGEST_PACKED_BYTES)
        packed = content[start : end if end >= 0 else start + _LONGEST_PACKED_BYTES]
        with suppress(zlib.error):
            objects = zlib.decompressobj().decompress(packed, left)
            left -= len(objects)
            yield objects
