"""A file is what it holds, whatever it is called."""

import io
import random

import pytest

from parvis.forms.kinds import HEAD_BYTES, HoldsProgram, NotTaken, may_be_taken, read_kind
from tests.documents import EXCEL, ODS, ODT, WORD, a_pdf, archive, packed_away
from tests.server.forms.sending import a_photo

OFFICE = "application/vnd.openxmlformats-officedocument"
OPEN = "application/vnd.oasis.opendocument"
JAVASCRIPT = b"5 0 obj << /S /JavaScript /JS (app.alert\\(1\\)) >> endobj"


def kind_of(content: bytes) -> str:
    return read_kind(io.BytesIO(content))


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (a_photo(), "image/jpeg"),
        (a_photo(kind="PNG"), "image/png"),
        (a_photo(kind="WEBP"), "image/webp"),
        (a_pdf(), "application/pdf"),
        (a_pdf(packed_away(b"<< /Type /Page >>")), "application/pdf"),
        (b"Bonjour", "text/plain"),
        ("\ufeffÉté\r\n\tdéjà".encode(), "text/plain"),
        (("é" * 300_000).encode(), "text/plain"),
        (archive(WORD), f"{OFFICE}.wordprocessingml.document"),
        (archive(EXCEL), f"{OFFICE}.spreadsheetml.sheet"),
        (archive(ODT), f"{OPEN}.text"),
        (archive(ODS), f"{OPEN}.spreadsheet"),
    ],
)
def test_each_kind_is_known_by_what_it_holds(content: bytes, kind: str) -> None:
    assert may_be_taken(content[:HEAD_BYTES])
    assert kind_of(content) == kind


SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"


@pytest.mark.parametrize(
    "content",
    [
        SVG,
        b"\xef\xbb\xbf \n<!doctype html><script>alert(1)</script>",
        b"<?xml version='1.0'?>" + SVG,
        b"GIF89a" + bytes(100),
        b"MZ\x90\x00" + bytes(100),
        b"\x7fELF" + bytes(100),
        b"\xff\xd8",
        b"RIFF\0\0\0\0WAVE" + bytes(50),
        "Bonjour à tous".encode("utf-16"),
        "Bonjour à tous".encode("latin-1"),
        "Bonjour à tout le monde".encode()[:9],
        b"Bonjour, et puis\x1b[31m rouge",
        b"%PDF-1.7\n" + bytes(100),
        archive({"a.txt": b"only a zip"}),
        archive({"index.html": b"<script>alert(1)</script>", "mimetype": ODT["mimetype"]}),
        archive({"mimetype": b"text/html", "content.xml": b""}),
        archive({"word/document.xml": b""}),
        b"PK\x03\x04" + bytes(100),
        archive(WORD)[:-10],
        b"#!/bin/sh\n" + archive(WORD),
    ],
)
def test_nothing_else_is_taken(content: bytes) -> None:
    with pytest.raises(NotTaken):
        kind_of(content)


@pytest.mark.parametrize("content", [SVG, b"GIF89a" + bytes(6), b"MZ\x90\x00" + bytes(8), b"\xff\xd8", b"\x00" * 12])
def test_what_cannot_become_a_file_we_take_is_known_by_its_first_bytes(content: bytes) -> None:
    assert not may_be_taken(content[:HEAD_BYTES])


@pytest.mark.parametrize(
    "content",
    [
        a_pdf(JAVASCRIPT),
        a_pdf(b"5 0 obj << /S /J#61vaScr#69pt >> endobj"),
        a_pdf(b"5 0 obj << /S /Launch /F (cmd.exe) >> endobj"),
        a_pdf(packed_away(b"1 0 " + JAVASCRIPT)),
        a_pdf(packed_away(b"1 0 " + JAVASCRIPT).replace(b"/ObjStm", b"/Obj#53tm")),
        a_pdf(packed_away(b" " * 100_000), packed_away(JAVASCRIPT)),
        archive(WORD | {"word/vbaProject.bin": b"macro"}),
        archive(EXCEL | {"xl/vbaProject.bin": b"macro"}),
        archive(ODT | {"Basic/Standard/Module1.xml": b"macro"}),
        archive(ODT | {"Scripts/python/harm.py": b"macro"}),
    ],
)
def test_a_document_with_a_program_in_it_is_told_apart(content: bytes) -> None:
    with pytest.raises(HoldsProgram):
        kind_of(content)


def test_an_archive_that_would_fill_the_disk_is_refused_unopened() -> None:
    bomb = archive(WORD | {f"word/{number}.xml": bytes(30_000_000) for number in range(2)})
    assert len(bomb) < 100_000
    with pytest.raises(NotTaken):
        kind_of(bomb)


def test_an_archive_of_too_many_members_is_refused() -> None:
    with pytest.raises(NotTaken):
        kind_of(archive(WORD | {f"word/{number}": b"" for number in range(5_001)}))


def test_a_pdf_whose_packed_objects_would_fill_the_memory_is_refused() -> None:
    with pytest.raises(NotTaken):
        kind_of(a_pdf(*[packed_away(bytes(10_000_000)) for _ in range(5)]))


def test_damage_anywhere_is_a_refusal_and_never_an_accident() -> None:
    dice = random.Random(4)  # noqa: S311 - chance to be repeated, not a secret
    whole = [a_photo(), a_pdf(packed_away(b"<< >>")), archive(WORD), archive(ODT), "Été".encode() * 50]
    outcomes = set()
    for _ in range(600):
        content = bytearray(dice.choice(whole))
        for _ in range(dice.randint(1, 6)):
            content[dice.randrange(len(content))] = dice.randrange(256)
        del content[dice.randint(len(content) // 2, len(content)) :]
        try:
            outcomes.add(kind_of(bytes(content)))
        except (NotTaken, HoldsProgram) as refusal:
            outcomes.add(type(refusal).__name__)
    assert "NotTaken" in outcomes
