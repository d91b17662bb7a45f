"""Documents for tests, right and hostile, made anew."""

import io
import zipfile
import zlib

WORD = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>"}
EXCEL = {"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"}
ODT = {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<office:document-content/>"}
ODS = {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<office:document-content/>"}


def archive(members: dict[str, bytes]) -> bytes:
    """A zip of these members, the first one unpacked as OpenDocument asks."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for number, (name, content) in enumerate(members.items()):
            made.writestr(name, content, zipfile.ZIP_STORED if number == 0 else zipfile.ZIP_DEFLATED)
    return out.getvalue()


def a_pdf(*objects: bytes) -> bytes:
    """A PDF of one empty page, and these objects."""
    body = b"1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj << /Type /Pages /Kids [] /Count 0 >> endobj\n"
    return b"%PDF-1.7\n" + body + b"\n".join(objects) + b"\ntrailer << /Root 1 0 R >>\n%%EOF\n"


def packed_away(content: bytes) -> bytes:
    """An object stream, as PDF packs objects."""
    packed = zlib.compress(content)
    return b"9 0 obj << /Type /ObjStm /Filter /FlateDecode /Length %d >> stream\n%s\nendstream endobj" % (
        len(packed),
        packed,
    )
